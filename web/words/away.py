"""Words of being away, standing in for somebody, and whether anybody is left."""

WORDS = {
    # one's own page
    "away.title": ("Tidak di tempat dan wakil", "Away, and who stands in"),
    "away.title_of": ("Tidak di tempat dan wakil: {name}", "Away, and who stands in: {name}"),
    "away.lead": (
        (
            "Catat kapan Anda tidak di tempat dan siapa yang mewakili, supaya tugas tidak "
            "menunggu tanpa ada yang tahu."
        ),
        "Say when you are away and who stands in for you, so that nothing waits unseen.",
    ),
    "away.days": ("Tidak di tempat", "Away"),
    "away.no_days": ("Belum ada yang dicatat.", "Nothing is recorded."),
    "away.span": ("{first} sampai {last}", "{first} to {last}"),
    "away.one_day": ("{first}", "{first}"),
    "away.now": ("sedang tidak di tempat", "away now"),
    "away.leave": ("Catat hari tidak di tempat", "Record days away"),
    "away.back": ("Sudah kembali", "Back again"),
    "away.cancel": ("Batalkan", "Cancel"),
    "away.given": ("Yang mewakili", "Who stands in"),
    "away.given_own": ("Yang mewakili saya", "Who stands in for me"),
    "away.no_given": ("Tidak ada yang mewakili.", "Nobody stands in."),
    "away.got": ("Diwakili", "Stands in for"),
    "away.got_own": ("Yang saya wakili", "For whom I stand in"),
    "away.no_got": ("Tidak mewakili siapa pun.", "Stands in for nobody."),
    "away.delegate": ("Tunjuk yang mewakili", "Name somebody to stand in"),
    "away.end": ("Akhiri", "End"),
    "away.end_named": ("perwakilan oleh {name}", "of {name}"),
    "away.for_office": (
        "{person} mewakili {principal}, {office}",
        "{person} for {principal}, {office}",
    ),
    "away.when_away": ("setiap kali tidak di tempat", "whenever away"),
    "away.when_away_from": (
        "setiap kali tidak di tempat, sejak {first}",
        "whenever away, from {first}",
    ),
    "away.when_away_until": (
        "setiap kali tidak di tempat, {first} sampai {last}",
        "whenever away, {first} to {last}",
    ),
    "away.scope_all": ("semua alur kerja", "all workflows"),
    "away.scope_most": ("paling banyak {most}", "{most} at most"),
    "away.basis": ("Dasar", "Basis"),
    "away.in_force": ("berlaku hari ini", "in force today"),
    # recording days
    "away.leave_title": ("Catat hari tidak di tempat", "Record days away"),
    "away.leave_lead": (
        "Sebabnya tidak ditanyakan. Anda tetap dapat bekerja dari mana pun.",
        "No cause is asked. You can still work from anywhere.",
    ),
    "away.from_on": ("Hari pertama", "First day"),
    "away.until_on": ("Hari terakhir", "Last day"),
    "away.reason": ("Alasan sekretariat mencatat ini", "Why the secretariat records this"),
    "away.reason_hint": ("Masuk ke register.", "Kept in the register."),
    "away.save": ("Catat", "Record"),
    "away.left_title": ("Tidak ada yang tersisa", "Nobody is left"),
    "away.left_words": (
        "Pada hari-hari ini tidak ada yang dapat mengerjakan tugas jabatan berikut:",
        "On these days nobody can do the work of:",
    ),
    "away.left_partly": (
        "{office}, {days}: hanya {names} yang mewakili, dan hanya untuk yang boleh dilimpahkan.",
        "{office}, {days}: only {names} stands in, and only for what may be delegated.",
    ),
    "away.left_nobody": (
        "{office}, {days}: tidak ada siapa pun.",
        "{office}, {days}: nobody.",
    ),
    "away.left_due": (
        "{n} tugas jatuh tempo pada hari-hari itu.",
        "{n} task is due on these days.|{n} tasks are due on these days.",
    ),
    "away.left_next": (
        (
            "Tunjuk yang mewakili lebih dulu, atau minta sekretariat mengangkat Plh. Bila tetap "
            "dicatat, sekretariat diberi tahu."
        ),
        (
            "Name somebody to stand in first, or ask the secretariat for an acting official. If "
            "it is recorded anyway, the secretariat is told."
        ),
    ),
    "away.left_partly_title": ("Hanya sebagian yang diwakili", "Stood in for in part only"),
    "away.left_partly_next": (
        "Yang lain menunggu sampai Anda kembali, atau sampai sekretariat mengangkat Plh.",
        "The rest waits until you are back, or until the secretariat names an acting official.",
    ),
    "away.sure": ("Tetap catat", "Record it anyway"),
    # naming somebody
    "away.delegate_title": ("Tunjuk yang mewakili", "Name somebody to stand in"),
    "away.delegate_lead": (
        (
            "Wakil bertindak atas nama (a.n.) pejabat; tanggung jawab tetap pada pejabat. Setiap "
            "tindakan mencatat keduanya. Wakil tidak dapat menunjuk wakil lagi."
        ),
        (
            "Whoever stands in acts on behalf of the office's holder, who stays responsible. Each "
            "act names both. It cannot be handed on."
        ),
    ),
    "away.may": ("Yang boleh dilimpahkan", "What may be delegated"),
    "away.may_most": ("(paling banyak {most})", "({most} at most)"),
    "away.may_nothing": (
        (
            "Aturan yang berlaku tidak membolehkan tindakan apa pun dari {office} dilimpahkan. "
            "Untuk hari-hari tidak di tempat, sekretariat dapat mengangkat Plh."
        ),
        (
            "The rules let nothing of {office} be delegated. For days away the secretariat can "
            "name an acting official (Plh)."
        ),
    ),
    "away.rest_waits": (
        "Yang lain menunggu pejabatnya, atau Plh.",
        "Everything else waits for the holder, or for an acting official (Plh).",
    ),
    "away.office": ("Untuk jabatan", "For the office"),
    "away.search": ("Cari nama yang mewakili", "Search by name"),
    "away.person": ("Yang mewakili", "Who stands in"),
    "away.person_hint": (
        "Rekan di instansi yang sama, atau cari di atas.",
        "Colleagues of the same organisation, or search above.",
    ),
    "away.choose": ("Cari lalu pilih orangnya.", "Search for the person and choose."),
    "away.none_found": (
        "Tidak ada pejabat bernama “{words}” di kantor ini.",
        "No official of this office is called “{words}”.",
    ),
    "away.when": ("Kapan", "When"),
    "away.when_days": ("Dari tanggal sampai tanggal", "From a day to a day"),
    "away.when_gone": (
        "Setiap kali saya tidak di tempat",
        "Whenever I am away",
    ),
    "away.when_gone_of": ("Setiap kali pejabatnya tidak di tempat", "Whenever the holder is away"),
    "away.until_hint": (
        "Boleh kosong bila “setiap kali”. Contoh: 27 3 2028",
        "May stay empty for “whenever”. For example: 27 3 2028",
    ),
    "away.workflow": ("Untuk alur kerja", "For the workflow"),
    "away.all_workflows": ("Semua", "All"),
    "away.most": ("Paling banyak (rupiah)", "Up to (rupiah)"),
    "away.most_hint": (
        "Kosongkan bila tanpa batas sendiri. Batas dari aturan tetap berlaku.",
        "Leave empty for no limit of your own. Limits of the rules hold in any case.",
    ),
    "away.basis_label": ("Nomor surat penunjukan", "Number of the letter"),
    "away.basis_hint": (
        "Misalnya surat tugas atau nota dinas.",
        "Such as the letter of assignment.",
    ),
    "away.give": ("Tunjuk", "Name them"),
    "away.end_title": ("Akhiri perwakilan", "End standing in"),
    "away.done_leave": ("Hari tidak di tempat sudah dicatat.", "The days away are recorded."),
    "away.done_back": ("Sudah dicatat: kembali bertugas.", "Recorded: back on duty."),
    "away.done_give": (
        "Sudah dicatat. Yang mewakili diberi tahu.",
        "Recorded. Whoever stands in is told.",
    ),
    "away.done_end": ("Perwakilan sudah diakhiri.", "Standing in has ended."),
    # coverage
    "away.coverage_title": ("Keterwakilan", "Coverage"),
    "away.coverage_lead": (
        "Jabatan yang tidak ada orangnya dalam {days} hari ke depan, yang terdekat dulu.",
        "Offices with nobody there in the next {days} days, the nearest first.",
    ),
    "away.coverage_none": (
        "Semua jabatan ada orangnya dalam {days} hari ke depan.",
        "Every office has somebody in the next {days} days.",
    ),
    "away.cover_vacant": ("kosong", "vacant"),
    "away.cover_away": ("tidak ada orang", "nobody there"),
    "away.cover_partly": ("sebagian", "in part"),
    "away.cover_vacant_words": ("Tidak ada yang menjabat.", "Nobody holds the office."),
    "away.cover_away_words": (
        "{names} tidak di tempat, dan tidak ada yang mewakili.",
        "{names} away, and nobody stands in.",
    ),
    "away.cover_partly_words": (
        "{names} tidak di tempat. {others} mewakili, hanya untuk yang boleh dilimpahkan.",
        "{names} away. {others} stands in, only for what may be delegated.",
    ),
    "away.cover_tasks": (
        "{n} tugas menunggu, {due} jatuh tempo pada hari-hari itu.",
        "{n} task waits, {due} due on these days.|{n} tasks wait, {due} due on these days.",
    ),
    "away.name_acting": ("Angkat Plh", "Name an acting official"),
    "away.name_stand_in": ("Tunjuk yang mewakili", "Name somebody to stand in"),
    "incident.uncovered": ("Jabatan tanpa orang", "An office with nobody there"),
    "incident.help_uncovered": (
        (
            "Semua pejabatnya tidak di tempat, atau masa jabatannya habis, dan tidak ada yang "
            "mewakili. Angkat Plh atau Plt, atau tunjuk yang mewakili. Kendala ini selesai "
            "sendiri begitu ada orangnya."
        ),
        (
            "All who hold it are away, or the term ends, and nobody stands in. Name an acting "
            "official or somebody to stand in. This ends by itself once somebody is there."
        ),
    ),
    "incident.begins": ("Mulai", "From"),
    "incident.settled_itself": ("Selesai sendiri {when}", "Ended by itself on {when}"),
    # handing over
    "away.handover": ("Serah terima", "Hand-over"),
    "away.handover_title": ("Serah terima: {office}", "Hand-over: {office}"),
    "away.handover_lead": (
        "Yang menunggu jabatan ini pada {day}.",
        "What waits for this office on {day}.",
    ),
    "away.handover_former": ("Pejabat sebelumnya", "Held before by"),
    "away.handover_now": ("Pejabat sekarang", "Held by"),
    "away.handover_open": ("Tugas", "Work"),
    "away.handover_count": (
        "{n} menunggu, {late} lewat tenggat",
        "{n} waits, {late} overdue|{n} wait, {late} overdue",
    ),
    "away.handover_follows": (
        (
            "Tugas mengikuti jabatan: pejabat baru melihatnya sejak hari pertamanya. Yang sedang "
            "dipegang pejabat lama ditawarkan lagi, dan yang mewakilinya tidak lagi mewakili."
        ),
        (
            "Work follows the office: a successor sees it from the first day on. What the former "
            "holder had in hand is offered again, and who stood in for them does so no longer."
        ),
    ),
    "away.handover_tasks": ("Tugas yang menunggu", "Work that waits"),
    "away.handover_most": (
        "Hanya {most} yang paling mendesak.",
        "Only the {most} that are due first.",
    ),
    "away.handover_nothing": ("Tidak ada tugas yang menunggu.", "No work waits."),
    "away.handover_gives": ("Yang menyerahkan", "Handed over by"),
    "away.handover_gets": ("Yang menerima", "Received by"),
    # in a case and in the queue
    "away.acts_for": (
        "Anda bertindak atas nama {name}. Keduanya dicatat.",
        "You act on behalf of {name}. Both are recorded.",
    ),
    "public.delegate_of": ("a.n. {office}", "on behalf of {office}"),
    "public.delegate_by": ("{own}, a.n. {office}", "{own}, on behalf of {office}"),
    "public.acting_plt": ("Plt {office}", "{office} (acting)"),
    "public.acting_plh": ("Plh {office}", "{office} (acting for some days)"),
}
