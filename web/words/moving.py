"""Words of moving open cases to another version: impact, choosing, progress, taking back."""

WORDS = {
    "moving.tab": ("Pindahkan kasus", "Move cases"),
    "moving.see_impact": ("Lihat dampaknya", "See the impact"),
    "moving.title": ("Pindahkan kasus: {title}", "Move cases: {title}"),
    "moving.lead": (
        (
            "Kasus yang sedang berjalan tetap pada versi tempat ia dimulai sampai Anda "
            "memindahkannya. Di sini terlihat apa yang terjadi bila kasus dipindahkan ke versi {n}."
        ),
        (
            "Cases that run stay on the version they began with until you move them. Here you see "
            "what moving them to version {n} would do."
        ),
    ),
    "moving.impact_title": ("Dampak: {title}", "Impact: {title}"),
    "moving.impact_lead": (
        (
            "Menerbitkan teks ini tidak mengubah kasus yang sedang berjalan. Ini yang terjadi bila "
            "kasus itu kemudian dipindahkan."
        ),
        (
            "Publishing this text does not change the cases that run. This is what would happen "
            "if they were moved afterwards."
        ),
    ),
    "moving.impact_back": ("Lanjut menulis", "Go on writing"),
    "moving.fate_untouched": ("tidak tersentuh", "untouched"),
    "moving.fate_moves": ("dapat pindah", "can move"),
    "moving.fate_stays": ("tidak dapat", "cannot"),
    "moving.count_there": ("sudah di versi ini", "on this version already"),
    "moving.hint_untouched": (
        "Tidak ada yang berubah dari tempatnya sekarang sampai akhir.",
        "Nothing differs from where they stand to the end.",
    ),
    "moving.hint_moves": ("Ada yang berubah baginya.", "Something differs for them."),
    "moving.hint_stays": ("Tetap di versinya, dengan alasan.", "They stay, with the reason."),
    "moving.counting": ("Sedang menghitung dampaknya", "Counting the impact"),
    "moving.counting_words": (
        (
            "Setiap kasus terbuka dilihat satu per satu. Halaman ini boleh ditinggalkan; "
            "hitungannya jalan terus."
        ),
        ("Every open case is looked at by itself. You can leave this page; the count goes on."),
    ),
    "moving.as_of": (
        "Menurut keadaan {when}. Sesudah itu ada kasus yang berjalan terus.",
        "As things stood on {when}. Some cases have gone on since.",
    ),
    "moving.again": ("Hitung lagi", "Count again"),
    "moving.none": (
        "Semua kasus terbuka sudah berada di versi ini.",
        "Every open case is on this version already.",
    ),
    "moving.none_open": ("Tidak ada kasus terbuka.", "There are no open cases."),
    "moving.choose": ("Pilih kasus yang dipindahkan", "Choose the cases to move"),
    "moving.choose_some": (
        "Pilih sedikitnya satu tahap, atau pilih semuanya.",
        "Choose at least one step, or choose all.",
    ),
    "moving.where": ("Tahap sekarang", "Step now"),
    "moving.what": ("Bila dipindahkan", "When moved"),
    "moving.in_version": ("versi {n}", "version {n}"),
    "moving.cases": ("{n} kasus", "{n} case|{n} cases"),
    "moving.examples": ("Misalnya", "For example"),
    "moving.lands": ("Pindah ke “{state}”.", "Comes to “{state}”."),
    "moving.lands_same": ("Tetap di tahap yang sama.", "Stays in the same step."),
    "moving.decided_pass": (
        "Suara yang ada kini cukup untuk setuju: lanjut ke “{state}”.",
        "The votes are enough now to agree: goes on to “{state}”.",
    ),
    "moving.decided_fail": (
        "Menurut suara yang ada tidak mungkin lagi disetujui: lanjut ke “{state}”.",
        "By the votes given it cannot be agreed any more: goes on to “{state}”.",
    ),
    "moving.other_office": (
        "Tugasnya beralih ke jabatan lain, yang diberi tahu.",
        "Its task goes to another office, which is told.",
    ),
    "moving.other_due": (
        "Tenggatnya dihitung ulang menurut aturan baru.",
        "Its due time is counted anew by the new rules.",
    ),
    "moving.next_chosen": ("Lanjut dengan yang dipilih", "Continue with the chosen"),
    "moving.next_all": ("Lanjut dengan semua yang dapat", "Continue with all that can"),
    "moving.one_by_one": (
        (
            "Setiap kasus diperiksa lagi satu per satu saat dipindahkan. Yang tidak dapat tetap di "
            "tempatnya dan alasannya dicatat."
        ),
        (
            "Each case is checked once more when it is moved. One that cannot stays where it is, "
            "and the reason is noted."
        ),
    ),
    "moving.other_head": (
        "Sementara itu versi lain terbit. Periksa lagi dampaknya, lalu pilih kembali.",
        "Another version was published meanwhile. Look at the impact again, then choose anew.",
    ),
    "moving.confirm_title": (
        "Pindahkan {n} kasus ke versi {version}?",
        "Move {n} case to version {version}?|Move {n} cases to version {version}?",
    ),
    "moving.reason": ("Mengapa dipindahkan?", "Why are they moved?"),
    "moving.reason_hint": (
        "Tercatat di register keputusan bersama nama Anda.",
        "It stands in the register of decisions with your name.",
    ),
    "moving.confirm": ("Pindahkan {n} kasus", "Move {n} case|Move {n} cases"),
    "moving.change_choice": ("Ubah pilihan", "Change the choice"),
    "moving.can_undo": (
        (
            "Setiap pemindahan dapat dikembalikan selama sesudahnya tidak terjadi apa-apa pada "
            "kasusnya."
        ),
        "Each move can be taken back as long as nothing else has happened to the case since.",
    ),
    "moving.one_title": ("Pemindahan ke versi {n}", "Move to version {n}"),
    "moving.undo_one_title": ("Pengembalian dari versi {n}", "Taking back from version {n}"),
    "moving.running": ("Sedang berjalan", "Under way"),
    "moving.running_words": (
        (
            "Anda boleh meninggalkan halaman ini; pekerjaannya berjalan terus. Muat ulang untuk "
            "melihat kemajuannya."
        ),
        "You may leave this page; the work goes on. Reload it to see how far it is.",
    ),
    "moving.reload": ("Muat ulang", "Reload"),
    "moving.ended": ("Selesai", "Finished"),
    "moving.progress": ("{done} dari {n} kasus", "{done} of {n} cases"),
    "moving.by": ("Oleh", "By"),
    "moving.when": ("Kapan", "When"),
    "moving.why": ("Alasan", "Reason"),
    "moving.result": ("Hasil", "Result"),
    "moving.results": ("Hasil setiap kasus", "Each case"),
    "moving.all": ("Semua", "All"),
    "moving.moved": ("Dipindahkan", "Moved"),
    "moving.moved_back": ("Dikembalikan", "Taken back"),
    "moving.stayed": ("Tetap", "Stayed"),
    "moving.failed": ("Gagal", "Failed"),
    "moving.waiting": ("Menunggu", "Waiting"),
    "moving.failed_words": (
        "Tidak dapat diperiksa; tidak ada yang berubah padanya. Penyebabnya tercatat di program.",
        "It could not be checked; nothing about it changed. The program's log has the cause.",
    ),
    "moving.returned": ("sudah dikembalikan", "taken back since"),
    "moving.case": ("Kasus", "Case"),
    "moving.was": ("Dari tahap", "From step"),
    "moving.now": ("Ke tahap", "To step"),
    "moving.undo": ("Kembalikan", "Take back"),
    "moving.undo_all": ("Kembalikan semuanya", "Take all of it back"),
    "moving.undo_title": (
        "Kembalikan {n} kasus ke versinya semula?",
        "Take {n} case back to its version before?|Take {n} cases back to their versions before?",
    ),
    "moving.undo_case_title": (
        "Kembalikan {number} ke versinya semula?",
        "Take {number} back to its version before?",
    ),
    "moving.undo_words": (
        (
            "Kasus berdiri lagi seperti sebelum dipindahkan, dengan tugas, suara, dan tenggatnya. "
            "Yang sesudah itu sudah bergerak tetap di tempatnya."
        ),
        (
            "The case stands again as before the move, with its tasks, votes and due times. One "
            "that went on since stays where it is."
        ),
    ),
    "moving.undo_reason": ("Mengapa dikembalikan?", "Why is it taken back?"),
    "moving.undo_of": ("Mengembalikan pemindahan ini", "Takes this move back"),
    "moving.past": ("Pemindahan sebelumnya", "Earlier moves"),
    "moving.past_line": (
        "{moved} dipindahkan, {stayed} tetap",
        "{moved} moved, {stayed} stayed",
    ),
    "register.cases_moving": (
        "Kasus {workflow} dipindahkan ke versi {number}",
        "Cases of {workflow} moved to version {number}",
    ),
    "register.cases_moving_back": (
        "Pemindahan kasus {workflow} ke versi {number} dikembalikan",
        "The move of {workflow} cases to version {number} taken back",
    ),
    "field.chosen": ("tahap yang dipindahkan", "the steps to move"),
    "why.already_there": ("Sudah berada di versi ini.", "It is on this version already."),
    "why.state_gone": (
        "Tahap “{state}” tidak ada lagi dan tidak disebut nama barunya.",
        "The step “{state}” is gone, and no new name for it is given.",
    ),
    "why.would_end": (
        "Kasusnya akan berakhir di “{state}” tanpa ada yang memutuskan.",
        "It would end at “{state}” with nobody having decided so.",
    ),
    "why.other_visibility": (
        "Siapa yang boleh melihatnya berubah; itu dijanjikan saat dikirim.",
        "Who may see it would change; that was promised when it was sent.",
    ),
    "why.other_cycle": (
        "Kasusnya milik siklus {of}, versi ini milik siklus {to}.",
        "It belongs to cycle {of}, this version to cycle {to}.",
    ),
    "why.answer_unfit": (
        "Jawaban pada {label} tidak dapat dibaca menurut versi ini.",
        "The answer to {label} cannot be read by this version.",
    ),
    "why.task_nobody": (
        "Tidak ada pejabat {roles} untuk tugas di “{state}”.",
        "Nobody holds {roles} for the task at “{state}”.",
    ),
    "why.task_apart": (
        "Pejabat {roles} di “{state}” sudah bertindak dalam peran lain yang harus terpisah.",
        "The holder of {roles} at “{state}” has acted in another role that must be kept apart.",
    ),
    "why.acted_since": (
        "Sesudah dipindahkan sudah terjadi sesuatu padanya.",
        "Something has happened to it since it was moved.",
    ),
    "why.ended_by_move": (
        "Dengan pemindahan itu kasusnya berakhir, dan hasilnya sudah disampaikan.",
        "The move ended it, and the outcome has been told.",
    ),
}
