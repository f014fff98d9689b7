"""Words about uploads: what was wrong with a file, and what to do."""

WORDS = {
    "files.empty": (
        "“{name}” kosong. Pilih berkas lain.",
        "“{name}” is empty. Choose another file.",
    ),
    "files.too_large": (
        "“{name}” terlalu besar. Paling besar {most}.",
        "“{name}” is too large. The limit is {most}.",
    ),
    "files.not_a_picture": (
        "“{name}” bukan foto. Pilih berkas JPG, PNG, atau WebP.",
        "“{name}” is not a photo. Choose a JPG, PNG or WebP file.",
    ),
    "files.broken_picture": (
        "“{name}” rusak dan tidak dapat dibuka. Ambil atau kirim ulang fotonya.",
        "“{name}” is broken and cannot be opened. Take or send the photo again.",
    ),
    "files.too_many_pixels": (
        "“{name}” terlalu rinci untuk diolah. Perkecil fotonya lebih dahulu.",
        "“{name}” has too many pixels. Make the photo smaller first.",
    ),
    "files.kind": (
        "“{name}” bukan PDF atau foto. Pilih berkas PDF, JPG, PNG, atau WebP.",
        "“{name}” is not a PDF or a photo. Choose a PDF, JPG, PNG or WebP file.",
    ),
    "files.too_many": (
        "Paling banyak {n} berkas. Hapus satu lebih dahulu.",
        "{n} file at most. Remove one first.|{n} files at most. Remove one first.",
    ),
    "files.enough": (
        (
            "Anda sudah mengunggah sangat banyak berkas hari ini. Lanjutkan besok, atau kirim "
            "usulan dahulu."
        ),
        "You uploaded very many files today. Go on tomorrow, or send the proposal first.",
    ),
}
