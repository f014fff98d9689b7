"""Words of asking another office beside a decision: advice (telaah) and agreement (paraf)."""

WORDS = {
    # on the case page
    "ask.side_begin": ("Minta telaah atau paraf", "Ask another office"),
    "ask.side_ask_by": (
        "{asker} meminta telaah {office}.",
        "{asker} asks the advice of {office}.",
    ),
    "ask.side_join_by": (
        "{asker} menunggu paraf {office} sebelum memutuskan.",
        "{asker} waits for the word of {office} before it decides.",
    ),
    "ask.side_until": ("Paling lambat {when}.", "By {when}."),
    "ask.side_answered": ("Jawab", "Answer"),
    "ask.side_agreed": ("Setuju (paraf)", "Agree"),
    "ask.side_disagreed": ("Tidak setuju", "Disagree"),
    "ask.side_turned_down": ("Bukan urusan kami", "Not ours to answer"),
    "ask.side_taken_back": ("Tarik permintaan", "Take the request back"),
    "ask.side_refused": ("Tidak tercatat.", "Nothing was recorded."),
    "ask.side_done_asked": (
        "Permintaan dikirim. Batas waktu tugas Anda tetap berjalan.",
        "The request is sent. The clock of your own task runs on.",
    ),
    "ask.side_done_reply": (
        "Tercatat. Yang meminta diberi tahu.",
        "Recorded. Whoever asked is told.",
    ),
    "ask.side_done_back": (
        "Permintaan ditarik. Yang diminta diberi tahu.",
        "The request is taken back. Whoever was asked is told.",
    ),
    "ask.side_no": (
        "Ada yang tidak setuju. Keputusan tetap pada Anda, dengan penjelasan.",
        "Somebody disagrees. You still decide, and say why.",
    ),
    # the forms
    "ask.side_kind": ("Apa yang Anda perlukan", "What you need"),
    "ask.side_kind_ask": ("Telaah", "Advice"),
    "ask.side_kind_ask_hint": (
        "Pertanyaan saja. Anda tetap dapat memutuskan kapan pun.",
        "A question only. You can still decide at any time.",
    ),
    "ask.side_kind_join": ("Paraf", "Agreement"),
    "ask.side_kind_join_hint": (
        "Anda baru dapat memutuskan setelah dijawab, atau setelah Anda tarik kembali.",
        "You can decide once it is given or refused, or once you take the request back.",
    ),
    "ask.side_whom": ("Kantor yang diminta", "The office to ask"),
    "ask.side_choose": ("Pilih kantor", "Choose an office"),
    "ask.side_question": ("Yang Anda tanyakan", "What you ask"),
    "ask.side_inner": (
        "Hanya dibaca petugas. Umum hanya melihat bahwa kantor itu diminta.",
        "Read by officials only. The public sees that the office was asked.",
    ),
    "ask.side_due": ("Jawaban paling lambat", "Answer by"),
    "ask.side_due_hint": (
        "Bila kosong: {when}. Tidak boleh melewati batas tugas Anda.",
        "If empty: {when}. Not later than your own task is due.",
    ),
    "ask.side_send": ("Kirim permintaan", "Send the request"),
    "ask.side_words": ("Penjelasan", "Your words"),
    "ask.side_reason": ("Alasan menarik", "Why you take it back"),
    "ask.side_was_asked": ("Yang ditanyakan", "What is asked"),
    "field.queue": ("kantor", "the office"),
    "field.due": ("batas jawaban", "the day"),
    # for whom it waits
    "public.side_ask_html": (
        "Telaah <strong>{who}</strong> diminta, paling lambat {due}",
        "<strong>{who}</strong> is asked for advice, by {due}",
    ),
    "public.side_join_html": (
        "Menunggu paraf <strong>{who}</strong>, paling lambat {due}",
        "Waits for the agreement of <strong>{who}</strong>, by {due}",
    ),
    # the timeline
    "public.entry_ask": ("Telaah diminta", "Advice asked"),
    "public.entry_join": ("Paraf diminta", "Agreement asked"),
    "public.entry_answered": ("Telaah dijawab", "Advice given"),
    "public.entry_agreed": ("Diparaf", "Agreed"),
    "public.entry_disagreed": ("Tidak diparaf", "Not agreed"),
    "public.entry_turned_down": (
        "Permintaan dikembalikan: bukan urusan kantor itu",
        "Request given back: not that office's to answer",
    ),
    "public.entry_taken_back": ("Permintaan ditarik", "Request taken back"),
    "public.entry_ask_silent": ("Belum ada jawaban sampai batasnya", "No answer by its day"),
    "public.side_asked": ("Kepada", "Asked of"),
    "public.side_asker": ("Yang meminta", "Asked by"),
    # the queue
    "queue.to_answer_ask": ("{state}: beri telaah", "{state}: give advice"),
    "queue.to_answer_join": ("{state}: beri paraf", "{state}: agree or not"),
    # why not
    "why.ask_not_here": (
        "Untuk tugas ini tidak dapat diminta telaah atau paraf.",
        "No other office can be asked beside this task.",
    ),
    "why.ask_too_many": (
        "Paling banyak {max} permintaan terbuka sekaligus.",
        "At most {max} requests may be open at once.",
    ),
    "why.ask_whom": ("Pilih kantor yang diminta.", "Choose the office to ask."),
    "why.ask_own_office": ("Ini kantor Anda sendiri.", "This is your own office."),
    "why.ask_has_seat": (
        "Kantor ini sendiri ikut menjawab dalam penilaian ini.",
        "This office answers in this review itself.",
    ),
    "why.asked_already": (
        "Kantor ini sudah diminta dan belum menjawab.",
        "This office is asked already and has not answered yet.",
    ),
    "why.ask_nobody": (
        "Di kantor itu tidak ada yang dapat menjawabnya hari ini.",
        "Nobody in that office could answer it today.",
    ),
    "why.ask_due_past": ("Hari itu sudah lewat.", "That day has passed."),
    "why.ask_due_late": (
        "Tugas Anda sendiri berakhir {last_on}. Pilih hari itu atau sebelumnya.",
        "Your own task is due on {last_on}. Choose that day or an earlier one.",
    ),
    "why.ask_not_asked": (
        "Bukan kantor Anda yang diminta.",
        "Your office is not asked.",
    ),
    "why.ask_not_yours": (
        "Hanya yang meminta dapat menariknya.",
        "Only whoever asked can take it back.",
    ),
    "why.ask_oneself": (
        "Anda sendiri yang meminta, jadi orang lain yang menjawab.",
        "You asked it yourself, so somebody else answers.",
    ),
    "why.approver_decides": (
        "Anda sudah memberi paraf di sini, jadi orang lain yang memutuskan.",
        "You gave your word here as another office, so somebody else decides.",
    ),
    "why.approver_awaited": (
        "Menunggu paraf {queues}. Bila tidak dijawab, tarik permintaannya.",
        "It waits for the agreement of {queues}. If no answer comes, take the request back.",
    ),
}
