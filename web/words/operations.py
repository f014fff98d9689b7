"""Words of the operator's page: what is stuck and why."""

WORDS = {
    "nav.operations": ("Operasi", "Operations"),
    "ops.title": ("Operasi", "Operations"),
    "ops.all_runs": ("Semuanya berjalan.", "Everything runs."),
    "ops.stuck": ("{n} hal macet.", "One thing is stuck.|{n} things are stuck."),
    "ops.where": ("Bagian yang macet", "Parts where something is stuck"),
    "ops.as_of": ("Keadaan {when}", "As of {when}"),
    "ops.anew": ("Muat ulang", "Look again"),
    "ops.part_stuck": ("{n} macet", "{n} stuck"),
    "ops.part_runs": ("baik", "fine"),
    "ops.or_more": ("{n} atau lebih", "{n} or more"),
    # incidents
    "ops.incidents": ("Kendala", "Incidents"),
    "ops.none_incidents": ("Tidak ada kendala.", "No incidents."),
    "ops.incident_words": ("Jumlah {n}, yang tertua {since}.", "{n} open, the oldest {since}."),
    "ops.to_incidents": ("Lihat dan tangani", "Look and see to it"),
    # letters
    "ops.letters": ("Kabar yang tidak terkirim", "Messages that were not sent"),
    "ops.none_letters": ("Tidak ada kabar yang gagal.", "No message has failed."),
    "ops.cause_address": ("Alamat surel salah", "Wrong mail address"),
    "ops.cause_mailbox": ("Kotak surat penerima menolak", "The mailbox takes no mail"),
    "ops.cause_refused": ("Isi surel ditolak server", "The message was refused"),
    "ops.cause_no_address": ("Tidak ada nomor atau akun penerima", "No number or account"),
    "ops.cause_no_channel": ("Saluran ini tidak dipasang", "This channel is not set up"),
    "ops.cause_gateway": ("Gerbang pesan tidak terjangkau", "The gateway is away"),
    "ops.cause_gateway_no": ("Gerbang pesan menolak", "The gateway refuses"),
    "ops.cause_server": ("Server surel tidak terjangkau", "The mail server is away"),
    "ops.cause_letter": ("Surel tidak dapat ditulis", "The message could not be written"),
    "ops.failed": ("Gagal dan tidak dicoba lagi: {n}.", "Failed and not tried again: {n}."),
    "ops.waiting": (
        "Dicoba lagi dengan sendirinya: {n}, berikutnya {when}.",
        "Tried again by themselves: {n}, the next on {when}.",
    ),
    "ops.oldest": ("Yang tertua {since}.", "The oldest {since}."),
    "ops.to_letters": ("Lihat dan coba lagi", "Look and try again"),
    "ops.in_peace": (
        "Menunggu jamnya (ringkasan pagi atau jam tenang): {n}, yang pertama {when}.",
        "Waiting for their hour (a digest or quiet hours): {n}, the first on {when}.",
    ),
    "ops.not_taken": (
        "Kabar siap berangkat yang belum diambil: {n}",
        "Messages that are ready and were not taken up: {n}",
    ),
    "ops.not_taken_since": (
        "Yang pertama seharusnya berangkat {when} ({since}).",
        "The first should have left on {when} ({since}).",
    ),
    "ops.to_whom": ("Kepada {name}", "To {name}"),
    "ops.all_told": ("semua kabarnya", "all that they were told"),
    "ops.tries": ("Sudah dicoba {n} kali.", "Tried once.|Tried {n} times."),
    "ops.gave_up": ("Dihentikan {when}.", "Given up on {when}."),
    "ops.next_try": ("Dicoba lagi {when}.", "Tried again on {when}."),
    "ops.given_up": ("Gagal, tidak dicoba lagi", "Failed, not tried again"),
    "ops.tried_again": ("Dicoba lagi dengan sendirinya", "Tried again by themselves"),
    "ops.oldest_only": (
        "Yang tertua ditampilkan; yang lain ikut bila semuanya dicoba lagi.",
        "The oldest are shown; the others go along when all are tried again.",
    ),
    "ops.reason": ("Apa yang sudah dibetulkan", "What was mended"),
    "ops.reason_hint": (
        "Tercatat di register bersama nama Anda. Misalnya: server surel sudah hidup.",
        "It stands in the register with your name. Such as: the mail server is back.",
    ),
    "ops.retry_all": ("Coba lagi semua ({n})", "Try all again ({n})"),
    "ops.retry_chosen": ("Coba lagi yang dipilih", "Try the chosen ones again"),
    "ops.choose_some": ("Pilih kabarnya dahulu.", "Choose some messages first."),
    "ops.none_of_cause": (
        "Tidak ada lagi kabar yang tertahan karena ini.",
        "Nothing is held up by this any more.",
    ),
    "ops.retried": (
        "{n} kabar dicoba lagi sekarang. Ini tercatat di register.",
        (
            "One message is tried again now. It stands in the register.|{n} messages are tried "
            "again now. It stands in the register."
        ),
    ),
    "ops.retried_none": (
        "Tidak ada yang perlu dicoba lagi: semuanya sudah dicoba lagi atau terkirim.",
        "Nothing had to be tried again: all of it has been, or was sent.",
    ),
    # offices
    "ops.offices": ("Jabatan tanpa pejabat", "Offices without anybody"),
    "ops.none_offices": (
        "Setiap jabatan punya pejabat sampai 14 hari ke depan.",
        "Every office has somebody for the next 14 days.",
    ),
    "ops.vacant_now": ("Kosong sekarang.", "Vacant now."),
    "ops.vacant_from": ("Kosong mulai {on}.", "Vacant from {on}."),
    "ops.away_now": ("Pejabatnya tidak di tempat sekarang.", "Whoever holds it is away now."),
    "ops.away_from": (
        "Pejabatnya tidak di tempat mulai {on}.",
        "Whoever holds it will be away from {on}.",
    ),
    "ops.tasks_wait": (
        "Tugas yang menunggu: {n}, yang tertua {since}.",
        "Tasks that wait: {n}, the oldest {since}.",
    ),
    "ops.no_tasks_wait": ("Belum ada tugas yang menunggu.", "No task waits there."),
    # calendar
    "ops.calendar": ("Kalender", "Calendar"),
    "ops.none_calendar": (
        "Hari libur 60 hari ke depan sudah pasti.",
        "The days off of the next 60 days are certain.",
    ),
    "ops.year_missing": ("Libur tahun {year} belum ditetapkan", "{year} has no decree yet"),
    "ops.year_words": (
        (
            "Keputusan bersama tentang libur dan cuti bersama tahun itu belum ada. Tenggat yang "
            "jatuh di sana dihitung dengan perkiraan; hari yang sudah pasti dapat ditambahkan."
        ),
        (
            "The joint decree on holidays of that year is not out. Due days there are counted by "
            "estimates; days that are certain can be added."
        ),
    ),
    "ops.year_due": (
        "Tugas terbuka yang jatuh tempo sesudahnya, sedikitnya: {n}.",
        "Open tasks that fall due after it, at least: {n}.",
    ),
    "ops.soon": ("sebentar lagi", "soon"),
    "ops.counted_on": ("sudah dihitung", "counted on"),
    "ops.to_year": ("Buka tahunnya", "Open the year"),
    "ops.feast_words": (
        "Hari ini bergantung pada hilal; tetapkan bila sudah diumumkan.",
        "The day follows the moon; decree it once it is announced.",
    ),
    # notices
    "ops.relay": ("Pemberitahuan yang terlambat", "Overdue notices"),
    "ops.relay_none": ("Tidak ada pemberitahuan yang menunggu.", "No notice waits."),
    "ops.relay_later": (
        "Menunggu saatnya: {n}, berikutnya {when}.",
        "Waiting for their moment: {n}, the next on {when}.",
    ),
    "ops.relay_due": (
        "Pemberitahuan yang belum diteruskan: {n}",
        "Notices that were not handed on: {n}",
    ),
    "ops.relay_oldest": (
        "Yang tertua seharusnya diteruskan {when} ({since}).",
        "The oldest should have been handed on at {when} ({since}).",
    ),
    "ops.late_clock": (
        "Jam program tidak terdengar, dan jam itulah yang meneruskannya.",
        "The program's clock is not heard, and it is what hands them on.",
    ),
    "ops.late_behind": (
        (
            "Jamnya berjalan, tetapi belum sampai ke sini: terlalu banyak sekaligus, atau basis "
            "data sedang sibuk."
        ),
        "The clock runs, but is not there yet: too many at once, or the database is busy.",
    ),
    # processes
    "ops.running": ("Jam, antrean, dan pekerja", "Clock, queues and workers"),
    "ops.no_clock": ("Jam program tidak terdengar", "The clock is not heard"),
    "ops.no_clock_since": ("Detak terakhir {when}.", "Its last tick was on {when}."),
    "ops.no_clock_ever": ("Belum pernah berdetak.", "It has not ticked."),
    "ops.no_clock_words": (
        (
            "Tanpa jam tidak ada pemberitahuan, pengingat, atau tenggat yang diproses. Tidak ada "
            "yang hilang; semuanya menyusul begitu jam dijalankan (rembuk clock)."
        ),
        (
            "Without it no notice, reminder or due time is seen to. Nothing is lost; all of it "
            "follows as soon as the clock is started (rembuk clock)."
        ),
    ),
    "ops.no_queue": ("Antrean (Valkey) tidak menjawab", "The queue (Valkey) does not answer"),
    "ops.no_queue_words": (
        "Tidak ada yang hilang: jam mengerjakan semuanya sendiri, lebih lambat.",
        "Nothing is lost: the clock does all of it by itself, more slowly.",
    ),
    "ops.no_worker": (
        "Tidak ada pekerja {queue} yang terdengar",
        "No worker for {queue} is heard",
    ),
    "ops.no_worker_clock": (
        "Jam mengerjakannya sendiri, lebih lambat. Jalankan lagi: rembuk worker {name}.",
        "The clock does the work by itself, more slowly. Start one again: rembuk worker {name}.",
    ),
    "ops.no_worker_alone": (
        (
            "Jam juga tidak terdengar, jadi pekerjaannya menunggu. Jalankan lagi: "
            "rembuk worker {name}."
        ),
        (
            "The clock is not heard either, so the work waits. Start one again: "
            "rembuk worker {name}."
        ),
    ),
    "ops.queue_notices": ("pemberitahuan", "notices"),
    "ops.queue_deadlines": ("tenggat", "deadlines"),
    "ops.queue_long": ("pekerjaan panjang", "long work"),
    "ops.kind_worker": ("Pekerja", "Worker:"),
    "ops.kind_clock": ("Jam", "Clock"),
    "ops.heard": ("terdengar", "heard"),
    "ops.silent": ("tidak terdengar", "not heard"),
    "ops.heard_since": ("Berjalan sejak {when}.", "Running since {when}."),
    "ops.silent_words": (
        "Terakhir terdengar {when}. Yang dipegangnya sudah bebas untuk pekerja lain.",
        "Last heard on {when}. What it held is free for the others.",
    ),
    "ops.doing": ("Sedang {what}.", "It is {what}."),
    "ops.does_deliver": ("mengirim kabar", "sending messages"),
    "ops.does_wake": ("memproses tenggat", "seeing to due times"),
    "ops.does_branch": ("membuka kasus lain", "opening other cases"),
    "ops.does_seal_day": ("menyegel hari", "sealing a day"),
    "ops.does_move": ("memindahkan kasus", "moving cases"),
    "ops.does_count": ("menghitung dampak", "counting an impact"),
    "ops.does_tick": ("berdetak", "ticking"),
    "ops.holds": ("Memegang {what}.", "It holds {what}."),
    "ops.holds_tasks": ("{n} tenggat", "one due time|{n} due times"),
    "ops.holds_mails": ("{n} kabar", "one message|{n} messages"),
    "ops.holds_cases": ("{n} kasus anak", "one sub-case|{n} sub-cases"),
    "ops.jobs": ("Antrean {queue}: {n} menunggu.", "Queue {queue}: {n} waiting."),
    # long work
    "ops.long": ("Pekerjaan panjang", "Long work"),
    "ops.none_long": ("Tidak ada yang sedang berjalan.", "Nothing is under way."),
    "ops.long_moving": ("Pemindahan kasus: {workflow}", "Moving cases: {workflow}"),
    "ops.long_impact": ("Hitungan dampak: {workflow}", "Counting an impact: {workflow}"),
    "ops.progress": ("{done} dari {all} kasus.", "{done} of {all} cases."),
    "ops.rests": ("berhenti", "rests"),
    "ops.under_way": ("berjalan", "under way"),
    "ops.long_rests": (
        "Tidak disentuh sejak {when}. Jam memintanya lagi dengan sendirinya.",
        "Untouched since {when}. The clock asks for it again by itself.",
    ),
    "ops.long_no_clock": (
        "Tidak disentuh sejak {when}, karena jam program tidak terdengar.",
        "Untouched since {when}, since the clock is not heard.",
    ),
    "ops.to_long": ("Lihat kemajuannya", "See how far it is"),
    # an incident in somebody's hands
    "incident.assigned": (
        "{who} menanganinya sejak {when}.",
        "{who} has been seeing to it since {when}.",
    ),
    "incident.assigned_short": ("ditangani {who}", "{who} sees to it"),
    "incident.assign": ("Siapa yang menangani", "Who sees to it"),
    "incident.assign_words": (
        "Kendala tetap terbuka; yang lain tahu bahwa ada yang menanganinya.",
        "The incident stays open; the others know that somebody sees to it.",
    ),
    "incident.assign_to": ("Ditangani oleh", "Seen to by"),
    "incident.assign_note": ("Apa yang akan dilakukan", "What will be done"),
    "incident.assign_button": ("Catat siapa yang menangani", "Record who sees to it"),
    "incident.result_assigned": (
        "Tercatat siapa yang menangani.",
        "It is recorded who sees to it.",
    ),
    "why.assign_whom": (
        "Pilih orang dari sekretariat.",
        "Choose somebody of the secretariat.",
    ),
    "register.incident_assigned": (
        "{person} menangani kendala pada {number}: {kind}",
        "{person} sees to an incident of {number}: {kind}",
    ),
    "register.deliveries_again": (
        "{count} kabar dicoba lagi",
        "{count} messages are tried again",
    ),
    # who was told, on a case's page
    "told.of_case": ("Kabar yang dikirim", "Who was told"),
    "told.of_case_words": (
        "Siapa yang diberi tahu tentang kasus ini, kapan, dan apa jadinya.",
        "Who was told of this case, when, and what became of it.",
    ),
    "told.trouble": (
        "{n} kabar tidak sampai",
        "One message did not arrive|{n} messages did not arrive",
    ),
    "told.somebody": ("Orang lain", "Somebody else"),
    "told.newest_only": ("Hanya {n} yang terbaru.", "The newest {n} only."),
}
