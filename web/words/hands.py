"""Words of who has a task in hand: taking up, giving back, passing on, taking over."""

WORDS = {
    # on the case page
    "hands.mine": ("Di tangan Anda sejak {since}.", "In your hands since {since}."),
    "hands.theirs": ("Di tangan {name} sejak {since}.", "In the hands of {name} since {since}."),
    "hands.nobodys": (
        "Ditawarkan kepada {n} petugas. Siapa pun dari Anda dapat langsung memutuskan.",
        "Offered to {n} officials. Each of you can decide it at once.",
    ),
    "hands.stands_in": ("{name} (mewakili)", "{name} (standing in)"),
    "hands.of_seat": ("{seat}:", "{seat}:"),
    "hands.take": ("Ambil tugas ini", "Take this task"),
    "hands.give_back": ("Kembalikan ke rekan-rekan", "Give it back to the team"),
    "hands.pass_on": ("Teruskan kepada rekan", "Pass it on to a colleague"),
    "hands.take_over": ("Ambil alih", "Take it over"),
    "hands.refused": ("Tugas tidak berpindah tangan.", "The task did not change hands."),
    "hands.done_take": (
        "Tugas ini sekarang di tangan Anda. Rekan Anda melihatnya.",
        "The task is in your hands now. Your colleagues see it.",
    ),
    "hands.done_give_back": (
        "Tugas ini kembali terbuka bagi semua petugasnya.",
        "The task is open to everybody behind it again.",
    ),
    "hands.done_pass_on": (
        "Tugas diteruskan. Rekan Anda diberi tahu.",
        "The task is passed on. Your colleague is told.",
    ),
    "hands.done_take_over": (
        "Tugas ini sekarang di tangan Anda. Yang tadi memegangnya diberi tahu.",
        "The task is in your hands now. Whoever had it is told.",
    ),
    # the forms
    "hands.to": ("Kepada siapa", "To whom"),
    "hands.why_pass_on": ("Pesan untuk rekan Anda", "A word to your colleague"),
    "hands.why_take_over": ("Alasan mengambil alih", "Why you take it over"),
    "hands.hint": (
        "Hanya dibaca petugas, tidak tampil untuk umum.",
        "Read by officials only, never by the public.",
    ),
    "hands.over_words": (
        "{name} memegangnya sejak {since}. Setelah diambil alih, ia diberi tahu.",
        "{name} has had it since {since} and is told when you take it over.",
    ),
    "field.to": ("penerima", "to whom"),
    # the timeline, for officials
    "public.entry_taken": ("Tugas diambil", "Task taken up"),
    "public.entry_given_back": ("Tugas dikembalikan ke rekan-rekan", "Task given back"),
    "public.entry_passed_on": ("Tugas diteruskan kepada rekan", "Task passed on to a colleague"),
    "public.entry_taken_over": ("Tugas diambil alih", "Task taken over"),
    "hands.by": ("Oleh", "By"),
    "hands.given_to": ("Kepada", "To"),
    "hands.from": ("Dari", "From"),
    "hands.somebody": ("petugas terdahulu", "a former official"),
    # the queue
    "queue.hands": ("Di tangan", "In whose hands"),
    "queue.hands_mine": ("saya", "mine"),
    "queue.hands_others": ("rekan", "a colleague's"),
    "queue.hands_nobodys": ("belum diambil", "nobody's yet"),
    "queue.in_my_hand": ("di tangan Anda", "in your hands"),
    "queue.in_hand": ("di tangan {name}", "in the hands of {name}"),
    # why not
    "why.taken_by": (
        "Tugas ini di tangan {taker} sejak {since}. Bila perlu, ambil alih dulu dengan alasan.",
        "{taker} has this in hand since {since}. If need be, take it over first, with a reason.",
    ),
    "why.in_hand_already": ("Tugas ini sudah di tangan Anda.", "You have this in hand already."),
    "why.not_in_hand": ("Tugas ini tidak di tangan Anda.", "You do not have this in hand."),
    "why.nobody_has_it": (
        "Tidak ada yang memegangnya. Anda dapat langsung mengambilnya.",
        "Nobody has it in hand. You can simply take it.",
    ),
    "why.hand_alone": (
        "Hanya Anda yang dapat mengerjakannya, jadi tidak perlu diambil.",
        "Only you can do it, so there is nothing to take up.",
    ),
    "why.hand_to_whom": (
        "Pilih rekan yang hari ini dapat mengerjakannya.",
        "Choose a colleague who can do it today.",
    ),
}
