"""Words of stopping the clock of a case for a named reason, and of its going on."""

WORDS = {
    # on the case page
    "pause.begin": ("Jeda batas waktu", "Stop the clock"),
    "pause.go_on": ("Jalankan lagi batas waktu", "Let the clock go on"),
    "pause.open": ("Batas waktu dijeda sampai {until}", "The clock is stopped until {until}"),
    "pause.done_stop": (
        "Batas waktu dijeda. Pengusul diberi tahu.",
        "The clock is stopped. The proposer is told.",
    ),
    "pause.done_resume": (
        "Batas waktu berjalan lagi. Pengusul diberi tahu.",
        "The clock goes on. The proposer is told.",
    ),
    "pause.refused": ("Tidak tercatat.", "Nothing was recorded."),
    "pause.stood": (
        "Batas waktu dijeda {first} sampai {last}",
        "The clock stood still from {first} to {last}",
    ),
    "pause.stood_day": ("Batas waktu dijeda {first}", "The clock stood still on {first}"),
    "pause.same_day": (
        "Dijalankan lagi pada hari yang sama, jadi semua hari dihitung.",
        "It went on within the day, so every day counts.",
    ),
    # the form
    "pause.lead": (
        "Selama dijeda, tidak ada yang jatuh tempo. Anda tetap dapat memutuskan kapan pun.",
        "Nothing is due while the clock is stopped. You can still decide at any time.",
    ),
    "pause.why": ("Mengapa dijeda?", "Why is it stopped?"),
    "pause.until": ("Sampai hari apa?", "Until which day?"),
    "pause.until_hint": (
        "Paling lambat {last}. Sesudah hari itu, batas waktu berjalan lagi sendiri.",
        "{last} at the latest. After that day the clock goes on by itself.",
    ),
    "pause.words": ("Penjelasan", "A word of explanation"),
    "pause.words_hint": (
        "Tampil untuk umum dan dikirim kepada pengusul.",
        "Everybody can read it, and the proposer is sent it.",
    ),
    "pause.basis": ("Dasar: {basis}", "Basis: {basis}"),
    "pause.send": ("Jeda batas waktu", "Stop the clock"),
    "field.until": ("hari terakhir jeda", "the last day of the pause"),
    # the public page
    "pause.counted_anew": (
        "hari yang dihitung lagi sesudah jeda",
        "a day that is counted anew after the pause",
    ),
    "public.entry_paused": ("Batas waktu dijeda", "The clock was stopped"),
    "public.entry_resumed": ("Batas waktu berjalan lagi", "The clock went on"),
    "public.entry_until": ("Sampai dengan", "Until"),
    # the queue
    "queue.paused": ("dijeda sampai {until}", "stopped until {until}"),
    # how a due day was counted
    "calendar.kind_stopped": ("batas waktu dijeda", "clock stopped"),
    # why not
    "why.pause_not_here": (
        "Di tahap ini batas waktu tidak dapat dijeda.",
        "The clock cannot be stopped at this step.",
    ),
    "why.clock_stopped": ("Batas waktunya sedang dijeda.", "The clock is stopped just now."),
    "why.clock_runs": ("Batas waktunya sudah berjalan.", "The clock is running already."),
    "why.clock_not_running": (
        "Batas waktunya sudah lewat atau dihitung dengan cara lain, jadi tidak dapat dijeda.",
        "Its time is over or is counted otherwise, so the clock cannot be stopped.",
    ),
    "why.pause_used_up": (
        "Semua jeda di tahap ini bersama-sama paling lama {longest}, dan itu sudah habis.",
        "All pauses at this step together last {longest} at most, and that is used up.",
    ),
    "why.pause_no_room": (
        "Tidak ada hari tersisa untuk dijeda sebelum batas terakhirnya.",
        "No day is left to stop the clock before the last day on which it can be due.",
    ),
    "why.pause_past": ("Hari itu sudah lewat.", "That day has passed."),
    "why.pause_too_long": (
        "Batas waktu dapat dijeda paling lambat sampai {last_on}.",
        "The clock may be stopped until {last_on} at the latest.",
    ),
}
