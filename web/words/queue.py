"""Words of the task queue."""

WORDS = {
    "queue.title": ("Tugas saya", "My tasks"),
    "queue.count": ("{n} tugas terbuka", "{n} open task|{n} open tasks"),
    "queue.many": ("lebih dari {n} tugas terbuka", "more than {n} open tasks"),
    "queue.words": ("Cari judul atau nomor", "Find title or number"),
    "queue.workflow": ("Alur", "Workflow"),
    "queue.phase": ("Fase", "Phase"),
    "queue.area": ("Wilayah", "Area"),
    "queue.all": ("Semua", "All"),
    "queue.only_late": ("Hanya yang lewat batas", "Only what is overdue"),
    "queue.filter": ("Tampilkan", "Show"),
    "queue.no_filter": ("Hapus saringan", "Clear the filter"),
    "queue.what": ("Perihal", "Matter"),
    "queue.step": ("Yang ditunggu", "What is awaited"),
    "queue.as": ("sebagai {office}", "as {office}"),
    "queue.since": ("Masuk", "Arrived"),
    "queue.due": ("Batas waktu", "Due"),
    "queue.late": ("lewat {n} hari kerja", "{n} working day late|{n} working days late"),
    "queue.late_today": ("lewat batas", "overdue"),
    "queue.soon": ("segera", "soon"),
    "queue.no_due": ("tanpa batas waktu", "no time limit"),
    "queue.recorded": ("tercatat, sekarang “{state}”.", "recorded, now “{state}”."),
    "queue.nothing": ("Tidak ada yang menunggu Anda.", "Nothing waits for you."),
    "queue.nothing_found": ("Tidak ada yang cocok.", "Nothing matches."),
    "queue.nothing_found_teaches": (
        "Ubah saringan di atas, atau hapus untuk melihat semua tugas Anda.",
        "Change the filter above, or clear it to see all your tasks.",
    ),
    "queue.nothing_teaches": (
        (
            "Begitu sesuatu sampai di jabatan Anda, Anda diberi tahu dan tugasnya muncul di sini, "
            "urut menurut batas waktu."
        ),
        ("As soon as something reaches your office you are told, and it stands here, by due date."),
    ),
    "queue.to_sign": ("{state}: tanda tangani “{label}”", "{state}: sign “{label}”"),
    "queue.start": ("Mulai yang baru", "Start something new"),
    "queue.start_one": ("Ajukan {name}", "Start: {name}"),
}
