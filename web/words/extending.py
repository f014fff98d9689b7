"""Words of asking for more time, and of granting or refusing it."""

WORDS = {
    # on the case page
    "more.begin": ("Minta perpanjangan waktu", "Ask for more time"),
    "more.answer": ("Jawab permintaan waktu", "Answer the request"),
    "more.open": (
        "{office} meminta tambahan {span}: {reason}.",
        "{office} asks for {span} more: {reason}.",
    ),
    "pause.done_more": (
        "Permintaan dikirim. Batas waktu Anda tetap berjalan.",
        "The request is sent. Your clock runs on.",
    ),
    "pause.done_granted": (
        "Waktu diperpanjang. Yang meminta dan pengusul diberi tahu.",
        "More time is granted. Whoever asked and the proposer are told.",
    ),
    "pause.done_denied": (
        "Waktu tidak diperpanjang. Yang meminta diberi tahu.",
        "No more time is granted. Whoever asked is told.",
    ),
    # the form of asking
    "more.lead": (
        "Paling banyak {most}. Orang lain yang memutuskan, dan batas waktu Anda berjalan terus.",
        "{most} at most. Somebody else decides, and your clock runs on meanwhile.",
    ),
    "more.why": ("Mengapa perlu tambahan waktu?", "Why is more time needed?"),
    "more.count": ("Berapa lama?", "How much?"),
    "more.count_hint": ("Paling banyak {most}.", "{most} at most."),
    "more.basis": ("Dasar permintaan", "On which basis"),
    "more.basis_hint": (
        "Dibaca petugas. Umum melihat alasan dan lamanya.",
        "Read by officials. The public sees the reason and how much.",
    ),
    "more.letter_number": ("Nomor surat", "Number of the letter"),
    "more.letter_day": ("Tanggal surat", "Day of the letter"),
    "more.send": ("Kirim permintaan", "Send the request"),
    # the form of answering
    "more.decide": ("Keputusan Anda", "Your decision"),
    "more.yes": ("Beri tambahan waktu", "Grant more time"),
    "more.no": ("Tidak diperpanjang", "Grant none"),
    "more.choose": ("Pilih keputusan Anda", "Choose your decision"),
    "more.how_much": ("Berapa yang diberikan?", "How much is granted?"),
    "more.how_much_hint": (
        "Paling banyak {most}, boleh kurang.",
        "{most} at most; it may be less.",
    ),
    "more.words": ("Penjelasan", "A word of explanation"),
    "more.words_hint": (
        "Wajib bila tidak diperpanjang.",
        "Needed where none is granted.",
    ),
    "more.record": ("Catat keputusan", "Record the decision"),
    "field.count": ("lamanya", "how much"),
    "field.letter": ("nomor surat", "the number of the letter"),
    "field.dated": ("tanggal surat", "the day of the letter"),
    "field.answer": ("keputusan Anda", "your decision"),
    # for whom it waits, and the queue
    "public.side_extend_html": (
        "<strong>{who}</strong> memutuskan perpanjangan waktu paling lambat {due}",
        "<strong>{who}</strong> decides on more time by {due}",
    ),
    "ask.side_kind_extend": ("Perpanjangan waktu", "More time"),
    "queue.to_answer_extend": ("{state}: putuskan perpanjangan", "{state}: decide on more time"),
    # the timeline
    "public.entry_extension_asked": ("Perpanjangan waktu diminta", "More time was asked for"),
    "public.entry_extended": ("Batas waktu diperpanjang", "More time was granted"),
    "public.entry_extension_refused": ("Waktu tidak diperpanjang", "No more time was granted"),
    "public.entry_extension_lapsed": (
        "Permintaan waktu tidak dijawab sampai batasnya",
        "The request for more time was not answered in time",
    ),
    "more.wanted": ("Diminta", "Asked for"),
    "more.granted": ("Tambahan", "More"),
    "more.letter": ("Surat", "Letter"),
    "more.letter_of": ("nomor {number}, {day}", "number {number}, {day}"),
    "count.added": ("Ditambah {span} perpanjangan.", "With {span} that were granted more."),
    # why not
    "why.more_not_here": (
        "Di tahap ini waktu tidak dapat diperpanjang.",
        "There is no more time to be had at this step.",
    ),
    "why.more_asked_already": (
        "Perpanjangan sudah diminta dan belum dijawab.",
        "More time is asked for already, and not answered yet.",
    ),
    "why.more_used_up": (
        "Waktu di tahap ini sudah diperpanjang sebanyak yang boleh: {times} kali, {longest}.",
        "As much was granted at this step as may be: {times} times, {longest}.",
    ),
    "why.more_no_gain": (
        "Perpanjangan tidak menggeser batas waktunya: tahap ini terikat pada masanya.",
        "More time would move nothing: this step is bound to its window.",
    ),
    "why.more_nobody": (
        "Hari ini tidak ada orang lain yang dapat memberi perpanjangan.",
        "Nobody else is there today who could grant it.",
    ),
    "why.more_not_asked": (
        "Tidak ada permintaan perpanjangan yang terbuka.",
        "No request for more time is open.",
    ),
    "why.more_oneself": (
        "Anda sendiri yang meminta, jadi orang lain yang memutuskan.",
        "You asked for it yourself, so somebody else decides.",
    ),
    "why.more_waits": (
        "Permintaan perpanjangan masih menunggu jawaban menurut aturan lama.",
        "A request for more time still waits for its answer under the former rules.",
    ),
}
