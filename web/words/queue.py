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
    "queue.all_tasks": ("Semua tugas", "All tasks"),
    "queue.views": ("Tampilan saya", "My views"),
    "queue.manage": ("Atur tampilan", "Manage views"),
    "queue.views_words": (
        (
            "Tampilan adalah saringan yang Anda beri nama. Hanya Anda yang melihatnya; paling "
            "banyak {most}. Isinya selalu tugas Anda saat ini."
        ),
        (
            "A view is a filter under a name of yours. Only you see it; {most} at most. What is "
            "in it are always your tasks of the moment."
        ),
    ),
    "queue.view_name": ("Nama tampilan", "Name of the view"),
    "queue.view_nameless": ("Isi nama tampilannya", "Give the view a name"),
    "queue.keep_this": ("Simpan saringan ini sebagai tampilan", "Keep this filter as a view"),
    "queue.keep": ("Simpan tampilan", "Keep the view"),
    "queue.view_starts": ("tampilan awal", "opens first"),
    "queue.view_first": ("Jadikan tampilan awal", "Open with it"),
    "queue.view_not_first": ("Bukan lagi tampilan awal", "Open with it no longer"),
    "queue.view_delete": ("Hapus", "Delete"),
    "queue.view_rename": ("Ganti nama", "Rename"),
    "queue.view_save": ("Simpan nama", "Save the name"),
    "queue.no_views": ("Belum ada tampilan.", "There are no views yet."),
    "queue.no_views_teach": (
        "Saring daftar tugas Anda, lalu pilih “Simpan saringan ini sebagai tampilan”.",
        "Filter your task list, then choose “Keep this filter as a view”.",
    ),
    "queue.next": ("Tugas berikutnya", "Next task"),
    "queue.none_after": (
        "Tidak ada tugas lain sesudah yang tadi di daftar ini. Yang sebelumnya ada di bawah.",
        "There is no task after that one in this list. Those before it stand below.",
    ),
    "queue.none_at_all": (
        "Tidak ada tugas lain di daftar ini.",
        "There is no other task in this list.",
    ),
    "queue.keys": ("Pintasan papan ketik", "Keyboard shortcuts"),
    "queue.keys_words": (
        "Semua ini juga ada sebagai tautan atau tombol di halaman.",
        "Each of these is also a link or a button on the page.",
    ),
    "queue.keys_down": ("ke tugas di bawahnya", "to the task below"),
    "queue.keys_up": ("ke tugas di atasnya", "to the task above"),
    "queue.keys_open": ("buka tugas ini", "open this task"),
    "queue.keys_choose": (
        "pilih tugas ini untuk diputuskan bersama yang lain",
        "choose this task, to decide it with others",
    ),
    "queue.keys_next": (
        "tugas berikutnya, sesudah mencatat keputusan",
        "the next task, after a decision",
    ),
    "queue.keys_search": ("ke kolom pencarian", "to the search field"),
    "queue.keys_help": ("daftar ini", "this list"),
    "queue.keys_on": ("Pintasan satu huruf aktif", "Keys of one letter are on"),
    "queue.keys_close": ("Tutup", "Close"),
    "queue.no_filter": ("Hapus saringan", "Clear the filter"),
    "queue.what": ("Perihal", "Matter"),
    "queue.step": ("Yang ditunggu", "What is awaited"),
    "queue.as_for": ("a.n. {office}", "on behalf of {office}"),
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
