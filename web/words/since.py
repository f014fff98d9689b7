"""Words of what changed since the reader's last decision."""

WORDS = {
    "since.mine": ("Sejak keputusan Anda {when}", "Since your decision of {when}"),
    "since.office": (
        "Sejak keputusan kantor Anda {when}",
        "Since your office's decision of {when}",
    ),
    "since.yours": ("Keputusan waktu itu:", "The decision was:"),
    "since.office_by": (
        "Bukan Anda sendiri yang memutuskan waktu itu; diputuskan oleh {who}.",
        "You did not take it yourself; it was decided by {who}.",
    ),
    "since.nothing": ("Tidak ada jawaban yang berubah.", "No answer has changed."),
    "since.old": ("Semula", "Before"),
    "since.new": ("Sekarang", "Now"),
    "since.none": ("Belum ada jawaban", "No answer"),
    "since.erased": ("Tulisan ini sudah dihapus.", "These words were erased."),
    "since.unchanged": ("Tidak diubah", "Unchanged"),
    "since.changed_by": ("Diubah oleh {who}", "Changed by {who}"),
    "since.given_by": ("Dijawab lagi oleh {who}", "Answered again by {who}"),
    "since.remark_by": ("Catatan dari {who}", "Remark of {who}"),
    "since.compare": ("Bandingkan kedua tulisan", "Compare both texts"),
    "since.decided": ("Keputusan lain sejak itu", "Decided by others since"),
    "since.decided_n": ("Keputusan lain sejak itu ({n})", "Decided by others since ({n})"),
    "since.outdated": (
        "Diputuskan atas jawaban waktu itu. Sejak itu {n} jawaban berubah: {fields}.",
        (
            "Decided on the answers of that time. Since then {n} answer has changed: {fields}."
            "|Decided on the answers of that time. Since then {n} answers have changed: {fields}."
        ),
    ),
}
