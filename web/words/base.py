"""Words that every page uses: frame, forms, days."""

WORDS = {
    "base.product": ("Rembuk", "Rembuk"),
    "base.skip": ("Langsung ke isi", "Skip to content"),
    "base.nav": ("Menu utama", "Main menu"),
    "base.back": ("Kembali", "Back"),
    "base.change": ("Ubah", "Change"),
    "base.continue": ("Lanjutkan", "Continue"),
    "base.cancel": ("Batal", "Cancel"),
    "base.pages": ("Halaman", "Pages"),
    "base.newer": ("Lebih baru", "Newer"),
    "base.older": ("Lebih lama", "Older"),
    "base.help": ("Perlu bantuan?", "Need help?"),
    "base.help_words": (
        "Datang atau hubungi kantor kelurahan/desa Anda, atau",
        "Visit or call your village office, or",
    ),
    "base.how_it_works": ("Cara kerja dan pertanyaan umum", "How it works, and common questions"),
    "base.about_words": (
        (
            "Rembuk dipakai {office} untuk usulan pembangunan dari warga sampai hasilnya. Siapa "
            "pun dapat mengikuti usulan dengan nomornya, tanpa masuk."
        ),
        (
            "{office} uses Rembuk for planning proposals, from the first wish to the result. "
            "Anyone can follow a proposal by its number, without logging in."
        ),
    ),
    "base.there_is_a_problem": ("Ada yang perlu diperbaiki", "There is a problem"),
    "base.error": ("Salah", "Error"),
    "base.error_title": ("Salah: {title}", "Error: {title}"),
    "base.optional": ("boleh dikosongkan", "optional"),
    "base.yes": ("Ya", "Yes"),
    "base.no": ("Tidak", "No"),
    "base.unknown": ("Saya tidak tahu", "I do not know"),
    "base.unknown_value": ("Belum diketahui", "Not known"),
    "base.not_given": ("Tidak diisi", "Not given"),
    "base.day": ("Tanggal", "Day"),
    "base.month": ("Bulan", "Month"),
    "base.year": ("Tahun", "Year"),
    "base.date_hint": ("Contoh: 27 3 2028", "For example: 27 3 2028"),
    "base.day_at": ("{day} pukul {clock}", "{day} at {clock}"),
    "base.since_today": ("sejak hari ini", "since today"),
    "base.since_days": ("sejak {n} hari lalu", "since {n} day|since {n} days"),
    "base.days": ("{n} hari", "{n} day|{n} days"),
    "base.phase_past": ("sudah dilalui", "done"),
    "base.phase_here": ("sekarang di sini", "now here"),
    "base.phase_skipped": ("dilewati", "skipped"),
    "base.phase_ahead": ("belum", "still ahead"),
    "base.saved": ("Tersimpan {clock}", "Saved {clock}"),
    "base.or": (" atau ", " or "),
    "base.and": (" dan ", " and "),
    "base.nothing": ("tidak ada", "none"),
    "base.erased": ("Dihapus", "Erased"),
    "base.files": ("{n} berkas", "{n} file|{n} files"),
}
