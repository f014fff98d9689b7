"""Words of the studio: workflows, versions, editing, the cycle's settings."""

WORDS = {
    "studio.title": ("Alur kerja", "Workflows"),
    "studio.lead": (
        (
            "Aturan yang menjalankan setiap pengajuan. Mengubahnya membuat versi baru; kasus yang "
            "sedang berjalan tetap pada versinya."
        ),
        (
            "The rules that carry every case. A change makes a new version; cases that run stay "
            "on theirs."
        ),
    ),
    "studio.none": (
        "Belum ada alur kerja yang diterbitkan.",
        "No workflow has been published yet.",
    ),
    "studio.version": ("Versi {n}", "Version {n}"),
    "studio.version_since": ("Versi {n} sejak {day}", "Version {n} since {day}"),
    "studio.origin_shipped": ("bawaan program", "came with the program"),
    "studio.origin_office": ("ditulis kantor ini", "written by this office"),
    "studio.open_cases": ("{n} kasus terbuka", "{n} open case|{n} open cases"),
    "studio.older_cases": ("{n} di antaranya pada versi lama", "{n} of them on an older version"),
    "studio.no_open_cases": ("Tidak ada kasus terbuka", "No open cases"),
    "studio.newer_shipped": (
        "Ada versi bawaan yang lebih baru",
        "A newer shipped version is waiting",
    ),
    "studio.see_difference": ("Lihat perbedaannya", "See the difference"),
    "studio.edit": ("Ubah aturan", "Edit the rules"),
    "studio.cycle": ("Pengaturan siklus", "Cycle settings"),
    "studio.open": ("Buka", "Open"),
    "studio.register": ("Register keputusan", "Register of decisions"),
    "studio.register_lead": (
        (
            "Setiap keputusan di luar kasus: penerbitan, masa jabatan, slip, kendala. Yang "
            "tercatat tidak dapat diubah."
        ),
        (
            "Every decision outside a case: publishing, terms of office, slips, incidents. What "
            "is recorded cannot be changed."
        ),
    ),
    "studio.picture": ("Gambar alur", "Picture"),
    "studio.picture_of": ("Gambar alur: {title}", "Picture of the workflow: {title}"),
    "studio.picture_words": (
        "Isi gambar ini juga tertulis lengkap di bawahnya, tahap demi tahap.",
        "What this picture shows is also written out below it, step by step.",
    ),
    "studio.unfold": ("Gambar rinci untuk fase", "Draw in detail the phase"),
    "studio.fold": ("Lipat semua", "Fold all"),
    "studio.zoom": ("Perbesar gambar di sini", "Enlarge the picture here"),
    "studio.picture_file": ("Buka gambar tersendiri", "Open the picture by itself"),
    "studio.jump": ("Langsung ke", "Go to"),
    "studio.steps": ("Tahap demi tahap", "Step by step"),
    "studio.ways": ("Yang dapat dilakukan ({n})", "What can be done ({n})"),
    "studio.in_version": ("{n} di versi {version}", "{n} on version {version}"),
    "studio.kind_waits": ("menunggu satu jabatan", "waits for one office"),
    "studio.kind_meeting": ("diputuskan dalam rapat", "decided in a meeting"),
    "studio.kind_cases": ("membuka kasus lain", "opens other cases"),
    "studio.kind_review": ("dinilai bersama", "reviewed together"),
    "studio.kind_route": ("diteruskan sendiri", "goes on by itself"),
    "studio.kind_good": ("akhir", "end"),
    "studio.kind_part": ("akhir", "end"),
    "studio.kind_bad": ("akhir", "end"),
    "studio.initial": ("awal", "start"),
    "studio.left": ("Kasus pada tahap yang sudah dihapus", "Cases in steps that were removed"),
    "studio.left_words": (
        (
            "Tahap ini tidak ada lagi di versi sekarang. Kasusnya tetap berjalan menurut "
            "versinya sendiri."
        ),
        "The present version no longer has these steps. Their cases go on by their own version.",
    ),
    "studio.versions": ("Semua versi", "All versions"),
    "studio.by": ("Oleh", "By"),
    "studio.when": ("Kapan", "When"),
    "studio.reason": ("Alasan", "Reason"),
    "studio.cases": ("Kasus terbuka", "Open cases"),
    "studio.hash": ("Sidik dokumen", "Hash"),
    "studio.origin": ("Asal", "Origin"),
    "studio.head_now": ("dipakai sekarang", "in use"),
    "studio.program": ("Program", "The program"),
    "studio.published": ("Versi {n} sudah terbit.", "Version {n} is published."),
    "studio.published_new": ("Kasus baru memakai versi {n}.", "New cases use version {n}."),
    "studio.published_stay": (
        "{n} kasus tetap di versi {version}.",
        "{n} case stays on version {version}.|{n} cases stay on version {version}.",
    ),
    "studio.published_none": (
        "Tidak ada kasus terbuka pada versi lain.",
        "No open case stands on another version.",
    ),
    "studio.version_title": ("{title}: versi {n}", "{title}: version {n}"),
    "studio.download_document": (
        "Unduh dokumen tertutup (JSON)",
        "Download the closed document (JSON)",
    ),
    "studio.download_sources": ("Unduh berkas sumber (ZIP)", "Download the sources (ZIP)"),
    "studio.hash_words": ("SHA-256 dari dokumen tertutup", "SHA-256 of the closed document"),
    "studio.difference": ("Perbedaan dengan versi {n}", "Difference to version {n}"),
    "studio.no_difference": ("Tidak ada perbedaan teks.", "No difference in the text."),
    "studio.first_version": ("Ini versi pertama.", "This is the first version."),
    "studio.sources": ("Berkas sumber", "Sources"),
    "studio.lines": ("{n} baris", "{n} line|{n} lines"),
    "studio.file_changed": (
        "{added} baris baru, {removed} baris dihapus",
        "{added} new lines, {removed} removed lines",
    ),
    "studio.file_added": ("berkas baru", "new file"),
    "studio.file_removed": ("berkas dihapus", "file removed"),
    "studio.row_new": ("baru", "new"),
    "studio.row_gone": ("dihapus", "removed"),
    "studio.row_gap": ("… baris yang sama dilewati …", "… equal lines left out …"),
    "studio.row_mark": ("Perubahan", "Change"),
    "studio.row_old": ("Baris lama", "Old line"),
    "studio.row_line": ("Baris baru", "New line"),
    "studio.row_text": ("Isi", "Text"),
}
