"""Words of windows that shut: the countdown on a form, and the mark of what came after."""

WORDS = {
    "why.window_grace_over": (
        (
            "Sudah ditutup. Masanya sampai {last_on}; yang mulai diisi sebelum itu masih diterima "
            "sampai {until}. Isian Anda dimulai {begun}."
        ),
        (
            "Closed. It ran until {last_on}; what was begun before was still taken until {until}. "
            "Yours was begun {begun}."
        ),
    ),
    "late.chip": ("masuk sesudah masa ditutup", "came after the window shut"),
    "late.words": (
        "Mulai diisi {begun}, sebelum masanya ditutup; diterima {at}.",
        "Begun {begun}, before the window shut; received {at}.",
    ),
    "late.entry": (
        "Mulai diisi {begun}. Masanya ditutup {shut}; yang dimulai sebelumnya masih diterima.",
        "Begun {begun}. The window shut {shut}; what was begun before was still taken.",
    ),
    "late.only": (
        "Hanya yang masuk sesudah masa ditutup",
        "Only what came after the window shut",
    ),
    "late.receipt": (
        "Dimulai sebelum masa ditutup, diterima sesudahnya",
        "Begun before the window shut, received after",
    ),
    "late.receipt_words": (
        (
            "Anda mulai mengisi {begun}. Masanya ditutup {shut}, dan kiriman Anda sampai {at}. "
            "Kiriman ini ikut antre seperti yang lain, dengan tanda yang dapat dibaca semua orang."
        ),
        (
            "You began {begun}. The window shut {shut}, and this came {at}. It is in the queue "
            "like all others, with a mark that everybody can read."
        ),
    ),
    "late.shuts": ("Masa ini ditutup {shut} ({left}).", "The window closes {shut} ({left})."),
    "late.hours_left": ("{n} jam lagi", "{n} hour left|{n} hours left"),
    "late.minutes_left": ("{n} menit lagi", "{n} minute left|{n} minutes left"),
    "late.begun_counts": (
        (
            "Isian ini sudah dimulai: bila baru terkirim sesudah itu, masih diterima sampai "
            "{until}, dengan tanda."
        ),
        (
            "You have begun: if it is sent only after that, it is still taken until {until}, "
            "with a mark."
        ),
    ),
    "late.no_grace": (
        "Sesudah itu tidak ada yang diterima lagi, juga yang sudah dimulai.",
        "After that nothing is taken any more, nor what was begun.",
    ),
    "late.still": (
        "Masa ini sudah ditutup {shut}. Isian Anda dimulai sebelumnya, jadi masih diterima",
        "The window shut {shut}. Yours was begun before, so it is still taken",
    ),
    "late.still_until": (
        "Kirim paling lambat {until} ({left}). Kiriman Anda diberi tanda.",
        "Send it by {until} ({left}). It will be marked.",
    ),
    "late.draft_until": (
        "Masih diterima sampai {until}",
        "Still taken until {until}",
    ),
    "late.shut_title": ("Isian ini belum dapat dikirim", "This cannot be sent now"),
    "late.draft_stays": (
        "Tidak ada yang hilang: isian Anda tetap tersimpan paling sedikit 90 hari.",
        "Nothing is lost: your answers are kept for 90 days at least.",
    ),
    "late.next_unknown": (
        "Masa berikutnya belum ditetapkan.",
        "The next window has not been decided yet.",
    ),
    "late.ask": ("Tanyakan kepada {who}.", "Ask {who}."),
}
