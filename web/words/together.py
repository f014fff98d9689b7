"""Words of deciding several tasks with one answer."""

WORDS = {
    "together.title": ("Putuskan beberapa sekaligus", "Decide several at once"),
    "together.begin": ("Putuskan beberapa tugas sekaligus", "Decide several tasks at once"),
    "together.choose_words": (
        "Pilih tugas dengan jawaban dan alasan yang sama. Setiap kasus tetap diperiksa sendiri.",
        "Choose tasks with the same answer and reason. Each case is still checked by itself.",
    ),
    "together.one_by_one": ("Kembali satu per satu", "Back to one by one"),
    "together.nothing_chosen": ("Pilih sedikitnya satu tugas.", "Choose at least one task."),
    "together.go_on": ("Lanjutkan dengan yang dipilih", "Go on with those chosen"),
    "together.whole_page": ("Semua {n} di halaman ini", "All {n} on this page"),
    "together.back": ("Pilih ulang", "Choose again"),
    "together.back_tasks": ("Ke tugas saya", "To my tasks"),
    "together.which": ("Apa keputusannya?", "What is the decision?"),
    "together.lost": (
        "{n} kasus yang dipilih sudah selesai atau bukan lagi urusan Anda, jadi tidak ikut.",
        "Ended or no longer yours, and left out: {n} case.|Ended or no longer yours: {n} cases.",
    ),
    "together.groups": (
        "Pilihan Anda berada di {n} tahap. Putuskan satu dahulu; yang lain tetap di daftar tugas.",
        "Your choice stands in {n} states. Decide one first; the others stay in your list.",
    ),
    "together.cases": ("{n} kasus", "{n} case|{n} cases"),
    "together.which_cases": ("Kasus yang mana", "Which cases"),
    "together.some": ("untuk {n} dari {of}", "for {n} of {of}"),
    "together.alone": (
        "Hanya satu per satu, karena isinya lain untuk setiap kasus:",
        "Only one by one, since each case needs its own answer:",
    ),
    "together.nothing_alike": (
        "Di tahap ini tidak ada yang dapat diputuskan sekaligus.",
        "Nothing in this state can be decided for several at once.",
    ),
    "together.none_left": (
        "Tidak ada lagi kasus pilihan Anda yang menunggu Anda.",
        "None of the cases you chose waits for you any more.",
    ),
    "together.out": (
        "{n} kasus tidak ikut, dan mengapa",
        "{n} case left out, and why|{n} cases left out, and why",
    ),
    "together.words_hint": (
        "Dikirim kepada setiap pengusul, jadi tulislah yang benar untuk semua kasus ini.",
        "It goes to every proposer: write what is true of all these cases.",
    ),
    "together.decide": ("{label}: {n} kasus", "{label}: {n} case|{label}: {n} cases"),
    "together.done_title": ("Hasil keputusan", "What came of it"),
    "together.done": ("{n} kasus tercatat.", "{n} case recorded.|{n} cases recorded."),
    "together.undo": (
        "Batalkan {n} keputusan ini",
        "Undo this decision|Undo these {n} decisions",
    ),
    "together.undone_title": ("Hasil pembatalan", "What was taken back"),
    "together.undone": (
        "{n} keputusan dibatalkan dan tidak berlaku; pemberitahuannya tidak dikirim.",
        (
            "{n} decision taken back; no notice of it was sent."
            "|{n} decisions taken back; no notice of them was sent."
        ),
    ),
    "together.not_undone": (
        "{n} keputusan tetap berlaku",
        "{n} decision stands|{n} decisions stand",
    ),
    "together.left": ("{n} kasus tidak diputuskan", "{n} case not decided|{n} cases not decided"),
    "together.now": ("Sekarang: {state}.", "Now: {state}."),
    "together.again": ("Sudah Anda catat sebelumnya.", "You had recorded it already."),
    "together.moved": (
        "Orang lain mendahului Anda. Buka kasusnya untuk melihat apa yang terjadi.",
        "Somebody else was faster. Open the case to see what happened.",
    ),
}
