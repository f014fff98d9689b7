"""Words of offices, terms, people and slips."""

WORDS = {
    "people.offices": ("Jabatan", "Offices"),
    "people.vacant": ("Jabatan kosong", "Vacant offices"),
    "people.persons": ("Orang", "People"),
    "people.offices_lead": (
        (
            "Siapa menjabat apa, sejak kapan. Tugas mengikuti jabatan: pejabat baru langsung "
            "melihat tugasnya, pejabat lama tidak lagi."
        ),
        (
            "Who holds which office since when. Tasks follow the office: a successor sees them "
            "at once, the predecessor no longer does."
        ),
    ),
    "people.search": (
        "Cari nama jabatan, instansi atau orang",
        "Search by office, organisation or person",
    ),
    "people.search_person": ("Cari nama orang", "Search by name"),
    "people.kind": ("Jenis jabatan", "Kind of office"),
    "people.all_kinds": ("Semua jenis", "All kinds"),
    "people.find": ("Cari", "Find"),
    "people.office": ("Jabatan", "Office"),
    "people.organisation": ("Instansi", "Organisation"),
    "people.holder": ("Pejabat", "Holder"),
    "people.nobody": ("kosong", "vacant"),
    "people.next_from": ("terisi mulai {day}", "held from {day}"),
    "people.none_found": (
        "Tidak ada jabatan yang cocok. Pakai kata yang lebih sedikit atau pilih semua jenis.",
        "No office fits. Use fewer words or choose all kinds.",
    ),
    "people.none_vacant": (
        "Tidak ada jabatan kosong. Semua jabatan ada pejabatnya hari ini.",
        "No vacant office. Every office is held today.",
    ),
    "people.next_page": ("Halaman berikutnya", "Next page"),
    "people.previous_page": ("Halaman sebelumnya", "Previous page"),
    "people.found_count": (
        "{n} jabatan, {vacant} kosong",
        "{n} office, {vacant} vacant|{n} offices, {vacant} vacant",
    ),
    "people.now": ("Sekarang", "Now"),
    "people.coming": ("Akan datang", "Coming"),
    "people.earlier": ("Sebelumnya", "Earlier"),
    "people.nobody_now": (
        "Jabatan ini kosong. Tugas yang masuk menjadi kendala sampai ada pejabatnya.",
        "Nobody holds this office. Tasks that come in are incidents until somebody does.",
    ),
    "people.nobody_earlier": (
        "Belum ada pejabat sebelumnya yang tercatat.",
        "No earlier holder is recorded.",
    ),
    "people.tasks": (
        "{n} tugas menunggu jabatan ini",
        "{n} task waits for this office|{n} tasks wait for this office",
    ),
    "people.begin": ("Mulai masa jabatan", "Begin a term"),
    "people.end": ("Akhiri", "End"),
    "people.end_named": ("masa jabatan {name}", "the term of {name}"),
    "people.capacity": ("Kedudukan", "Capacity"),
    "people.decree": ("Nomor keputusan", "Number of the decree"),
    "people.from_on": ("Mulai", "From"),
    "people.until_on": ("Sampai", "Until"),
    "people.open_end": ("tanpa batas", "open end"),
    "people.term_days": ("{first} sampai {last}", "{first} to {last}"),
    "people.done_mulai": ("Masa jabatan sudah dicatat.", "The term is recorded."),
    "people.done_akhir": ("Akhir masa jabatan sudah dicatat.", "The end of the term is recorded."),
    "people.begin_title": ("Mulai masa jabatan: {office}", "Begin a term: {office}"),
    "people.choose_person": ("Cari lalu pilih orangnya", "Search for the person and choose"),
    "people.who": ("Siapa yang menjabat?", "Who takes the office?"),
    "people.none_person": (
        "Tidak ada orang bernama “{words}” di kantor ini.",
        "This office knows nobody called “{words}”.",
    ),
    "people.too_many": (
        "Hanya {n} nama pertama yang ditampilkan. Ketik nama lebih lengkap.",
        "Only the first {n} names are shown. Type more of the name.",
    ),
    "people.new_person": ("Catat orang baru", "Record somebody new"),
    "people.capacity_definitive": ("Definitif", "Definitive"),
    "people.capacity_plt": ("Plt (pelaksana tugas)", "Plt (acting)"),
    "people.capacity_plh": ("Plh (pelaksana harian)", "Plh (acting for some days)"),
    "people.decree_hint": ("Wajib untuk Plt dan Plh.", "Needed for Plt and Plh."),
    "people.until_hint": (
        "Kosongkan bila belum ada batasnya. Contoh: 27 3 2028",
        "Leave empty where no end is known. For example: 27 3 2028",
    ),
    "people.succeed": (
        "Akhiri masa jabatan {name} sehari sebelumnya",
        "End the term of {name} the day before",
    ),
    "people.succeed_hint": (
        "Serah terima dalam satu keputusan. Hanya untuk pejabat definitif.",
        "Hand-over in one decision. For definitive holders only.",
    ),
    "people.reason": ("Alasan", "Reason"),
    "people.reason_hint": (
        "Dicatat di register, misalnya nomor surat keputusan.",
        "Kept in the register, such as the number of the decree.",
    ),
    "people.begin_button": ("Mulai masa jabatan", "Begin the term"),
    "people.end_title": ("Akhiri masa jabatan", "End a term"),
    "people.end_words": (
        "{name} menjabat {office} sejak {day}.",
        "{name} has held {office} since {day}.",
    ),
    "people.last_day": ("Hari terakhir menjabat", "Last day in office"),
    "people.last_hint": (
        "Sampai akhir hari ini ia masih dapat bertindak. Contoh: 27 3 2028",
        "The holder may act until the end of this day. For example: 27 3 2028",
    ),
    "people.end_button": ("Catat akhir masa jabatan", "Record the end of the term"),
    "people.day_form": (
        "Tulis tanggal yang ada, misalnya 27 3 2028",
        "Write a day that exists, such as 27 3 2028",
    ),
    "people.persons_title": ("Orang di kantor ini", "People of this office"),
    "people.name": ("Nama", "Name"),
    "people.username": ("Nama pengguna", "User name"),
    "people.no_login": ("belum punya akun", "no login yet"),
    "people.mail": ("Surel", "Mail"),
    "people.phone": ("Telepon", "Telephone"),
    "people.language": ("Bahasa kabar", "Language of news"),
    "people.area": ("Wilayah rumah", "Home area"),
    "people.none_given": ("tidak ada", "none"),
    "people.secretariat": ("sekretariat", "secretariat"),
    "people.none_persons": ("Tidak ada orang yang cocok.", "Nobody fits."),
    "people.more": ("Berikutnya", "Next"),
    "people.held": ("Jabatan", "Offices"),
    "people.holds_none": ("Tidak memegang jabatan.", "Holds no office."),
    "people.current": ("sekarang", "now"),
    "people.slip": ("Slip sekali pakai", "One-time slip"),
    "people.slip_invitation_words": (
        (
            "{name} belum punya akun. Slip undangan berlaku tujuh hari dan sekali pakai; "
            "serahkan langsung kepada orangnya."
        ),
        (
            "{name} has no login yet. An invitation slip is good for seven days and once; hand "
            "it to the person."
        ),
    ),
    "people.slip_reset_words": (
        (
            "Untuk yang lupa kata sandi. Periksa dahulu kartu identitasnya. Kata sandi lama "
            "tetap berlaku sampai slip dipakai."
        ),
        (
            "For a forgotten password. Look at the person's papers first. The old password holds "
            "until the slip is used."
        ),
    ),
    "people.slip_reason": ("Alasan", "Reason"),
    "people.slip_reason_hint": (
        "Dicatat di register, misalnya “datang sendiri, KTP diperiksa”.",
        "Kept in the register, such as “came in person, identity card checked”.",
    ),
    "people.make_invitation": ("Buat slip undangan", "Make an invitation slip"),
    "people.make_reset": ("Buat slip sandi baru", "Make a slip for a new password"),
    "people.slip_title": ("Slip untuk {name}", "Slip for {name}"),
    "people.slip_once": (
        "Halaman ini hanya tampil sekali. Cetak atau salin sekarang; kodenya tidak disimpan.",
        "This page is shown only once. Print or copy it now; the code is kept nowhere.",
    ),
    "people.slip_address": ("Buka alamat ini", "Open this address"),
    "people.slip_shown": ("Ketik kode ini", "Type this code"),
    "people.slip_until": ("Berlaku sampai", "Good until"),
    "people.slip_keep": (
        "Jangan tunjukkan kepada orang lain. Kode ini hanya dapat dipakai sekali.",
        "Show it to nobody else. The code can be used once only.",
    ),
    "people.back_to_person": ("Kembali ke {name}", "Back to {name}"),
    "people.new_title": ("Catat orang baru", "Record somebody new"),
    "people.new_words": (
        "Surel dan telepon boleh kosong: orang tanpa keduanya dilayani di loket.",
        "Mail and telephone may stay empty: people without them are served at the counter.",
    ),
    "people.new_button": ("Catat orang ini", "Record this person"),
    "people.done_baru": (
        "Orang ini sudah dicatat. Buatkan slip undangan agar dapat masuk.",
        "The person is recorded. Make an invitation slip so that they can log in.",
    ),
}
