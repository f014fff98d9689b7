"""Words of the case page and of the forms of acts."""

WORDS = {
    "cases.back_queue": ("Ke daftar tugas", "To the task list"),
    "cases.back_mine": ("Ke pengajuan saya", "To my submissions"),
    "cases.back_case": ("Ke halaman pengajuan", "To the case"),
    "cases.done": (
        "Tercatat. Semua pihak terkait diberi tahu.",
        "Recorded. Everybody concerned is told.",
    ),
    "cases.closed_now": (
        "“{label}” tidak dapat dilakukan sekarang",
        "“{label}” cannot be done now",
    ),
    "cases.as_seat": ("Anda menjawab sebagai {seat}.", "You answer as {seat}."),
    "cases.waits_for_me": ("Menunggu Anda", "Waits for you"),
    "cases.twice_title": (
        "Formulir ini sudah terkirim dengan isi lain",
        "This form was sent already with other content",
    ),
    "cases.twice_words": (
        "Yang tercatat adalah kiriman pertama. Kiriman kedua tidak mengubah apa pun.",
        "What was sent first is recorded. The second sending changed nothing.",
    ),
    "cases.twice_happened": ("Yang tercatat", "What is recorded"),
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
    "cases.let_read": ("Baca dan umumkan", "Read and release"),
    "cases.words_wait": (
        "{n} tulisan belum tampil untuk umum.",
        (
            "{n} answer in words is not shown to the public yet."
            "|{n} answers in words are not shown to the public yet."
        ),
    ),
    "cases.words_wait_why": (
        "Daftar umum baru menyebut judulnya setelah diumumkan.",
        "Public lists give its title once it is released.",
    ),
    "cases.files": ("Foto dan berkas", "Photos and files"),
    "cases.asked": ("Isi yang diajukan", "What was sent in"),
    "cases.was": ("{label}, semula", "{label}, before"),
    "cases.later": ("Catatan selama proses", "Recorded on the way"),
    "cases.not_public": ("Tidak tampil untuk umum", "Not shown to the public"),
    "cases.asked_to_correct": ("Yang diminta diperbaiki", "What to correct"),
    "cases.choose_reason": ("Pilih alasannya", "Choose the reason"),
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
    "cases.parts": ("Bagian-bagiannya", "Its parts"),
    "cases.parts_hint": (
        (
            "Paling sedikit 2, paling banyak {most}. Yang tidak ditanyakan di sini ikut dari "
            "keseluruhannya. Setiap bagian mendapat nomor sendiri dan mulai di “{begin}”."
        ),
        (
            "At least 2, at most {most}. What is not asked here comes from the whole. Each gets "
            "a number of its own and begins at “{begin}”."
        ),
    ),
    "cases.part_more": ("Tambah satu bagian", "Add a part"),
    "cases.part_drop": ("Hapus bagian {n}", "Remove part {n}"),
    "cases.part_sum": ("Hitung jumlahnya", "Add them up"),
    "cases.part_share": (
        "{label}: {sum} dari {whole}",
        "{label}: {sum} of {whole}",
    ),
    "cases.part_over": ("kelebihan {over}", "{over} too much"),
    "cases.part_left": ("sisa {left}", "{left} left"),
    "cases.paper": (
        "Sudah diputuskan di atas kertas pada hari lain?",
        "Was this decided on paper on another day?",
    ),
    "cases.paper_day": ("Hari keputusan", "Day of the decision"),
    "cases.paper_hint": (
        (
            "Isi hanya bila keputusan dibuat lebih dulu, misalnya dalam musyawarah. Kedua hari "
            "akan terlihat: hari keputusan dan hari dicatat. Contoh: 3 3 2027."
        ),
        (
            "Fill this in only where it was decided earlier, as in a meeting. Both days will be "
            "shown: the day of the decision and the day of recording. For example: 3 3 2027."
        ),
    ),
    "cases.meeting_day": ("Hari rapat", "Day of the meeting"),
    "cases.meeting_hint": (
        "{how}. Salin harinya dari berita acara. Contoh: 3 3 2027.",
        "{how}. Copy the day from the minutes. For example: 3 3 2027.",
    ),
    "cases.meeting_no_day": (
        "Isi hari rapatnya, seperti di berita acara.",
        "Fill in the day of the meeting, as in its minutes.",
    ),
    "cases.paper_no_day": (
        "Hari ini tidak ada di kalender. Tulis tanggal, bulan, dan tahun.",
        "There is no such day. Write day, month and year.",
    ),
    "cases.paper_future": (
        "Hari ini belum terjadi. Keputusan dicatat setelah dibuat.",
        "This day is still to come. A decision is recorded once it is made.",
    ),
    "cases.paper_old": (
        "Hari ini lebih dari setahun yang lalu. Periksa tahunnya.",
        "This day is more than a year ago. Check the year.",
    ),
    "cases.remarks": ("Catatan pada isian", "Remarks on the answers"),
    "cases.remarks_hint": (
        "Buka isian yang perlu diperbaiki dan tulis catatannya. Hanya isian itu yang dapat diubah.",
        "Open what is to be corrected and write a remark. Only those answers can then be changed.",
    ),
    "cases.answers": ("Baca isi pengajuan dan catatannya", "Read what was sent and noted"),
    "cases.reopens_title": ("Sebelum Anda mengubah", "Before you change something"),
    "cases.reopens": (
        "Bila “{field}” berubah {limit}, persetujuan ini diminta lagi: {states}.",
        "If “{field}” changes {limit}, these approvals are asked for again: {states}.",
    ),
    "cases.reopens_than": (
        "Bila “{field}” berubah {limit} dari {seen}, persetujuan ini diminta lagi: {states}.",
        "If “{field}” changes {limit} from {seen}, these approvals are asked for again: {states}.",
    ),
    "cases.change_told": (
        "Bila “{field}” berubah, yang sudah menyetujui diberi tahu.",
        "If “{field}” changes, those who have approved are told.",
    ),
    "cases.held": (
        "“{label}” menunggu tanda tangan",
        "“{label}” waits for signatures",
    ),
    "cases.held_signed": ("Sudah ditandatangani:", "Signed so far:"),
    "cases.held_until": (
        (
            "Belum berlaku sampai semua menandatangani. Isi yang diubah atau tanda tangan yang "
            "ditolak mengakhirinya."
        ),
        ("Not in force until all have signed. A changed answer or a declined signature ends it."),
    ),
    "cases.remark_on": ("Catatan pada “{label}”", "Remark on “{label}”"),
    "cases.undo": ("Batalkan", "Undo"),
    "cases.undo_until": (
        "Bisa sampai pukul {until}, selama belum ada yang bertindak sesudahnya.",
        "Open until {until}, as long as nobody has acted since.",
    ),
    "cases.undo_still": (
        "Anda baru saja mencatat “{label}”. Belum ada yang diberi tahu.",
        "You have just recorded “{label}”. Nobody was told yet.",
    ),
    "cases.undo_still_answer": (
        "Anda baru saja mencatat jawaban. Belum ada yang diberi tahu.",
        "You have just recorded an answer. Nobody was told yet.",
    ),
    "cases.undone": (
        "Dibatalkan. Semuanya kembali seperti semula, dan pemberitahuannya tidak dikirim.",
        "Taken back. Everything stands as before, and no notice was sent.",
    ),
    "cases.not_undone": ("Tidak dibatalkan.", "It was not taken back."),
    "cases.urge": ("Ingatkan yang memegang", "Remind whoever has it"),
    "cases.urge_words": (
        "Terlalu lama? Anda dapat mengingatkan satu kali sehari. Ini tercatat di riwayat.",
        "Taking too long? You can send a reminder once a day. It stands in the timeline.",
    ),
    "cases.urged_today": (
        "Hari ini sudah diingatkan. Besok dapat lagi.",
        "It has been urged today. You can again tomorrow.",
    ),
    "cases.urged_done": (
        "Pengingat dikirim kepada yang memegang kasus ini.",
        "A reminder goes to whoever has this case.",
    ),
    "cases.not_urged": ("Pengingat tidak dikirim.", "No reminder was sent."),
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
            "Setelah diumumkan, siapa pun dapat membaca tulisan ini di halaman umum, dan "
            "judulnya tampil di daftar umum. Periksa dulu: jangan ada nama orang, nomor telepon, "
            "atau hal pribadi. Hapus centang pada yang belum boleh tampil."
        ),
        (
            "Once released, anybody can read these words on the public page, and public lists "
            "show the title. See that no names, phone numbers or private matters are in them. "
            "Untick what should not be shown."
        ),
    ),
    "cases.release_which": ("Yang diumumkan", "What everybody may read"),
    "cases.release_tick": (
        "Centang paling sedikit satu tulisan, atau batalkan",
        "Tick at least one, or cancel",
    ),
    "cases.release_button": ("Umumkan", "Release"),
    "cases.release_nothing": (
        "Tidak ada tulisan yang menunggu diumumkan.",
        "No words wait to be released.",
    ),
}
