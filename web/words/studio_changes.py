"""Words of changes that a second person publishes, of history, and of what may not be done."""

WORDS = {
    # changes
    "change.title": ("Perubahan aturan: {title}", "A change of the rules: {title}"),
    "change.number": ("Pengajuan {n}", "Change {n}"),
    "change.by": ("Ditulis oleh", "Written by"),
    "change.when": ("Diajukan", "Handed in"),
    "change.over": ("Di atas", "Over"),
    "change.kind": ("Macam", "Kind"),
    "change.kind_edit": ("perubahan teks", "change of the text"),
    "change.kind_cycle": ("pengaturan siklus", "cycle settings"),
    "change.kind_back": ("kembali ke versi lama", "return to an earlier version"),
    "change.kind_shipped": ("versi bawaan program", "version that came with the program"),
    "change.standing": ("Keadaan", "Standing"),
    "change.standing_waiting": ("menunggu orang kedua", "waits for a second person"),
    "change.standing_published": ("sudah terbit", "published"),
    "change.standing_sent_back": ("dikembalikan", "sent back"),
    "change.standing_withdrawn": ("ditarik", "taken back"),
    "change.standing_unreviewed": ("terbit, belum ditinjau", "published, not reviewed"),
    "change.words": ("Yang berubah, dalam kata-kata", "What changes, in words"),
    "change.no_words": (
        "Aturannya sama; hanya tulisan, komentar atau urutan berkas yang berbeda.",
        "The rules are the same; only writing, comments or the order of files differ.",
    ),
    "change.text": ("Perbedaan sebagai teks", "The difference as text"),
    "change.findings": ("Temuan", "Findings"),
    "change.no_findings": (
        "Pemeriksaan tidak menemukan kesalahan maupun peringatan.",
        "The checks found no errors and no warnings.",
    ),
    "change.wrong": (
        "Teks ini sekarang berisi kesalahan, jadi tidak dapat diterbitkan.",
        "This text has errors by now, so it cannot be published.",
    ),
    "change.wrong_now": (
        "Pemeriksaan menemukan kesalahan. Kembalikan kepada penulisnya.",
        "The checks found errors. Send it back to its author.",
    ),
    "change.approve": ("Terbitkan", "Publish"),
    "change.approve_title": ("Anda orang kedua", "You are the second person"),
    "change.approve_words": (
        (
            "Dengan menerbitkan, Anda ikut bertanggung jawab atas perubahan ini. Nama Anda dan "
            "nama penulisnya tercatat di register."
        ),
        (
            "By publishing you answer for this change, too. Your name and the author's stand in "
            "the register."
        ),
    ),
    "change.acknowledge": (
        "Akui setiap peringatan yang sudah dibaca",
        "Acknowledge each warning that you have read",
    ),
    "change.read_it": ("Sudah saya baca", "I have read it"),
    "change.unread": (
        "Akui peringatan ini, atau kembalikan perubahannya",
        "Acknowledge this warning, or send the change back",
    ),
    "change.send_back": ("Kembalikan dengan catatan", "Send back with words"),
    "change.back_words": ("Apa yang perlu diperbaiki", "What has to be mended"),
    "change.mine_title": ("Menunggu orang kedua", "It waits for a second person"),
    "change.mine_words": (
        (
            "Penulis tidak dapat menerbitkan perubahannya sendiri. Yang dapat: {who}. Beri tahu "
            "mereka; perubahan ini tampak di halaman Alur kerja."
        ),
        (
            "An author cannot publish the own change. Who can: {who}. Tell them; the change is "
            "shown on their Workflows page."
        ),
    ),
    "change.alone_title": (
        "Belum ada orang kedua di kantor ini",
        "This office has no second person yet",
    ),
    "change.alone_words": (
        (
            "Hanya Anda di sekretariat yang dapat masuk, jadi aturan empat mata belum dapat "
            "dipenuhi. Angkat orang kedua, atau terbitkan secara mendesak di bawah: kendala "
            "tetap terbuka sampai orang kedua meninjaunya."
        ),
        (
            "You are the only one of the secretariat who can sign in, so four eyes cannot be "
            "met. Appoint a second person, or publish urgently below: an incident stays open "
            "until a second person has reviewed it."
        ),
    ),
    "change.appoint": ("Angkat orang kedua", "Appoint a second person"),
    "change.urgent": ("Terbitkan secara mendesak", "Publish urgently"),
    "change.urgent_words": (
        (
            "Hanya bila tidak dapat menunggu. Perubahan langsung dipakai untuk kasus baru, dan "
            "kendala terbuka sampai orang kedua meninjaunya dalam satu hari kerja."
        ),
        (
            "Only where it cannot wait. The change is used for new cases at once, and an "
            "incident stands open until a second person has reviewed it, within one working day."
        ),
    ),
    "change.urgent_why": ("Mengapa tidak dapat menunggu", "Why it cannot wait"),
    "change.urgent_said": ("Mendesak karena", "Urgent because"),
    "change.withdraw": ("Tarik pengajuan ini", "Take this change back"),
    "change.again": ("Lanjutkan menulis", "Go on writing"),
    "change.sent_back": (
        "{who} mengembalikannya pada {when}.",
        "{who} sent it back on {when}.",
    ),
    "change.withdrawn": (
        "Ditarik atau diganti oleh penulisnya pada {when}.",
        "Taken back or replaced by its author on {when}.",
    ),
    "change.impact": ("Dampak pada kasus terbuka", "Impact on open cases"),
    "change.scenarios": ("Yang dimainkan skenarionya", "What its scenarios play"),
    "change.no_scenarios": (
        "Perubahan ini tidak membawa skenario: tidak ada contoh yang memainkannya.",
        "This change has no scenarios: no example plays it.",
    ),
    "change.published": (
        "{who} menerbitkannya sebagai versi {n} pada {when}.",
        "{who} published it as version {n} on {when}.",
    ),
    "change.published_urgent": (
        "{who} menerbitkannya sendiri secara mendesak sebagai versi {n} pada {when}.",
        "{who} published it alone and urgently as version {n} on {when}.",
    ),
    "change.review_title": ("Tinjau penerbitan mendesak ini", "Review this urgent publishing"),
    "change.review_until": ("Paling lambat {day}.", "By {day} at the latest."),
    "change.review_late": ("Seharusnya selesai {day}.", "It was due by {day}."),
    "change.review_mine": (
        "Menunggu peninjauan oleh {who}.",
        "It waits for a review by {who}.",
    ),
    "change.review_nobody": (
        "Belum ada orang kedua yang dapat meninjau. Angkat seorang lagi ke sekretariat.",
        "Nobody can review it yet. Take somebody else into the secretariat.",
    ),
    "change.verdict": ("Penilaian Anda", "What you think"),
    "change.agreed": ("Setuju, perubahan ini tetap", "I agree, the change stays"),
    "change.objected": ("Keberatan, perlu diubah lagi", "I object, it must be changed again"),
    "change.choose_verdict": ("Pilih penilaian Anda", "Choose what you think"),
    "change.review_words": ("Catatan peninjauan", "Words of the review"),
    "change.review": ("Catat peninjauan", "Record the review"),
    "change.was_agreed": (
        "{who} meninjaunya pada {when} dan setuju.",
        "{who} reviewed it on {when} and agreed.",
    ),
    "change.was_objected": (
        "{who} meninjaunya pada {when} dan keberatan.",
        "{who} reviewed it on {when} and objected.",
    ),
    "change.objected_next": (
        "Ubah lagi lewat Ubah aturan, atau kembali ke versi sebelumnya dari halamannya.",
        "Change it again by editing the rules, or return to the version before from its page.",
    ),
    "change.acknowledged": ("Peringatan yang diakui", "Warnings that were acknowledged"),
    "change.moved_title": (
        "Versi lain sudah terbit sejak perubahan ini ditulis",
        "Another version was published since this was written",
    ),
    "change.moved": (
        (
            "{who} menerbitkan versi {n} pada {when}. Perubahan ini tidak dapat diterbitkan "
            "di atasnya begitu saja; kembalikan kepada penulisnya untuk disesuaikan."
        ),
        (
            "{who} published version {n} on {when}. This change cannot simply be published over "
            "it; send it back to its author to be fitted."
        ),
    ),
    "change.moved_mine": (
        "Lanjutkan menulis untuk menyesuaikannya dengan versi {n}, lalu ajukan lagi.",
        "Go on writing to fit it to version {n}, then hand it in again.",
    ),
    "change.pending": ("Menunggu orang kedua", "Waits for a second person"),
    "change.pending_line": (
        "{title}: {who}, {when}",
        "{title}: {who}, {when}",
    ),
    "change.open": ("Lihat perubahannya", "See the change"),
    "change.your_turn": ("menunggu Anda", "waits for you"),
    "change.yours": ("pengajuan Anda", "yours"),
    "change.back": ("Kembali ke versi ini", "Return to this version"),
    "change.back_lead": (
        (
            "Versi ini diajukan lagi seperti perubahan lain: orang kedua melihat bedanya dengan "
            "versi yang dipakai sekarang dan menerbitkannya. Kasus yang berjalan tidak pindah."
        ),
        (
            "This version is handed in again like any change: a second person sees how it "
            "differs from the one in use and publishes it. Cases that run do not move."
        ),
    ),
    "change.back_submit": ("Ajukan kembali ke versi ini", "Hand in the return to this version"),
    "change.back_same": (
        "Versi ini yang sedang dipakai.",
        "This version is the one in use.",
    ),
    "change.back_wrong": (
        (
            "Pemeriksaan sekarang menemukan kesalahan di teks versi ini. Mulai draf dari "
            "teksnya dan perbaiki dahulu."
        ),
        (
            "Today's checks find errors in the text of this version. Begin a draft with its text "
            "and mend it first."
        ),
    ),
    "change.draft_from": ("Mulai draf dari teks ini", "Begin a draft with this text"),
    # stories of findings
    "story.title": ("Ceritanya", "The story"),
    "story.steps": ("Langkah demi langkah ({n})", "Step by step ({n})"),
    # history
    "history.title": ("Riwayat aturan: {title}", "History of the rules: {title}"),
    "history.tab": ("Riwayat", "History"),
    "history.lead": (
        "Siapa mengubah apa, kapan, mengapa, dan siapa yang menyetujui. Isinya dari register.",
        "Who changed what, when, why, and who agreed. It is read from the register.",
    ),
    "history.none": ("Belum ada keputusan.", "No decisions yet."),
    "history.of_version": ("Keputusan tentang versi ini", "Decisions about this version"),
    # the register
    "register.way_operator": ("oleh pengelola mesin", "by whoever runs the machine"),
    "register.way_shipped": ("bawaan program", "came with the program"),
    "register.way_four_eyes": (
        "ditulis {author}, disetujui orang kedua",
        "written by {author}, agreed by a second person",
    ),
    "register.way_urgent": (
        "ditulis {author}, mendesak tanpa orang kedua",
        "written by {author}, urgently without a second person",
    ),
    "register.change_submitted": (
        "Mengajukan perubahan {change} pada {workflow}",
        "Handed in change {change} of {workflow}",
    ),
    "register.change_withdrawn": (
        "Menarik perubahan {change} pada {workflow}",
        "Took back change {change} of {workflow}",
    ),
    "register.change_sent_back": (
        "Mengembalikan perubahan {change} pada {workflow} kepada {person}",
        "Sent change {change} of {workflow} back to {person}",
    ),
    "register.published_urgently": (
        "Menerbitkan {workflow} versi {number} secara mendesak",
        "Published {workflow} version {number} urgently",
    ),
    "register.urgent_agreed": (
        "Meninjau {workflow} versi {number} dan setuju",
        "Reviewed {workflow} version {number} and agreed",
    ),
    "register.urgent_objected": (
        "Meninjau {workflow} versi {number} dan keberatan",
        "Reviewed {workflow} version {number} and objected",
    ),
    # the incident
    "incident.urgent_publish": (
        "Terbit mendesak, belum ditinjau",
        "Published urgently, not reviewed",
    ),
    "incident.help_urgent_publish": (
        (
            "Satu orang menerbitkan aturan sendirian. Orang kedua meninjaunya di halaman "
            "perubahannya; kendala ini selesai dengan peninjauan itu."
        ),
        (
            "One person published rules alone. A second person reviews it on the change's page; "
            "this incident ends with that review."
        ),
    ),
    "incident.to_review": ("Tinjau perubahannya", "Review the change"),
    # refusals
    "why.second_person": (
        "Aturan diterbitkan oleh orang kedua, lewat pengajuan.",
        "Rules are published by a second person, once they were handed in.",
    ),
    "why.own_change": (
        "Ini perubahan Anda sendiri; orang kedua yang memutuskannya.",
        "This is your own change; a second person decides on it.",
    ),
    "why.not_the_author": (
        "Hanya penulisnya yang dapat melakukan ini.",
        "Only its author can do this.",
    ),
    "why.change_decided": (
        "Perubahan ini sudah diputuskan sementara Anda membaca.",
        "This change was decided while you were reading.",
    ),
    "why.review_first": (
        "Kendala ini selesai dengan peninjauan oleh orang kedua, di halaman perubahannya.",
        "This incident ends with the review by a second person, on the change's page.",
    ),
}
