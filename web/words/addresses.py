"""Words of the addresses beside mail: adding one, its code, taking it away."""

WORDS = {
    "channel.mail": ("Surel", "Mail"),
    "channel.sms": ("SMS", "SMS"),
    "channel.whatsapp": ("WhatsApp", "WhatsApp"),
    "channel.telegram": ("Telegram", "Telegram"),
    "addresses.title": ("Ke mana kabar dikirim", "Where news is sent"),
    "addresses.mail": (
        "Surel dikirim ke {mail}. Kabar juga dapat dikirim lewat:",
        "Mail goes to {mail}. News can also come by:",
    ),
    "addresses.no_mail": (
        (
            "Alamat surel Anda belum tercatat. Tambahkan salah satu di bawah ini, maka kabar "
            "dikirim ke sana."
        ),
        "No mail address of yours is known. Add one of these, and news is sent there.",
    ),
    "addresses.label_sms": ("Nomor telepon seluler", "Number of your mobile telephone"),
    "addresses.hint_sms": (
        (
            "Misalnya 0812 3456 7890. Kami mengirim kode ke nomor itu, supaya kabar Anda tidak "
            "sampai ke orang lain."
        ),
        (
            "Such as 0812 3456 7890. We send a code to it, so that your news does not reach "
            "somebody else."
        ),
    ),
    "addresses.label_whatsapp": ("Nomor WhatsApp", "Number on WhatsApp"),
    "addresses.hint_whatsapp": (
        "Misalnya 0812 3456 7890. Kami mengirim kode ke nomor itu lewat WhatsApp.",
        "Such as 0812 3456 7890. We send a code to it by WhatsApp.",
    ),
    "addresses.label_telegram": ("Nomor obrolan Telegram Anda", "Number of your Telegram chat"),
    "addresses.hint_telegram": (
        (
            "Buka {bot} di Telegram dan tekan Mulai; tanpa itu ia tidak boleh mengirim apa pun. "
            "Nomor obrolan Anda (hanya angka) ditunjukkan bot itu atau petugas."
        ),
        (
            "Open {bot} in Telegram and press Start; it may send nothing before. It or the office "
            "tells you the number of your chat (digits only)."
        ),
    ),
    "addresses.the_bot": ("bot kantor ini", "the bot of this office"),
    "addresses.send_code": ("Kirim kode", "Send a code"),
    "addresses.code": ("Kode enam angka", "Code of six digits"),
    "addresses.code_hint": (
        "Sudah dikirim ke alamat di atas; biasanya sampai dalam semenit. Berlaku 15 menit.",
        "It was sent to the address above, mostly within a minute, and is good for 15 minutes.",
    ),
    "addresses.confirm": ("Simpan", "Keep it"),
    "addresses.again": ("Kirim kode baru", "Send another code"),
    "addresses.remove": ("Hapus", "Remove"),
    "addresses.proven": ("Terbukti", "Proven"),
    "addresses.waits": ("Menunggu kode", "Waits for the code"),
    "addresses.lapsed": (
        "Kodenya sudah tidak berlaku. Minta kode baru, atau tulis lagi.",
        "The code is good no more. Have another one sent, or type it anew.",
    ),
    "addresses.code_failed": (
        "Kode tidak dapat dikirim ke sana. Periksa dan tulis lagi.",
        "No code could be sent there. Check it and type it anew.",
    ),
    "addresses.failed": (
        (
            "Kabar terakhir tidak sampai ke sana ({when}); kalau surel Anda tercatat, kabar itu "
            "dikirim lewat surel."
        ),
        "The last message did not get there ({when}); it went by mail if yours is known.",
    ),
    "addresses.done_tambah": (
        "Kode sedang dikirim. Tulis kodenya di bawah ini.",
        "A code is on its way. Type it below.",
    ),
    "addresses.done_ulang": (
        "Kode baru sedang dikirim. Kode yang lama tidak berlaku lagi.",
        "Another code is on its way. The one before is good no more.",
    ),
    "addresses.done_kode": (
        "Sudah terbukti. Pilih di bawah kabar mana yang dikirim ke sana.",
        "It is proven. Choose below which news is sent there.",
    ),
    "addresses.done_hapus": (
        "Sudah dihapus. Tidak ada lagi yang dikirim ke sana.",
        "It is removed. Nothing is sent there any more.",
    ),
    "addresses.reason": ("Alasan", "Reason"),
    "addresses.counter": ("Alamat untuk kabar", "Addresses for news"),
    "addresses.counter_link": (
        "Nomor dan obrolan untuk kabar",
        "Numbers and chats for news",
    ),
    "addresses.counter_lead": (
        (
            "Untuk orang yang datang ke loket dan tidak punya surel. Tulis nomornya; kode masuk ke "
            "teleponnya, dan ia membacakannya kepada Anda. Nama Anda dan alasannya tercatat di "
            "register; nomornya tidak."
        ),
        (
            "For somebody at the counter who has no mail. Type the number; a code comes to their "
            "telephone and they read it to you. Your name and the reason stand in the register; "
            "the number does not."
        ),
    ),
    "addresses.counter_none": (
        "Kantor ini hanya memakai surel. Saluran lain diatur oleh pengelola program.",
        "This office uses mail alone. Whoever runs the program sets up other channels.",
    ),
    "addresses.counter_done": ("Sudah dicatat.", "It is kept."),
    "register.address_begun": (
        "Menulis alamat untuk kabar {person}",
        "Typed an address for news to {person}",
    ),
    "register.address_proven": (
        "Alamat untuk kabar {person} terbukti",
        "An address for news to {person} was proven",
    ),
    "register.address_removed": (
        "Menghapus alamat untuk kabar {person}",
        "Removed an address for news to {person}",
    ),
    "why.address_missing": ("Tulis nomornya dahulu.", "Type the number first."),
    "why.address_no_number": (
        "Nomor telepon hanya berisi angka, misalnya 0812 3456 7890.",
        "A telephone number holds digits only, such as 0812 3456 7890.",
    ),
    "why.address_abroad": (
        "Hanya nomor seluler Indonesia (+62) yang dapat dipakai.",
        "Only Indonesian mobile numbers (+62) can be used.",
    ),
    "why.address_no_mobile": (
        "Ini bukan nomor seluler. Nomor seluler dimulai dengan 08, misalnya 0812 3456 7890.",
        "This is no mobile number. One begins with 08, such as 0812 3456 7890.",
    ),
    "why.address_wrong_length": (
        "Jumlah angkanya tidak cocok. Nomor seluler punya 10 sampai 13 angka.",
        "The number of digits does not fit. A mobile number has 10 to 13.",
    ),
    "why.address_no_chat": (
        "Nomor obrolan Telegram hanya berisi angka, misalnya 987654321.",
        "The number of a Telegram chat holds digits only, such as 987654321.",
    ),
    "why.code_wrong": (
        "Kodenya tidak cocok. Anda dapat mencoba {count} kali lagi.",
        "The code does not match. You can try {count} more times.",
    ),
    "why.code_over": (
        "Kode ini tidak berlaku lagi. Minta kode baru.",
        "This code is good no more. Have another one sent.",
    ),
}
