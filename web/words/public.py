"""Words of the public pages: following, lists, waiting."""

WORDS = {
    "public.home_title": (
        "Dari rembuk warga sampai terbangun",
        "From the residents' wish to the finished work",
    ),
    "public.home_lead": (
        (
            "Kirim usulan untuk lingkungan Anda dan ikuti setiap langkahnya: di kantor mana, "
            "sampai kapan, dan mengapa diputuskan begitu."
        ),
        (
            "Propose something for your neighbourhood and follow every step: which office has "
            "it, until when, and why it was decided so."
        ),
    ),
    "public.search_title": ("Ikuti dengan nomor", "Follow by number"),
    "public.search_label": ("Nomor di tanda terima", "Number on the receipt"),
    "public.search_hint": (
        "Contoh: USL-2028-000123-7. Spasi dan tanda hubung tidak apa-apa.",
        "For example USL-2028-000123-7. Spaces and dashes do not matter.",
    ),
    "public.search": ("Ikuti", "Follow"),
    "public.open_title": ("Yang sedang dibuka", "What is open now"),
    "public.none_open": (
        (
            "Saat ini tidak ada masa pengusulan yang dibuka. Untuk hal mendesak, hubungi kantor "
            "desa atau kelurahan."
        ),
        "Nothing is open for proposals at the moment. For urgent matters call the village office.",
    ),
    "public.shut_now": ("ditutup", "closed"),
    "public.outcomes_title": ("Keputusan terbaru", "Latest outcomes"),
    "public.no_outcomes": (
        "Belum ada usulan yang selesai diputuskan.",
        "No proposal has come to its end yet.",
    ),
    "public.all": ("Lihat semua pengajuan", "See all submissions"),
    "public.untitled": ("{subject} di {place}", "{subject} in {place}"),
    "public.results": ("Daftar", "List"),
    "public.title_waits": (
        "Judul dan uraian tampil sesudah diperiksa petugas.",
        "Title and description appear after an official has checked them.",
    ),
    "public.waits_html": (
        "Menunggu <strong>{who}</strong> {since}",
        "Waits for <strong>{who}</strong> {since}",
    ),
    "public.waits_due_html": (
        "Menunggu <strong>{who}</strong> {since}, paling lambat {due}",
        "Waits for <strong>{who}</strong> {since}, due {due}",
    ),
    "public.late": ("lewat {n} hari kerja", "{n} working day late|{n} working days late"),
    "public.vacant": ("{who} (jabatan sedang kosong)", "{who} (the office is vacant)"),
    "public.nobody": ("petugas yang sedang dicari", "an office that is being found"),
    "public.at": ("Di {place}", "In {place}"),
    "public.opened": ("Dikirim {when}", "Sent {when}"),
    "public.where": ("Posisi sekarang", "Where it stands"),
    "public.decision": ("Keputusan", "The decision"),
    "public.decided_by": ("Diputuskan oleh {who}, {when}", "Decided by {who}, {when}"),
    "public.reason": ("Alasan", "Reason"),
    "public.basis": ("Dasar", "Basis"),
    "public.now_you": ("Yang dapat dilakukan", "What can be done now"),
    "public.next": ("Yang dapat terjadi berikutnya", "What may happen next"),
    "public.next_line": ("{who} dapat: {label}", "{who} may: {label}"),
    "public.leads_to": ("menjadi “{state}”", "it becomes “{state}”"),
    "public.about": ("Isi pengajuan", "What was sent"),
    "public.phases": ("Kemajuan", "Progress"),
    "public.timeline": ("Riwayat", "Timeline"),
    "public.entry_opened": ("Dikirim", "Sent"),
    "public.entry_handed": (
        "Batas waktu terlewati, diserahkan ke kantor lain",
        "Time ran out, handed to another office",
    ),
    "public.entry_lapsed": ("Batas waktu terlewati", "Time ran out"),
    "public.entry_silence": ("Batas waktu terlewati", "Time ran out"),
    "public.entry_reassigned": (
        "Petugas yang menangani diperbarui",
        "The office in charge was found anew",
    ),
    "public.entry_urged": (
        "Diminta agar segera ditangani",
        "Somebody asked for it to go on",
    ),
    "public.entry_rescheduled": (
        "Batas waktu digeser karena kalender berubah",
        "The due day moved because the calendar changed",
    ),
    "public.entry_due": ("Batas waktu baru", "The new due day"),
    "public.entry_migrated": (
        "Dilanjutkan menurut aturan yang diperbarui",
        "Goes on by the renewed rules",
    ),
    "public.entry_undone": (
        "Kembali ke aturan sebelumnya",
        "Back to the rules from before",
    ),
    "public.entry_undone_act": (
        "Dibatalkan: {label}",
        "Taken back: {label}",
    ),
    "public.entry_undone_answer": ("Jawaban dibatalkan", "An answer was taken back"),
    "public.undone_by": (
        "Dibatalkan oleh {who}. Tindakan “{label}” tidak berlaku; pemberitahuannya tidak dikirim.",
        "Taken back by {who}. “{label}” does not count; no notice of it was sent.",
    ),
    "public.undone": (
        "Dibatalkan oleh yang mengambilnya, tidak berlaku",
        "Taken back by whoever took it; it does not count",
    ),
    "public.entry_hidden": (
        "Sudah menjawab (pendapatnya terlihat sesudah selesai)",
        "Has answered (the opinion shows when it is closed)",
    ),
    "public.entry_counted": (
        "Batas waktu penilaian: jawaban dihitung",
        "The review was due: the answers were counted",
    ),
    "public.entry_opened_by_case": ("Dibuka dari kasus lain", "Opened by another case"),
    "public.entry_joined_so": (
        "Kasus yang ditunggu berakhir: {label}",
        "The cases that it waits for have ended: {label}",
    ),
    "public.entry_joined": ("Kasus yang ditunggu berakhir", "A case that it waits for has ended"),
    "public.entry_parent_left": (
        "Kasus yang membukanya tidak lagi menunggu",
        "The case that opened it waits for it no longer",
    ),
    "public.watched_html": (
        "Diawasi <strong>{who}</strong> {since}",
        "Watched by <strong>{who}</strong> {since}",
    ),
    "public.watched_due_html": (
        "Diawasi <strong>{who}</strong> {since}, paling lambat {due}",
        "Watched by <strong>{who}</strong> {since}, due {due}",
    ),
    "public.waits_cases": (
        "Menunggu kasus lain: {well} dari {wanted} sudah berakhir baik",
        "Waits for other cases: {well} of {wanted} ended well",
    ),
    "public.divided": ("Dibagi menjadi", "Divided into"),
    "public.part": ("Bagian {n}", "Part {n}"),
    "public.part_of": ("Bagian {n} dari", "Part {n} of"),
    "public.shares": (
        "{label}: {sum} dari {whole} dibagikan",
        "{label}: {sum} of {whole} went to the parts",
    ),
    "public.tied": ("Kasus yang terkait", "Cases that belong to it"),
    "public.tied_opener": ("Dibuka dari", "Opened by"),
    "public.tied_soon": ("sedang dibuka", "is being opened"),
    "public.tied_waited": ("ditunggu", "waited for"),
    "public.tied_private": ("tidak untuk umum", "not public"),
    "public.entry_vote": ("Jawaban: {label}", "Answer: {label}"),
    "public.entry_signed": ("Ditandatangani: {label}", "Signed: {label}"),
    "public.entry_declined": ("Tidak ditandatangani: {label}", "Not signed: {label}"),
    "public.signed_by": ("Ditandatangani oleh", "Signed by"),
    "public.held": (
        "“{label}” menunggu tanda tangan lain. Sudah menandatangani: {who}.",
        "“{label}” waits for further signatures. Signed so far: {who}.",
    ),
    "public.material": ("Perubahan penting", "Material change"),
    "public.changed": ("{field} dari {was} menjadi {now}", "{field} from {was} to {now}"),
    "public.changed_unseen": ("{field}", "{field}"),
    "public.reopened": ("Diminta persetujuan lagi", "Asked for approval again"),
    "public.passes": ("Persetujuan yang masih berlaku", "Approvals that still hold"),
    "public.entry_to": ("Keadaan", "State"),
    "public.for_duty": ("untuk “{label}”", "for “{label}”"),
    "public.coming": ("Berikutnya “{label}”, mulai {when}.", "Next “{label}”, from {when} on."),
    "public.entry_recurred": ("Waktunya: {label}", "Now due: {label}"),
    "public.entry_missed": ("Terlewat: {label}", "Missed: {label}"),
    "public.met": ("{how}, {when}", "{how}, {when}"),
    "public.mode_consensus": (
        "Diputuskan dalam {meeting} dengan mufakat",
        "Decided in {meeting} by consensus",
    ),
    "public.mode_vote": (
        "Diputuskan dalam {meeting} dengan suara terbanyak",
        "Decided in {meeting} by vote",
    ),
    "public.mode_order": (
        "Diputuskan dalam {meeting} dengan perintah pimpinan",
        "Decided in {meeting} by a commander's order",
    ),
    "public.mode_dialogue": ("{meeting} diadakan", "{meeting} was held"),
    "public.paper": ("Terjadi {when}, dicatat kemudian", "Happened {when}, recorded later"),
    "public.version": (
        "Mengikuti aturan “{title}”, versi yang berlaku saat dikirim.",
        "Follows the rules of “{title}”, as they were when it was sent.",
    ),
    "public.unreadable_title": ("Nomor ini tidak dapat dibaca", "This number cannot be read"),
    "public.unreadable": (
        (
            "“{typed}” bukan nomor pengajuan. Nomor terdiri atas beberapa huruf, tahun, enam "
            "angka, dan satu angka pemeriksa, misalnya USL-2028-000123-7. Mungkin ada satu angka "
            "yang tertukar."
        ),
        (
            "“{typed}” is not the number of a proposal. A number has some letters, a year, six "
            "digits and a check digit, such as USL-2028-000123-7. Perhaps two digits were "
            "swapped."
        ),
    ),
    "public.unknown_title": (
        "Tidak ada pengajuan dengan nomor ini",
        "There is no proposal with this number",
    ),
    "public.unknown": (
        (
            "Nomor {number} benar bentuknya, tetapi tidak ada di kantor ini. Periksa "
            "kabupaten/kotanya, atau cari di daftar semua pengajuan."
        ),
        (
            "The number {number} has the right form, but this office has none such. Check the "
            "regency, or look in the list of all submissions."
        ),
    ),
    "public.secret_title": ("Halaman ini perlu kata rahasia", "This one needs its secret"),
    "public.secret_label": ("Kata rahasia", "The secret"),
    "public.secret_hint": (
        "Tertulis di tanda terima, misalnya 7HKP-2QXM-9WRT.",
        "It stands on the receipt, such as 7HKP-2QXM-9WRT.",
    ),
    "public.secret_wrong": ("Nomor dan kata rahasia tidak cocok", "Number and secret do not match"),
    "public.list_title": ("Semua pengajuan", "All submissions"),
    "public.list_lead": (
        "Semua yang pernah diajukan, juga yang ditolak, dengan alasannya.",
        "Everything that was sent, also what was refused, with the reason.",
    ),
    "public.filter_place": ("Tempat", "Place"),
    "public.filter_place_hint": (
        "Nama desa, kelurahan, atau kecamatan",
        "Name of a village or district",
    ),
    "public.filter_stand": ("Keadaan", "Where it stands"),
    "public.filter_all": ("Semua", "All"),
    "public.filter_open": ("Sedang berjalan", "Under way"),
    "public.filter_good": ("Diterima atau selesai", "Accepted or completed"),
    "public.filter_bad": ("Tidak diterima", "Not accepted"),
    "public.filter_divided": ("Dibagi", "Divided"),
    "public.filter": ("Tampilkan", "Show"),
    "public.filter_more": ("Saringan lain", "More filters"),
    "public.filter_kind": ("Jenis", "Kind"),
    "public.place_ambiguous": (
        "Ada beberapa tempat bernama itu. Pilih satu:",
        "Several places are called so. Choose one:",
    ),
    "public.place_unknown": (
        "Tidak ada tempat bernama “{words}” di wilayah ini.",
        "There is no place called “{words}” here.",
    ),
    "public.list_in": ("di {place}", "in {place}"),
    "public.list_empty": (
        "Tidak ada yang cocok. Longgarkan pilihan di atas.",
        "Nothing fits. Widen the choice above.",
    ),
    "public.reset": ("Hapus pilihan", "Clear the choice"),
    "public.log_in_to_send": ("Masuk untuk mengirim usulan", "Log in to send a proposal"),
    "public.privacy": (
        "Halaman ini tidak menampilkan nama orang.",
        "This page shows no names of people.",
    ),
    "public.decided_on": ("Diputuskan {when}", "Decided {when}"),
    # kinds of ending
    "ending.accommodated_this_year": ("Diakomodasi tahun ini", "Accommodated this year"),
    "ending.accommodated_next_year": ("Diakomodasi tahun depan", "Accommodated next year"),
    "ending.part_funded": ("Dibiayai sebagian", "Part-funded"),
    "ending.other_channel": ("Dialihkan ke jalur lain", "Sent to another channel"),
    "ending.merged": ("Digabungkan", "Merged"),
    "ending.divided": ("Dibagi", "Divided"),
    "ending.deferred": ("Ditunda", "Deferred"),
    "ending.rejected": ("Tidak diterima", "Not accepted"),
    "ending.withdrawn": ("Ditarik pengusul", "Withdrawn"),
    "ending.completed": ("Selesai", "Completed"),
    "public.no_limit": ("belum ditentukan", "not set yet"),
}
