"""Words of incidents and of the register of decisions."""

WORDS = {
    "incident.title": ("Kendala", "Incidents"),
    "incident.lead": (
        "Yang tidak dapat diteruskan program sendiri. Tidak ada yang dilewati diam-diam.",
        "What the program cannot carry on by itself. Nothing is passed over in silence.",
    ),
    "incident.none": (
        "Tidak ada kendala. Semua kasus terbuka punya pejabat yang mengurusnya.",
        "No incidents. Every open case has an office that deals with it.",
    ),
    "incident.none_kind": ("Tidak ada kendala jenis ini.", "No incidents of this kind."),
    "incident.all": ("Semua", "All"),
    "incident.filter": ("Jenis kendala", "Kind of incident"),
    "incident.settled": ("Sudah selesai", "Settled"),
    "incident.none_settled": (
        "Belum ada kendala yang diselesaikan.",
        "No incident has been settled yet.",
    ),
    "incident.back": ("Ke daftar kendala", "To the list of incidents"),
    "incident.case": ("Kasus", "Case"),
    "incident.kind": ("Kendala", "Incident"),
    "incident.since": ("Sejak", "Since"),
    "incident.waits_for": ("Menunggu", "Waits for"),
    "incident.place": ("Tempat", "Place"),
    "incident.step": ("Tahap", "Step"),
    "incident.office": ("Jabatan", "Office"),
    "incident.due": ("Tenggat", "Due"),
    "incident.person": ("Orang", "Person"),
    "incident.no_due": ("tanpa tenggat", "no due time"),
    "incident.settled_by": ("Diselesaikan", "Settled"),
    "incident.no_case": ("Tanpa kasus", "No case"),
    "incident.look": ("Lihat", "Look"),
    "incident.unstaffed": ("Tidak ada jabatan untuk tugas ini", "No office exists for this task"),
    "incident.vacant": ("Jabatannya kosong", "The office is vacant"),
    "incident.silent": ("Tenggat terlewat", "Due time passed"),
    "incident.recused": (
        "Semua pemegang kursi ini tidak boleh menilai",
        "Nobody who holds this seat may answer",
    ),
    "incident.no_quorum": ("Kursinya kurang dari kuorum", "There are fewer seats than the quorum"),
    "incident.help_recused": (
        (
            "Pejabatnya sudah bertindak dalam peran yang harus terpisah, atau ini urusannya "
            "sendiri, dan tidak ada pengganti di kantor yang sama. Tetapkan Plt atau Plh, lalu "
            "cari ulang."
        ),
        (
            "The official acted in a role that is kept apart from this seat, or it is a matter of "
            "their own, and nobody else of the office can answer. Begin an acting term, then look "
            "again."
        ),
    ),
    "incident.help_no_quorum": (
        (
            "Lengkapi kursi badannya; kursi baru ikut menilai kasus berikutnya. Kasus ini dapat "
            "dipindahkan ke aturan yang diperbaiki."
        ),
        (
            "Complete the seats of the body; new seats take part from the next case on. This case "
            "can be moved to corrected rules."
        ),
    ),
    "incident.no_way": (
        "Aturannya tidak menyebut langkah berikutnya",
        "The rules name no next step",
    ),
    "incident.cannot_wake": ("Tenggat tidak dapat diproses", "A due time could not be processed"),
    "incident.undelivered": ("Kabar tidak terkirim", "A message could not be delivered"),
    "incident.nobody_told": ("Pemberitahuan tidak ada penerimanya", "A notice reached nobody"),
    "incident.case_not_opened": (
        "Kasus lain tidak dapat dibuka",
        "Another case could not be opened",
    ),
    "incident.cases_too_few": (
        "Kasus yang dibuka kurang dari yang ditunggu",
        "Fewer cases were opened than it waits for",
    ),
    "incident.cannot_withdraw": (
        "Kasus ini tidak dapat ditarik",
        "This case could not be withdrawn",
    ),
    "incident.help_case_not_opened": (
        (
            "Terbitkan alurnya, atau lengkapi isian yang kurang. Program terus mencoba; begitu "
            "bisa, kasusnya dibuka."
        ),
        (
            "Publish the workflow, or complete what is missing. The program keeps trying and "
            "opens the case as soon as it can."
        ),
    ),
    "incident.help_cases_too_few": (
        "Pengawasnya harus meneruskan kasus ini sendiri; menunggu tidak akan cukup.",
        "Whoever watches must move this case on; waiting will never be enough.",
    ),
    "incident.help_cannot_withdraw": (
        "Alurnya tidak punya akhir “ditarik”. Kasus ini berjalan terus; hubungi pengurusnya.",
        "Its workflow has no ending “withdrawn”. The case goes on; speak to whoever has it.",
    ),
    "incident.other": ("Kendala lain", "Another incident"),
    "incident.help_unstaffed": (
        (
            "Tidak ada jabatan yang wilayah atau instansinya cocok. Buat jabatannya atau "
            "lengkapi wilayahnya, lalu cari ulang."
        ),
        (
            "No office has the area or organisation that fits. Make the office or complete its "
            "areas, then look again."
        ),
    ),
    "incident.help_vacant": (
        (
            "Jabatannya ada, pejabatnya belum. Mulai masa jabatan (definitif, Plt atau Plh), "
            "lalu cari ulang."
        ),
        (
            "The office exists, but nobody holds it. Begin a term (definitive or acting), then "
            "look again."
        ),
    ),
    "incident.help_silent": (
        (
            "Hubungi pejabatnya. Tugasnya tetap terbuka dan dapat dikerjakan kapan saja. Bila "
            "pejabatnya berganti, cari ulang."
        ),
        (
            "Speak to the office. The task stays open and can be done at any time. If the office "
            "changed hands, look again."
        ),
    ),
    "incident.help_cannot_wake": (
        (
            "Program sudah mencoba beberapa kali dan akan mencoba lagi. Beri tahu pengelola "
            "mesin bila tetap muncul."
        ),
        (
            "The program has tried several times and will try again. Tell whoever runs the "
            "machine if it stays."
        ),
    ),
    "incident.help_undelivered": (
        "Sampaikan dengan cara lain, dan perbaiki alamat atau nomornya di halaman orangnya.",
        "Tell the person another way, and correct the address or number on the person's page.",
    ),
    "incident.help_nobody_told": (
        (
            "Tidak ada pejabat yang dapat menerima pemberitahuan ini. Isi jabatannya dan "
            "sampaikan sendiri."
        ),
        "Nobody could get this notice. Fill the office and pass the message on yourself.",
    ),
    "incident.help_no_way": (
        "Perbaiki aturannya untuk kasus baru; kasus ini tetap terbuka pada tahapnya.",
        "Correct the rules for new cases; this case stays open where it is.",
    ),
    "incident.help_other": (
        "Periksa kasusnya, lalu catat apa yang dilakukan.",
        "Look at the case, then write down what was done.",
    ),
    "incident.what_now": ("Yang dapat dilakukan", "What can be done"),
    "incident.to_office": ("Buka jabatannya", "Open the office"),
    "incident.to_vacant": ("Lihat jabatan yang kosong", "See the vacant offices"),
    "incident.to_person": ("Buka orangnya", "Open the person"),
    "incident.find": ("Cari ulang jabatannya", "Find the office anew"),
    "incident.find_words": (
        (
            "Program mencari lagi jabatan yang seharusnya mengurus, menurut jabatan dan wilayah "
            "hari ini."
        ),
        (
            "The program looks once more for the office that should deal with it, by the offices "
            "and areas of today."
        ),
    ),
    "incident.settle": ("Selesaikan dengan alasan", "Settle with a reason"),
    "incident.settle_words": (
        "Menyelesaikan kendala tidak mengubah kasusnya. Tulis apa yang sudah dilakukan.",
        "Settling an incident does not change its case. Write what was done.",
    ),
    "incident.settle_label": ("Apa yang sudah dilakukan", "What was done"),
    "incident.settle_button": ("Catat sebagai selesai", "Record as settled"),
    "incident.done": ("Kendala dicatat selesai.", "The incident is settled."),
    "incident.result_moved": (
        "Jabatan lain ditemukan dan tugasnya sudah pindah. Kendala ini selesai.",
        "Another office was found and has the task now. This incident is settled.",
    ),
    "incident.result_staffed": (
        "Jabatannya sekarang ada pejabatnya. Kendala ini selesai.",
        "Somebody holds the office now. This incident is settled.",
    ),
    "incident.result_gone": (
        "Tugasnya sudah tidak menunggu lagi. Kendala ini selesai.",
        "The task no longer waits. This incident is settled.",
    ),
    "incident.already": (
        "Kendala ini sudah diselesaikan sebelumnya. Alasan Anda tidak dicatat.",
        "This incident had been settled before. Your reason was not recorded.",
    ),
    "incident.settled_on": ("Diselesaikan {who} pada {when}.", "Settled by {who} on {when}."),
    "register.no": ("No.", "No."),
    "register.what": ("Keputusan", "Decision"),
    "register.who": ("Oleh", "By"),
    "register.when": ("Kapan", "When"),
    "register.hash": ("Sidik", "Hash"),
    "register.none": ("Register masih kosong.", "The register is still empty."),
    "register.program": ("Program", "The program"),
    "register.gone": ("(tidak dikenal lagi)", "(no longer known)"),
    "register.no_end": ("tanpa batas", "open end"),
    "register.other": ("Keputusan lain ({kind})", "Another decision ({kind})"),
    "register.published": (
        "Menerbitkan {workflow} versi {number}",
        "Published {workflow} version {number}",
    ),
    "register.head_moved_back": (
        "Memakai lagi {workflow} versi {number}",
        "Put {workflow} version {number} in use again",
    ),
    "register.people_added": ("Mencatat {count} orang", "Recorded {count} people"),
    "register.person_changed": (
        "Memperbaiki data {person}",
        "Corrected what is known about {person}",
    ),
    "register.person_removed": (
        "Mengakhiri keanggotaan {person}",
        "Ended the membership of {person}",
    ),
    "register.secretariat_given": (
        "Mengangkat {person} ke sekretariat",
        "Took {person} into the secretariat",
    ),
    "register.secretariat_taken": (
        "Mengeluarkan {person} dari sekretariat",
        "Took {person} out of the secretariat",
    ),
    "register.first_secretariat": (
        "Mengangkat sekretariat pertama",
        "Appointed the first secretariat",
    ),
    "register.tenant_created": ("Membuka kantor ini", "Opened this office"),
    "register.organisations_added": ("Mencatat {count} instansi", "Recorded {count} organisations"),
    "register.offices_added": (
        "Menambah {count} jabatan di {name}",
        "Added {count} offices to {name}",
    ),
    "register.areas_set": ("Menetapkan wilayah {name}", "Set the areas of {name}"),
    "register.body_set": ("Menetapkan anggota {name}", "Set the seats of {name}"),
    "register.term_begun": (
        "{person} menjabat {office} ({capacity}) mulai {from_on}",
        "{person} holds {office} ({capacity}) from {from_on}",
    ),
    "register.term_ended": (
        "Masa jabatan di {office} berakhir {until_on}",
        "A term at {office} ends on {until_on}",
    ),
    "register.slip_made": ("Membuat slip {slip} untuk {person}", "Made a {slip} slip for {person}"),
    "register.slip_used": ("{person} memakai slip {slip}", "{person} used a {slip} slip"),
    "register.words_erased": (
        "Menghapus kata-kata pribadi pada kasus",
        "Erased personal words of a case",
    ),
    "register.incident_settled": (
        "Menyelesaikan kendala pada {number}: {kind}",
        "Settled an incident of {number}: {kind}",
    ),
    "register.incident_moved": (
        "Menemukan jabatan lain untuk {number}",
        "Found another office for {number}",
    ),
    "register.incident_staffed": (
        "Kendala pada {number} selesai: jabatannya sudah terisi",
        "Incident of {number} settled: the office is held again",
    ),
    "register.incident_gone": (
        "Kendala pada {number} selesai: tugasnya tidak menunggu lagi",
        "Incident of {number} settled: the task no longer waits",
    ),
    "capacity.definitive": ("definitif", "definitive"),
    "capacity.plt": ("Plt", "acting (Plt)"),
    "capacity.plh": ("Plh", "acting for days (Plh)"),
    "slip.invitation": ("undangan", "invitation"),
    "slip.reset": ("sandi baru", "new password"),
}
