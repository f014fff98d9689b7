"""Words of proposing: the form, its drafts, the receipt. Nothing here knows a workflow."""

WORDS = {
    "propose.start_title": ("Kirim usulan", "Send a proposal"),
    "propose.start_lead": (
        (
            "Pilih yang ingin Anda kirim. Isian disimpan di setiap langkah; Anda dapat berhenti "
            "dan melanjutkan kapan saja."
        ),
        "Choose what you want to send. Each step is saved; you can stop and go on at any time.",
    ),
    "propose.begin": ("Mulai", "Begin"),
    "propose.begin_named": ("Mulai: {title}", "Begin: {title}"),
    "propose.open_until": ("Dibuka sampai {day}", "Open until {day}"),
    "propose.days_left": ("{n} hari lagi", "{n} day left|{n} days left"),
    "propose.last_day": ("hari terakhir", "the last day"),
    "propose.always_open": ("Dibuka sepanjang tahun", "Open all year"),
    "propose.shut_channel": (
        (
            "Jika mendesak atau berbahaya, hubungi kantor desa atau kelurahan Anda sekarang: "
            "mereka dapat mencatat dan menyalurkannya tanpa menunggu masa usulan."
        ),
        (
            "If it is urgent or dangerous, call your village office now: they can record it and "
            "pass it on without waiting for the next round."
        ),
    ),
    "propose.nothing_open": (
        "Belum ada yang dapat Anda kirim di kantor ini.",
        "There is nothing yet that you can send at this office.",
    ),
    "propose.drafts": ("Draf saya", "My drafts"),
    "propose.drafts_words": (
        "Draf disimpan paling sedikit 90 hari.",
        "Drafts are kept for 90 days at least.",
    ),
    "propose.go_on": ("Lanjutkan", "Go on"),
    "propose.saved_at": ("tersimpan {when}", "saved {when}"),
    "propose.on_behalf_of": ("atas nama {name}", "on behalf of {name}"),
    "propose.for_title": ("Pengajuan ini dari siapa?", "Who is asking?"),
    "propose.for_me": ("Dari saya sendiri", "My own"),
    "propose.for_other": (
        "Dari orang lain, saya yang mengetikkan",
        "Somebody else's, I am typing it",
    ),
    "propose.for_other_hint": (
        "Nama orang itu dan nama Anda sama-sama dicatat.",
        "Their name and yours are both recorded.",
    ),
    "propose.for_missing": ("Pilih dari siapa pengajuan ini", "Choose who is asking"),
    "propose.other_name": ("Nama pengusul", "Name of the proposer"),
    "propose.other_name_hint": (
        "Isi jika pengajuan ini dari orang lain.",
        "Fill in if it is somebody else's.",
    ),
    "propose.other_phone": ("Nomor telepon pengusul", "The proposer's telephone"),
    "propose.other_phone_hint": (
        "Hanya dilihat petugas. Boleh dikosongkan.",
        "Only officials see it. May be left empty.",
    ),
    "propose.step": ("Langkah {place} dari {count}", "Step {place} of {count}"),
    "propose.saved": ("Tersimpan {clock}", "Saved {clock}"),
    "propose.saved_where": (
        "Draf ada di “Pengajuan saya”.",
        "The draft is under “My submissions”.",
    ),
    "propose.save_and_back": ("Simpan dan periksa lagi", "Save and check again"),
    "propose.choose": ("Pilih jawaban: {label}", "Choose an answer: {label}"),
    "propose.choose_place": (
        "Pilih desa atau kelurahan; RW dan RT ditulis dengan angka",
        "Choose the village; RW and RT are written as numbers",
    ),
    "propose.draft_gone": ("Draf ini sudah dibuang.", "This draft was thrown away."),
    "propose.around_title": (
        "Sudah ada usulan di tempat ini",
        "There are proposals for this place already",
    ),
    "propose.around_lead": (
        (
            "Periksa dahulu. Jika yang Anda maksud sudah ada, ikuti saja usulan itu: mengirim "
            "dua kali tidak mempercepat."
        ),
        (
            "Look first. If yours is here already, follow that one: sending it twice does not "
            "make it faster."
        ),
    ),
    "propose.around_go_on": ("Usulan saya berbeda, lanjutkan", "Mine is different, go on"),
    "propose.check_title": ("Periksa jawaban Anda", "Check your answers"),
    "propose.check_lead": (
        (
            "Belum ada yang dikirim. Sesudah dikirim, isi usulan tidak dapat diubah kecuali "
            "petugas memintanya."
        ),
        (
            "Nothing has been sent yet. After sending, the answers can be changed only when an "
            "official asks for it."
        ),
    ),
    "propose.changed": (
        "Isian berubah sejak halaman ini dibuka, mungkin di tab lain. Periksa lagi, lalu kirim.",
        (
            "The answers changed since this page was opened, perhaps in another tab. Check "
            "again, then send."
        ),
    ),
    "propose.send": ("Kirim {subject}", "Send the {subject}"),
    "propose.who": ("Pengusul", "Proposer"),
    "propose.typed_by": ("Diketikkan oleh {name}", "Typed by {name}"),
    "propose.nearby": ("Usulan lain di RW ini", "Other proposals in this RW"),
    "propose.receipt_title": ("{subject} sudah terkirim", "{subject} has been sent"),
    "propose.your_number": ("Nomor Anda", "Your number"),
    "propose.your_secret": ("Kata rahasia", "The secret"),
    "propose.secret_words": (
        "Simpan keduanya. Halaman ini hanya terbuka dengan nomor dan kata rahasia.",
        "Keep both. The page opens only with the number and the secret.",
    ),
    "propose.sent_on": ("Dikirim {when}", "Sent {when}"),
    "propose.what_next": ("Apa yang terjadi sekarang", "What happens now"),
    "propose.next_told": (
        "Anda diberi tahu jika ada yang perlu Anda lakukan, dan saat ada keputusan.",
        "You will be told when something needs you, and when it is decided.",
    ),
    "propose.next_follow": (
        "Siapa pun dapat mengikuti dengan nomor ini, tanpa masuk.",
        "Anybody can follow it by this number, without logging in.",
    ),
    "propose.missing_files": (
        "Belum ada: {labels}. Boleh menyusul dari halaman pengajuan.",
        "Still to come: {labels}. They may follow on the page of the proposal.",
    ),
    "propose.add_files": ("Susulkan foto atau surat", "Add photos or papers"),
    "propose.follow_it": ("Ikuti pengajuan ini", "Follow it"),
    "propose.follow_at": ("Ikuti di", "Follow at"),
    "propose.print": (
        "Halaman ini dapat dicetak atau disimpan sebagai bukti. Alamatnya tetap berlaku.",
        "This page can be printed or kept as proof. Its address stays valid.",
    ),
    "propose.another": ("Kirim yang lain", "Send another one"),
    "propose.before_title": (
        "Formulir ini sudah dikirim, dan isinya sekarang berbeda",
        "This form was sent already, and holds something else now",
    ),
    "propose.before_lead": (
        (
            "Yang terkirim bernomor {number} pada {when}. Yang berbeda ada di bawah; tidak ada "
            "yang dibuang."
        ),
        (
            "What was sent has the number {number}, {when}. What differs is below; nothing was "
            "dropped."
        ),
    ),
    "propose.as_sent": ("Yang terkirim", "As it was sent"),
    "propose.as_here": ("Yang ada di sini", "As it stands here"),
    "propose.question": ("Pertanyaan", "Question"),
    "propose.keep_sent": ("Pakai yang sudah terkirim", "Keep what was sent"),
    "propose.send_new": ("Jadikan pengajuan baru", "Make it a new one"),
    "propose.mine_title": ("Pengajuan saya", "My submissions"),
    "propose.for_you": ("Menunggu Anda", "Waiting for you"),
    "propose.open_case": ("Buka dan perbaiki", "Open and correct"),
    "propose.all_mine": ("Semua pengajuan saya", "All my submissions"),
    "propose.none": ("Anda belum mengajukan apa pun.", "You have not sent anything yet."),
    "propose.none_words": (
        "Mulailah dari kebutuhan di RT atau RW Anda. Satu usulan memakan waktu sekitar lima menit.",
        "Begin with what your RT or RW needs. One proposal takes about five minutes.",
    ),
    "propose.discard": ("Buang draf", "Throw the draft away"),
    "propose.discard_title": ("Buang draf ini?", "Throw this draft away?"),
    "propose.discard_words": (
        (
            "Isiannya akan hilang dan tidak dapat dikembalikan. Usulan yang sudah terkirim tidak "
            "berubah."
        ),
        "Its answers will be gone for good. What was sent does not change.",
    ),
    "propose.discard_yes": ("Ya, buang", "Yes, throw it away"),
    "propose.discarded": ("Draf sudah dibuang.", "The draft was thrown away."),
    "propose.ended": ("berakhir {when}", "ended {when}"),
    "propose.answers": ("Jawaban", "Answers"),
    "propose.until": ("sampai {day}", "until {day}"),
    "propose.is_open": ("dibuka", "open"),
}
