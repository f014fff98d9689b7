"""Words of the studio: examples of how cases go, played in place."""

WORDS = {
    "scenarios.title": ("Skenario: {title}", "Scenarios: {title}"),
    "scenarios.tab": ("Skenario", "Scenarios"),
    "scenarios.lead": (
        (
            "Skenario adalah contoh jalannya kasus yang dimainkan dengan jam buatan. Aturan tidak "
            "dapat terbit selama ada skenario yang tidak cocok."
        ),
        (
            "A scenario is an example of how a case goes, played with a clock of its own. Rules "
            "cannot be published while a scenario does not hold."
        ),
    ),
    "scenarios.of_version": (
        "Dimainkan pada versi {n} yang dipakai sekarang.",
        "Played on version {n}, which is in use.",
    ),
    "scenarios.of_text": (
        "Dimainkan pada naskah yang sedang ditulis; belum ada yang disimpan atau diterbitkan.",
        "Played on the text that is being written; nothing was stored or published.",
    ),
    "scenarios.all_hold": (
        "Semua skenario cocok ({n})",
        "The scenario holds|All {n} scenarios hold",
    ),
    "scenarios.some_break": (
        "{n} dari {all} skenario tidak cocok",
        "{n} of {all} scenarios does not hold|{n} of {all} scenarios do not hold",
    ),
    "scenarios.none_title": ("Belum ada skenario", "There are no scenarios yet"),
    "scenarios.none": (
        (
            "Tulis berkas scenarios/{workflow}.yaml lewat “Ubah aturan”: satu contoh untuk setiap "
            "akhir, setiap batas waktu yang terlewat, dan setiap hal yang tidak boleh terjadi."
        ),
        (
            "Write a file scenarios/{workflow}.yaml under “Edit the rules”: one example for each "
            "ending, each silence, and each thing that must not happen."
        ),
    ),
    "scenarios.wrong_title": (
        "Naskah belum dapat dimainkan",
        "The text cannot be played yet",
    ),
    "scenarios.wrong": (
        "Perbaiki dahulu kesalahan ini; tulisan Anda masih lengkap.",
        "Mend these errors first; what you typed is still complete.",
    ),
    "scenarios.coverage": ("Yang sudah dimainkan", "What is played"),
    "scenarios.kind": ("Bagian", "Part"),
    "scenarios.per_cent": ("Persen", "Per cent"),
    "scenarios.count": ("Jumlah", "Count"),
    "scenarios.not_played": ("Belum dimainkan", "Not played yet"),
    "scenarios.n_of": ("{n} dari {of}", "{n} of {of}"),
    "scenarios.kind_states": ("Tahap", "States"),
    "scenarios.kind_transitions": ("Jalan antartahap", "Transitions"),
    "scenarios.kind_guards": (
        "Syarat (terpenuhi dan tidak)",
        "Conditions (holding and not)",
    ),
    "scenarios.kind_silences": ("Batas waktu yang terlewat", "Silences"),
    "scenarios.nothing_missing": ("tidak ada", "nothing"),
    "scenarios.n_missing": ("{n} belum", "{n} not yet"),
    "scenarios.broken": ("Yang tidak cocok", "What does not hold"),
    "scenarios.holds_chip": ("Cocok", "Holds"),
    "scenarios.breaks_chip": ("Tidak cocok", "Does not hold"),
    "scenarios.by_hand_chip": ("Perlu ditulis orang", "A person must write it"),
    "scenarios.breaks_at": ("berhenti di langkah {n}", "stops at step {n}"),
    "scenarios.breaks_given": ("tidak dapat dimulai", "cannot begin"),
    "scenarios.step": ("Langkah", "Step"),
    "scenarios.given": ("Awal", "Beginning"),
    "scenarios.what": ("Hal", "What"),
    "scenarios.expected": ("Diharapkan berkas", "Expected in the file"),
    "scenarios.got": ("Ternyata", "Got"),
    "scenarios.got_before": ("Di versi {n}", "On version {n}"),
    "scenarios.got_now": ("Di naskah ini", "On this text"),
    "scenarios.never_came": ("tidak sampai ke sini", "did not come this far"),
    "scenarios.by_hand": (
        (
            "Sebuah tindakan kini berjalan lain. Mesin tidak tahu apa yang dimaksud contoh ini: "
            "baca lagi namanya, lalu tulis langkahnya sendiri."
        ),
        (
            "An act goes another way now. No machine knows what this example was meant to show: "
            "read its name again, then write its steps yourself."
        ),
    ),
    "scenarios.all": ("Semua skenario", "All scenarios"),
    "scenarios.steps": ("{n} langkah", "{n} step|{n} steps"),
    "scenarios.to_text": ("Ke naskah", "Back to the text"),
    "scenarios.back_words": (
        "Tulisan Anda ikut kembali ke halaman naskah.",
        "What you typed goes back to the text with you.",
    ),
    "scenarios.proposal": ("Usulan harapan baru", "Proposed expectations"),
    "scenarios.proposal_words": (
        (
            "Bila perubahan di atas memang dimaksudkan, harapan di berkas skenario dapat ditulis "
            "ulang seperti ini. Komentar dan bentuk berkas tetap. Baca lagi nama setiap contoh: "
            "apakah masih benar?"
        ),
        (
            "If the changes above are meant, the expectations in the scenario file can be "
            "rewritten like this. Comments and form of the file stay. Read the name of each "
            "example again: is it still true?"
        ),
    ),
    "scenarios.proposal_left": (
        ("{n} skenario tetap tidak cocok sesudah usulan ini dan harus ditulis orang."),
        (
            "{n} scenario still does not hold after this proposal and must be written by a person."
            "|{n} scenarios still do not hold after this proposal and must be written by a person."
        ),
    ),
    "scenarios.proposal_next": (
        (
            "Usulan ini masuk ke naskah Anda bersama perubahan aturannya. Keduanya baru berlaku "
            "sesudah orang kedua dari sekretariat memeriksa dan menerimanya."
        ),
        (
            "The proposal goes into your text together with the change of the rules. Both count "
            "only after a second person of the secretariat has read and accepted them."
        ),
    ),
    "scenarios.take_proposal": ("Masukkan ke naskah", "Put it into the text"),
    "register.text_changed": (
        "Naskah {workflow} versi {number} diganti; aturannya tetap sama",
        "The text of {workflow} version {number} was replaced; its rules are the same",
    ),
    "scenarios.run_text": ("Mainkan skenario", "Play the scenarios"),
}
