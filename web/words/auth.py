"""Words of logging in, slips, passwords and sessions."""

WORDS = {
    "auth.log_in": ("Masuk", "Log in"),
    "auth.log_out": ("Keluar", "Log out"),
    "auth.username": ("Nama pengguna", "User name"),
    "auth.password": ("Kata sandi", "Password"),
    "auth.show": ("Tampilkan kata sandi", "Show the password"),
    "auth.hide": ("Sembunyikan kata sandi", "Hide the password"),
    "auth.have_slip": (
        "Punya slip dari kelurahan atau desa? Buat kata sandi",
        "Have a slip from the village office? Make your password",
    ),
    "auth.forgot": (
        "Lupa kata sandi? Mintalah slip baru di kantor kelurahan atau desa.",
        "Forgot the password? Ask for a new slip at the village office.",
    ),
    "auth.no_need": (
        "Untuk mengikuti pengajuan Anda tidak perlu masuk: cukup nomornya.",
        "To follow a proposal you need no log in: its number is enough.",
    ),
    "auth.ended_title": (
        "Sesi Anda sudah berakhir, isian Anda masih ada",
        "Your session has ended, what you typed is still here",
    ),
    "auth.ended_words": (
        "Masuk lagi, lalu isian Anda dilanjutkan. Tidak ada yang hilang.",
        "Log in again to go on with it. Nothing is lost.",
    ),
    "auth.entered_title": (
        "Anda sudah masuk, isian Anda masih ada",
        "You are in, what you typed is still here",
    ),
    "auth.entered_words": (
        "Tekan tombol di bawah untuk melanjutkan dari tempat terakhir.",
        "Press the button below to go on from where you were.",
    ),
    "auth.not_known_here": (
        "Akun ini tidak terdaftar di kantor ini.",
        "This account is not known at this office.",
    ),
    "auth.some_device": ("Perangkat lain", "Another device"),
    "auth.account": ("Akun saya", "My account"),
    "auth.account_short": ("Akun", "Account"),
    "auth.name": ("Nama", "Name"),
    "auth.area": ("Wilayah", "Area"),
    "auth.sessions": ("Di mana saya masuk", "Where I am logged in"),
    "auth.sessions_words": (
        "Jika ada yang bukan Anda, akhiri sesinya dan ganti kata sandi.",
        "If one of these is not you, end it and change the password.",
    ),
    "auth.this_one": ("perangkat ini", "this device"),
    "auth.seen": ("terakhir dipakai {when}", "last used {when}"),
    "auth.end": ("Akhiri", "End"),
    "auth.end_named": ("sesi di {device}", "the session on {device}"),
    "auth.end_others": ("Akhiri semua sesi lain", "End all other sessions"),
    "auth.done_sesi": ("Sesi sudah diakhiri.", "The session has ended."),
    "auth.done_sandi": (
        "Kata sandi sudah diganti. Sesi di perangkat lain sudah berakhir.",
        "The password was changed. Sessions on other devices have ended.",
    ),
    "auth.done_baru": (
        "Kata sandi sudah dibuat dan Anda sudah masuk. Slipnya tidak berlaku lagi.",
        "The password is set and you are in. The slip is used up.",
    ),
    "auth.change_password": ("Ganti kata sandi", "Change the password"),
    "auth.old_password": ("Kata sandi sekarang", "Present password"),
    "auth.old_wrong": ("Kata sandi sekarang tidak cocok.", "The present password does not match."),
    "auth.new_password": ("Kata sandi baru", "New password"),
    "auth.new_hint": (
        (
            "Paling sedikit 10 huruf. Beberapa kata yang mudah Anda ingat sudah cukup, misalnya "
            "empat kata acak."
        ),
        "At least 10 letters. A few words that you remember will do, such as four random words.",
    ),
    "auth.slip_title": ("Pakai slip", "Use a slip"),
    "auth.slip_code": ("Kode di slip", "Code on the slip"),
    "auth.slip_hint": (
        "Dua belas huruf dan angka, misalnya 4KQ7-X2MP-9DTR. Huruf kecil dan spasi tidak apa-apa.",
        (
            "Twelve letters and digits, such as 4KQ7-X2MP-9DTR. Small letters and spaces do not "
            "matter."
        ),
    ),
    "auth.set_title": ("Buat kata sandi", "Make a password"),
    "auth.set_for": ("Slip ini untuk {name}.", "This slip is for {name}."),
    "auth.username_hint": (
        "3 sampai 40 huruf kecil, angka, titik, atau tanda hubung. Dipakai setiap kali masuk.",
        "3 to 40 small letters, digits, dots or dashes. You type it at each log in.",
    ),
    "auth.save": ("Simpan kata sandi", "Save the password"),
}
