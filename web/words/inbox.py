"""Words of the inbox and of the sample set-up's mailbox."""

WORDS = {
    "inbox.title": ("Pemberitahuan", "Notices"),
    "inbox.count": ("{n} belum dibaca", "{n} unread"),
    "inbox.all_read": ("Semua sudah dibaca", "Everything is read"),
    "inbox.new": ("Belum dibaca", "Unread"),
    "inbox.mark_all": ("Tandai semua sudah dibaca", "Mark all as read"),
    "inbox.newest": ("Ke yang terbaru", "To the newest"),
    "inbox.nothing": ("Belum ada pemberitahuan.", "No notices yet."),
    "inbox.nothing_older": ("Tidak ada yang lebih lama.", "There is nothing older."),
    "inbox.nothing_teaches": (
        (
            "Di sini Anda membaca kabar tentang pengajuan Anda dan tugas yang menunggu Anda. "
            "Kabar yang penting juga dikirim lewat surel, bila alamatnya tercatat."
        ),
        (
            "Here you read news of your submissions and tasks that wait for you. What matters "
            "is sent by mail too, where an address is known."
        ),
    ),
    "inbox.mailbox": ("Kotak surat contoh", "Sample mailbox"),
    "inbox.mailbox_lead": (
        (
            "Ini pemasangan contoh: surel dan SMS tidak meninggalkan komputer ini. Semua yang "
            "seharusnya terkirim tampil di sini."
        ),
        (
            "This is a sample set-up: no mail and no SMS leaves this computer. Everything that "
            "would have been sent is shown here."
        ),
    ),
    "inbox.mailbox_to": ("Kepada", "To"),
    "inbox.mailbox_filter": ("Hanya untuk alamat atau nomor", "Only for the address or number"),
    "inbox.mailbox_show": ("Tampilkan", "Show"),
    "inbox.mailbox_all": ("Semua alamat", "All addresses"),
    "inbox.mailbox_none": (
        "Belum ada apa-apa. Surel tugas terkirim sekitar satu menit setelah keputusan dicatat.",
        "Nothing yet. Mail about a task leaves about a minute after a decision is recorded.",
    ),
}
