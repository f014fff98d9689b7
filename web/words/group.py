"""Words of the text that people take along into a group of neighbours; the text is Indonesian
whatever the page's language, its English stands here for whoever checks it."""

WORDS = {
    "group.copy": ("Salin teks untuk grup RW", "Copy text for the RW group"),
    "group.copied": ("Tersalin. Tempelkan di grup.", "Copied. Paste it into the group."),
    "group.select": (
        "Teksnya terpilih. Salin sendiri dari kotak.",
        "The text is selected. Copy it from the box.",
    ),
    "group.show": ("Lihat teks untuk grup RW", "See the text for the RW group"),
    "group.box": ("Teks untuk grup, dalam bahasa Indonesia", "Text for the group, in Indonesian"),
    "group.case": ("{name} di {place}, nomor {number}", "{name} in {place}, number {number}"),
    "group.state": ("Posisi sekarang: {state}.", "It stands at: {state}."),
    "group.waits": ("Menunggu {who}.", "It waits for {who}."),
    "group.waits_due": ("Menunggu {who}, paling lambat {due}.", "It waits for {who}, due {due}."),
    "group.late": (
        " Sudah lewat {n} hari kerja.",
        " It is {n} working day late.| It is {n} working days late.",
    ),
    "group.why": ("Alasan: {reason} ({who}, {on}).", "Reason: {reason} ({who}, {on})."),
    "group.now_you": ("Yang dapat dilakukan sekarang: {words}", "What can be done now: {words}"),
    "group.next": ("Yang dapat terjadi berikutnya: {ways}.", "What may happen next: {ways}."),
    "group.link": ("Siapa pun dapat mengikutinya di {link}", "Anybody can follow it at {link}"),
    "group.vacant": ("{who} (jabatan sedang kosong)", "{who} (the office is vacant)"),
    "group.nobody": ("petugas yang sedang dicari", "an office that is being found"),
}
