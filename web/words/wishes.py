"""Words of the page on which a person says how they want to hear."""

WORDS = {
    "wishes.title": ("Cara saya diberi tahu", "How I am told"),
    "wishes.lead": (
        (
            "Semua kabar selalu tampil di Pemberitahuan. Di sini Anda memilih apa yang juga "
            "dikirim lewat surel."
        ),
        "All news always stands under Notices. Here you choose what comes by mail as well.",
    ),
    "wishes.lead_any": (
        (
            "Semua kabar selalu tampil di Pemberitahuan. Di sini Anda memilih apa yang juga "
            "dikirim kepada Anda, dan lewat apa."
        ),
        "All news always stands under Notices. Here you choose what is sent as well, and how.",
    ),
    "wishes.which": ("Kabar mana, dan kapan", "Which news, and when"),
    "wishes.way_at_once_any": ("Dikirim segera", "Sent at once"),
    "wishes.way_digest_any": (
        "Dalam satu ringkasan, pagi hari kerja pukul 07.00",
        "In one digest, at 07:00 on working days",
    ),
    "wishes.way_page_any": (
        "Tidak dikirim, cukup di Pemberitahuan",
        "Not sent, the page Notices is enough",
    ),
    "wishes.at_once_by": ("Yang segera dikirim lewat", "What is sent at once comes by"),
    "wishes.digest_by": ("Ringkasan dikirim lewat", "The digest comes by"),
    "wishes.by_hint": (
        "Kalau lewat jalan itu tidak sampai, kabarnya dikirim lewat surel.",
        "What cannot get there that way is sent by mail.",
    ),
    "wishes.quiet_hint_any": (
        "Kabar pada jam itu menunggu sampai jam tenang selesai. Tidak ada yang hilang.",
        "What falls into them waits until they are over. Nothing is lost.",
    ),
    "wishes.quiet_yes_any": (
        "Ya, jangan kirim apa pun pada jam ini",
        "Yes, send nothing in these hours",
    ),
    "wishes.quiet_no_any": (
        "Tidak, kabar boleh datang kapan saja",
        "No, news may come at any hour",
    ),
    "wishes.language_any": ("Bahasa kabar yang dikirim", "Language of what is sent"),
    "wishes.no_address": (
        (
            "Alamat surel Anda belum tercatat, jadi kabar hanya tampil di halaman ini. Mintalah "
            "sekretariat atau petugas kelurahan/desa mencatatnya."
        ),
        (
            "No mail address of yours is known, so news stands on these pages alone. Ask the "
            "secretariat or the village office to write it down."
        ),
    ),
    "wishes.done": ("Pilihan Anda sudah disimpan.", "Your choice is kept."),
    "wishes.needs": ("Yang perlu tindakan saya", "What needs me"),
    "wishes.needs_hint": (
        "Tugas baru, pertanyaan, dan pengingat batas waktu.",
        "New tasks, questions, and reminders before they are due.",
    ),
    "wishes.ends": ("Akhir dari kasus saya", "The end of my case"),
    "wishes.ends_hint": (
        "Misalnya diterima, ditolak, atau selesai dikerjakan.",
        "Such as accepted, rejected, or carried out.",
    ),
    "wishes.news": ("Kabar lain", "Other news"),
    "wishes.news_hint": (
        "Misalnya usulan Anda pindah ke kantor berikutnya.",
        "Such as your proposal moving to the next office.",
    ),
    "wishes.way_at_once": ("Surel segera", "Mail at once"),
    "wishes.way_digest": (
        "Satu surel ringkasan, pagi hari kerja pukul 07.00",
        "One mail with all of it, at 07:00 on working days",
    ),
    "wishes.way_page": (
        "Tanpa surel, cukup di Pemberitahuan",
        "No mail, the page Notices is enough",
    ),
    "wishes.quiet": ("Jam tenang", "Quiet hours"),
    "wishes.quiet_hint": (
        "Surel pada jam itu menunggu sampai jam tenang selesai. Tidak ada yang hilang.",
        "Mail that falls into them waits until they are over. Nothing is lost.",
    ),
    "wishes.quiet_yes": ("Ya, jangan kirim surel pada jam ini", "Yes, no mail in these hours"),
    "wishes.quiet_no": ("Tidak, surel boleh datang kapan saja", "No, mail may come at any hour"),
    "wishes.quiet_from": ("Mulai pukul", "From"),
    "wishes.quiet_until": ("Sampai pukul", "Until"),
    "wishes.language": ("Bahasa surel", "Language of the mail"),
    "wishes.language_own": ("Seperti yang dicatat kantor", "As the office wrote it down"),
    "wishes.language_id": ("Bahasa Indonesia", "Indonesian"),
    "wishes.language_en": ("Bahasa Inggris", "English"),
    "wishes.save": ("Simpan", "Save"),
    "wishes.choose": ("Pilih salah satu.", "Choose one of them."),
    "wishes.choose_hour": ("Pilih jam", "Choose an hour"),
    "wishes.no_hour": ("Pilih jamnya.", "Choose the hour."),
    "wishes.whole_day": (
        "Jam mulai dan selesai sama. Pilih jam yang berbeda, atau pilih tanpa jam tenang.",
        "Both hours are the same. Choose different ones, or choose no quiet hours.",
    ),
}
