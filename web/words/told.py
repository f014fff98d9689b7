"""Words of the page that says who was told of a case and what became of it."""

WORDS = {
    "told.title": ("Kabar yang dikirim", "What was told"),
    "told.link": (
        "Kabar yang dikirim kepada orang ini, dan yang gagal",
        "What this person was told, and what failed",
    ),
    "told.lead": (
        "Setiap kabar untuk orang ini, yang terbaru di atas.",
        "Every message to this person, the newest on top.",
    ),
    "told.of_office": ("Urusan kantor", "Business of the office"),
    "told.nothing": ("Belum ada kabar yang dikirim.", "No message yet."),
    "told.done": (
        "Kabar akan dicoba lagi. Ini tercatat di register, dan kendalanya selesai.",
        "The message will be tried again. It stands in the register, and its incident is settled.",
    ),
    "told.by_page": ("di halaman", "on the page"),
    "told.by_mail": ("lewat surel", "by mail"),
    "told.by_sms": ("lewat SMS", "by SMS"),
    "told.by_whatsapp": ("lewat WhatsApp", "by WhatsApp"),
    "told.by_telegram": ("lewat Telegram", "by Telegram"),
    "told.kind_code": ("kode", "code"),
    "told.kind_task": ("perlu tindakan", "needs them"),
    "told.kind_reminder": ("pengingat", "reminder"),
    "told.kind_outcome": ("keputusan", "decision"),
    "told.kind_office": ("urusan kantor", "business of the office"),
    "told.kind_progress": ("kabar", "news"),
    "told.chip_shown": ("Tampil", "Shown"),
    "told.chip_read": ("Dibaca", "Read"),
    "told.chip_sent": ("Terkirim", "Sent"),
    "told.chip_closed": ("Tidak perlu", "Not needed"),
    "told.chip_failed": ("Gagal", "Failed"),
    "told.chip_instead": ("Diganti surel", "Mail instead"),
    "told.chip_again": ("Dicoba lagi", "Tried again"),
    "told.chip_digest": ("Menunggu ringkasan", "Waits for the digest"),
    "told.chip_quiet": ("Menunggu jam tenang", "Waits for quiet hours"),
    "told.chip_soon": ("Segera", "Soon"),
    "told.shown": ("sejak {when}, belum dibaca", "since {when}, not read yet"),
    "told.read": ("pada {when}", "on {when}"),
    "told.sent": ("pada {when}", "on {when}"),
    "told.closed": (
        "Sudah tidak perlu sebelum berangkat, jadi tidak dikirim.",
        "It was needed no more before it left, so it was not sent.",
    ),
    "told.failed": (
        "sejak {when}. Beri tahu orangnya dengan cara lain, atau coba lagi.",
        "since {when}. Tell the person in another way, or try again.",
    ),
    "told.instead": (
        "Gagal pada {when}; kabarnya dikirim lewat surel.",
        "Failed on {when}; the news was sent by mail.",
    ),
    "told.again": ("Belum berhasil; dicoba lagi {when}.", "Not yet; tried again {when}."),
    "told.digest": (
        "Dikirim bersama kabar lain {when}.",
        "It goes with other news {when}.",
    ),
    "told.quiet": (
        "Penerima memilih jam tenang; dikirim {when}.",
        "The person chose quiet hours; it goes {when}.",
    ),
    "told.soon": ("Sedang dikirim.", "It is on its way."),
    "told.why_address": (
        "Alamat surelnya tidak ada atau tidak dikenal. Perbaiki alamatnya di halaman orang itu.",
        "There is no mail address, or it is not known. Correct it on the page of the person.",
    ),
    "told.why_mailbox": (
        "Kotak surat penerima tidak menerima surel untuk sementara, misalnya karena penuh.",
        "The mailbox takes no mail at present, such as when it is full.",
    ),
    "told.why_refused": (
        "Server surel tidak mau menerima isi surel ini.",
        "The mail server does not want to take this message.",
    ),
    "told.why_server": (
        "Server surel tidak dapat dihubungi.",
        "The mail server could not be reached.",
    ),
    "told.why_letter": (
        "Surelnya tidak dapat ditulis. Beri tahu pengelola program.",
        "The message could not be written. Tell whoever runs the program.",
    ),
    "told.why_no_address": (
        "Orang ini tidak punya alamat terbukti di sana (lagi).",
        "The person has no proven address there (any more).",
    ),
    "told.why_no_channel": (
        "Kantor tidak lagi memakai saluran ini.",
        "The office uses this channel no more.",
    ),
    "told.why_gateway": (
        "Layanan pengirim tidak dapat dipakai. Beri tahu pengelola program.",
        "The sending service could not be used. Tell whoever runs the program.",
    ),
    "told.why_gateway_no": (
        "Layanan pengirim tidak mau meneruskan kabar ini ke nomor itu.",
        "The sending service does not want to pass this message on to that address.",
    ),
    "told.reason": ("Alasan mencoba lagi", "Why it should be tried again"),
    "told.again_button": ("Coba kirim lagi", "Try again"),
    "register.delivery_again": (
        "Kabar kepada {person} dicoba lagi",
        "A message to {person} is tried again",
    ),
    "why.not_given_up": (
        "Kabar ini tidak (lagi) gagal, jadi tidak perlu dicoba lagi.",
        "This message has not failed (any more), so there is nothing to try again.",
    ),
}
