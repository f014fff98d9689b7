"""Words of the help page: the questions that people ask at the counter."""

WORDS = {
    "help.title": ("Cara kerja dan pertanyaan umum", "How it works, and common questions"),
    "help.send_question": ("Bagaimana cara mengusulkan?", "How do I propose something?"),
    "help.send_answer": (
        (
            "Masuk dengan akun Anda, pilih “Kirim usulan”, lalu jawab satu pertanyaan di tiap "
            "halaman. Isian tersimpan di setiap langkah dan dapat dilanjutkan sampai 90 hari. "
            "Sesudah dikirim, Anda mendapat nomor."
        ),
        (
            "Log in, choose “Send a proposal” and answer one question a page. Each step is saved "
            "and can be continued for 90 days. After sending you get a number."
        ),
    ),
    "help.paper_question": (
        "Saya tidak punya akun atau ponsel.",
        "I have no account or telephone.",
    ),
    "help.paper_answer": (
        (
            "Datanglah ke kantor kelurahan atau desa, atau temui ketua RW. Petugas dapat "
            "mengetikkan usulan atas nama Anda; nama Anda dan nama petugas sama-sama dicatat."
        ),
        (
            "Go to the village office or see the head of your RW. They can type the proposal for "
            "you; your name and theirs are both recorded."
        ),
    ),
    "help.number_question": ("Untuk apa nomor usulan?", "What is the number for?"),
    "help.number_answer": (
        (
            "Dengan nomor itu siapa pun dapat melihat usulan sedang di mana, menunggu kantor "
            "mana, sampai kapan, dan apa yang sudah diputuskan. Tidak perlu masuk."
        ),
        (
            "With the number anybody can see where the proposal stands, which office it waits "
            "for and until when, and what was decided. No log in is needed."
        ),
    ),
    "help.who_question": ("Siapa yang memutuskan?", "Who decides?"),
    "help.who_answer": (
        (
            "Usulan melewati kantor-kantor yang tertulis di halaman setiap usulan. Di sana "
            "tertulis kantor yang sedang menangani, sejak kapan, dan batas waktunya."
        ),
        (
            "A proposal passes the offices that its page names. The page says which office has "
            "it now, since when, and until when."
        ),
    ),
    "help.decide_question": (
        "Bagaimana kalau kantor tidak menjawab?",
        "What if an office does not answer?",
    ),
    "help.decide_answer": (
        (
            "Setiap langkah punya batas waktu. Jika terlewati, usulan diserahkan ke kantor di "
            "atasnya atau sekretariat diberi tahu; usulan tidak hilang."
        ),
        (
            "Each step has a time limit. When it passes, the proposal is handed to the next "
            "office or the secretariat is told; it is not lost."
        ),
    ),
    "help.undo_question": (
        "Saya salah menekan. Bisa dibatalkan?",
        "I pressed the wrong button. Can I undo it?",
    ),
    "help.undo_answer": (
        (
            "Bisa, selama belum ada yang diberi tahu dan belum ada yang bertindak sesudahnya: "
            "tekan “Batalkan” di halaman yang muncul sesudah Anda menekan, atau di halaman "
            "kasusnya. Di situ tertulis sampai pukul berapa. Riwayat mencatat keduanya."
        ),
        (
            "Yes, as long as nobody was told and nobody has acted since: press “Undo” on the page "
            "that came up when you had pressed, or on the case's page. It says until when. The "
            "timeline keeps both."
        ),
    ),
    "help.no_question": (
        "Usulan saya tidak diterima. Apa artinya?",
        "My proposal was not accepted. What does that mean?",
    ),
    "help.no_answer": (
        (
            "Setiap penolakan menyebut alasan, dasarnya, dan apa yang dapat Anda lakukan "
            "sekarang. Usulan yang ditolak tetap dapat dicari."
        ),
        (
            "Every refusal names the reason, its basis and what you can do now. Refused "
            "proposals can still be found."
        ),
    ),
    "help.photos_question": ("Foto saya belum ada.", "I have no photos yet."),
    "help.photos_answer": (
        (
            "Kirim usulannya dahulu. Foto dan surat dapat disusulkan dari halaman usulan Anda. "
            "Lokasi di dalam foto kami hapus."
        ),
        (
            "Send the proposal first. Photos and letters can follow from the page of your "
            "proposal. We remove the position that a photo carries."
        ),
    ),
    "help.data_question": ("Siapa yang melihat data saya?", "Who sees my data?"),
    "help.data_answer": (
        (
            "Halaman umum hanya menampilkan kantor, bukan nama orang. Nomor telepon dan surat "
            "hanya dilihat petugas. Kalimat yang Anda tulis baru tampil sesudah diperiksa "
            "petugas."
        ),
        (
            "Public pages show offices, not names of people. Only officials see telephone "
            "numbers and letters. Sentences that you write appear after an official has checked "
            "them."
        ),
    ),
    "help.login_question": ("Saya lupa kata sandi.", "I forgot my password."),
    "help.login_answer": (
        (
            "Mintalah slip baru di kantor kelurahan atau desa. Kodenya dipakai satu kali untuk "
            "membuat kata sandi baru."
        ),
        "Ask for a new slip at the village office. Its code is used once to make a new password.",
    ),
    "help.contact_question": ("Ke mana saya bertanya?", "Whom can I ask?"),
}
