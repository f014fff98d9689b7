"""Words of the case page and of the forms of acts."""

WORDS = {
    "cases.back_queue": ("Ke daftar tugas", "To the task list"),
    "cases.back_mine": ("Ke usulan saya", "To my proposals"),
    "cases.done": (
        "Tercatat. Semua pihak terkait diberi tahu.",
        "Recorded. Everybody concerned is told.",
    ),
    "cases.released_done": (
        "Tulisan ini sekarang dapat dibaca umum.",
        "These words can now be read by everybody.",
    ),
    "cases.what_you_can_do": ("Yang dapat Anda lakukan", "What you can do"),
    "cases.nothing_to_do": (
        "Tidak ada tindakan untuk Anda saat ini. Anda diberi tahu bila ada.",
        "Nothing for you to do now. You are told when there is.",
    ),
    "cases.ended": (
        "Sudah selesai. Tidak ada lagi yang perlu dilakukan.",
        "It has ended. Nothing is left to do.",
    ),
    "cases.why_not": (
        "Tindakan lain dan mengapa tidak terbuka ({n})",
        "Other acts and why they are closed ({n})",
    ),
    "cases.public_page": ("Halaman untuk umum", "The public page"),
    "cases.let_read": ("Umumkan tulisan ({n})", "Let the public read words ({n})"),
    "cases.files": ("Foto dan berkas", "Photos and files"),
    "cases.later": ("Catatan selama proses", "Recorded on the way"),
    "cases.not_public": ("Tidak tampil untuk umum", "Not shown to the public"),
    "cases.asked_to_correct": ("Yang diminta diperbaiki", "What to correct"),
    "cases.reason": ("Alasan", "Reason"),
    "cases.words": ("Penjelasan dengan kata biasa", "Explanation in plain words"),
    "cases.words_hint": (
        "Dibaca pengusul dan umum. Jangan tulis nama orang, nomor telepon, atau NIK.",
        "Read by the proposer and the public. No names, phone or identity numbers.",
    ),
    "cases.next": ("Yang dapat dilakukan pengusul sekarang", "What the proposer can do now"),
    "cases.next_hint": (
        "Kosongkan untuk memakai langkah baku dari alasan yang dipilih.",
        "Leave empty to use the usual next step of the chosen reason.",
    ),
    "cases.remarks": ("Catatan pada isian", "Remarks on the answers"),
    "cases.remarks_hint": (
        "Tulis catatan hanya pada isian yang perlu diperbaiki. Hanya isian itu yang dibuka.",
        "Write a remark only where something is to be corrected. Only those answers are unlocked.",
    ),
    "cases.cancel": ("Batal", "Cancel"),
    "cases.moved_title": ("Sudah ada yang bertindak lebih dulu", "Somebody else was faster"),
    "cases.moved_words": (
        "Sejak halaman Anda dibuka, keadaannya berubah. Tindakan Anda belum dicatat.",
        "Since you opened the page, something has happened. Your act was not recorded.",
    ),
    "cases.moved_happened": ("Yang terjadi", "What happened"),
    "cases.moved_typed": ("Yang Anda tulis", "What you wrote"),
    "cases.moved_kept": (
        "Salin bila masih diperlukan, lalu buka keadaan terbaru.",
        "Copy it if you still need it, then open the case as it stands.",
    ),
    "cases.moved_open": ("Buka keadaan terbaru", "Open the case as it stands"),
    "cases.release_title": ("Umumkan tulisan", "Let the public read the words"),
    "cases.release_words": (
        (
            "Setelah diumumkan, siapa pun yang punya nomornya dapat membaca tulisan ini. "
            "Periksa bahwa tidak ada nama orang atau hal pribadi."
        ),
        (
            "Once released, anybody with the number can read these words. "
            "See that no names or private matters are in them."
        ),
    ),
    "cases.release_button": ("Umumkan", "Release"),
    "cases.release_nothing": (
        "Tidak ada tulisan yang menunggu diumumkan.",
        "No words wait to be released.",
    ),
}
