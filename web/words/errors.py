"""Words of the error pages: what became of the work, and what to do now."""

WORDS = {
    "errors.what_now": ("Yang dapat Anda lakukan", "What you can do"),
    "errors.home": ("Ke halaman depan", "Go to the home page"),
    "errors.back": ("Kembali ke isian", "Back to the form"),
    "errors.400_title": ("Permintaan ini tidak dapat dibaca", "This request cannot be read"),
    "errors.400_words": (
        "Tidak ada yang diubah. Kembalilah ke halaman sebelumnya dan coba sekali lagi.",
        "Nothing was changed. Go back to the page before and try once more.",
    ),
    "errors.403_title": ("Anda tidak berwenang membuka halaman ini", "You may not open this page"),
    "errors.403_words": (
        (
            "Tidak ada yang diubah. Jika menurut Anda ini keliru, tanyakan kepada kantor yang "
            "memberi Anda akun."
        ),
        (
            "Nothing was changed. If you think that this is a mistake, ask the office that gave "
            "you your account."
        ),
    ),
    "errors.404_title": ("Halaman tidak ditemukan", "Page not found"),
    "errors.404_words": (
        (
            "Alamat ini tidak ada, atau bukan untuk Anda. Periksa ketikannya, atau cari pengajuan "
            "dengan nomornya di halaman depan."
        ),
        (
            "This address does not exist, or is not for you. Check the typing, or look for a "
            "proposal by its number on the home page."
        ),
    ),
    "errors.405_title": ("Halaman ini tidak dapat dibuka begini", "This page cannot be opened so"),
    "errors.405_words": (
        "Tidak ada yang diubah. Kembalilah ke halaman sebelumnya dan pakai tombol di sana.",
        "Nothing was changed. Go back to the page before and use the button there.",
    ),
    "errors.409_title": ("Keadaannya sudah berubah", "Things have changed meanwhile"),
    "errors.409_words": (
        "Yang Anda kirim tidak dijalankan. Buka lagi halamannya untuk melihat apa yang terjadi.",
        "What you sent was not carried out. Open the page again to see what happened.",
    ),
    "errors.410_title": ("Ini sudah tidak ada", "This is no longer here"),
    "errors.410_words": (
        "Isinya sudah dihapus menurut aturan penyimpanan.",
        "It was removed under the rules of keeping.",
    ),
    "errors.413_title": ("Berkas terlalu besar", "The file is too large"),
    "errors.413_words": (
        (
            "Berkas tidak disimpan; isian lain yang sudah tersimpan tetap aman. Foto paling "
            "besar 10 MB, surat paling besar 10 MB. Kembalilah dan pilih berkas yang lebih "
            "kecil, atau kirim usulan dahulu dan susulkan fotonya."
        ),
        (
            "The file was not kept; what was saved before is safe. A photo may have 10 MB at "
            "most, a letter 10 MB. Go back and choose a smaller file, or send the proposal first "
            "and add the photos later."
        ),
    ),
    "errors.429_title": ("Terlalu banyak percobaan", "Too many tries"),
    "errors.429_words": (
        (
            "Untuk menjaga keamanan, percobaan dari alamat Anda dihentikan sebentar. Tunggu "
            "beberapa menit, lalu coba lagi. Isian yang sudah tersimpan tetap aman."
        ),
        (
            "To keep accounts safe, tries from your address are stopped for a while. Wait a few "
            "minutes and try again. What was saved before is safe."
        ),
    ),
    "errors.500_title": ("Ada kesalahan pada sistem kami", "Something broke on our side"),
    "errors.500_words": (
        (
            "Ini bukan salah Anda, dan kesalahannya sudah tercatat. Isian yang sudah tersimpan "
            "tetap aman. Coba lagi sebentar; jika Anda baru saja mengirim, kirim ulang tidak "
            "membuat usulan ganda."
        ),
        (
            "This is not your fault, and it was recorded. What was saved before is safe. Try "
            "again in a moment; if you just sent something, sending it again makes no second "
            "proposal."
        ),
    ),
    "errors.503_title": (
        "Layanan sedang tidak dapat dijangkau",
        "The service cannot be reached right now",
    ),
    "errors.503_words": (
        (
            "Yang baru Anda kirim mungkin belum tersimpan; yang tersimpan sebelumnya tetap aman. "
            "Biarkan halaman ini terbuka dan muat ulang sebentar lagi: mengirim ulang tidak "
            "membuat usulan ganda."
        ),
        (
            "What you just sent may not be saved; what was saved before is safe. Keep this page "
            "open and reload it in a moment: sending again makes no second proposal."
        ),
    ),
    "errors.other_site": (
        "Formulir ini dikirim dari situs lain, maka ditolak. Tidak ada yang diubah.",
        "This form was sent from another site and was refused. Nothing was changed.",
    ),
    "errors.expired_title": (
        "Formulir terbuka terlalu lama, isian Anda masih ada",
        "The form was open for too long, what you typed is still here",
    ),
    "errors.expired_words": (
        (
            "Untuk keamanan kami perlu memastikan bahwa Anda sendiri yang mengirim. Periksa "
            "isiannya, lalu tekan tombol di bawah. Tidak ada yang hilang."
        ),
        (
            "For safety we need to be sure that you are sending this yourself. Check it, then "
            "press the button below. Nothing is lost."
        ),
    ),
    "errors.expired_files": (
        "Berkas berikut perlu dipilih lagi sesudah ini: {names}",
        "These files must be chosen again afterwards: {names}",
    ),
    "errors.send_again": ("Kirim lagi", "Send again"),
    "errors.typed": ("Isian Anda", "What you typed"),
}
