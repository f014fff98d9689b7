"""Words of every reason why something may not be done: cases (core) and use cases (service).

`label` is the name of the field that the reason belongs to, where there is one. Never here: what
was typed (whys_typed.py).
"""

WORDS = {
    # who
    "why.not_your_role": ("Ini tugas {roles}.", "This is for {roles}."),
    "why.same_person": (
        "Satu orang tidak boleh bertindak sebagai {roles} pada pengajuan yang sama.",
        "One person may not act as {roles} on the same case.",
    ),
    "why.already_voted": ("Anda sudah memberi jawaban di sini.", "You have answered here already."),
    "why.own_case": (
        "Ini urusan Anda sendiri, jadi Anda tidak ikut menilainya.",
        "This is a matter of your own, so you do not review it.",
    ),
    "why.no_quorum": (
        (
            "Kursi di sini terlalu sedikit untuk kuorum {quorum}, jadi tidak dapat diputuskan. "
            "Sekretariat sudah diberi tahu."
        ),
        (
            "There are too few seats here for the quorum of {quorum}, so it cannot be decided. "
            "The secretariat has been told."
        ),
    ),
    "why.urge_stranger": (
        "Hanya yang ikut dalam kasus ini dapat mengingatkan.",
        "Only those who take part in this case can urge it.",
    ),
    "why.urge_nobody": (
        "Tidak ada kantor yang dapat diingatkan sekarang. Sekretariat mengurusnya.",
        "There is no office to urge now. The secretariat sees to it.",
    ),
    "why.urge_own": (
        "Kasus ini ada di tangan Anda sendiri.",
        "This case is in your own hands.",
    ),
    "why.urge_fresh": (
        "Kasus ini baru sampai di sana hari ini.",
        "The case came there only today.",
    ),
    "why.urge_today": (
        "Hari ini sudah ada yang mengingatkan. Besok dapat lagi.",
        "Somebody has urged it today already. You can again tomorrow.",
    ),
    "why.view_empty": ("Saring dahulu daftar tugasnya.", "Filter the task list first."),
    "why.view_taken": (
        "Anda sudah punya tampilan lain dengan nama ini.",
        "You have another view of this name.",
    ),
    "why.view_full": (
        "Anda sudah punya {max} tampilan. Hapus satu dahulu.",
        "You have {max} views already. Delete one first.",
    ),
    "why.view_unknown": ("Tampilan ini tidak ada lagi.", "This view is not there any more."),
    "why.undo_no_act": (
        "Di sini tidak ada tindakan yang dapat dibatalkan.",
        "There is no act here that could be taken back.",
    ),
    "why.undo_not_yours": (
        "Hanya yang mengambil tindakan ini yang dapat membatalkannya.",
        "Only whoever took this act can take it back.",
    ),
    "why.undo_not_held": (
        "Anda tidak lagi memegang jabatan yang mengambil tindakan ini.",
        "You no longer hold the office for which you took this act.",
    ),
    "why.undo_told": (
        "Pemberitahuannya sudah sampai kepada orang lain, jadi tindakan ini tetap berlaku.",
        "Others have been told of it already, so the act stands.",
    ),
    "why.undo_late": (
        "Waktu untuk membatalkan sudah habis, jadi tindakan ini tetap berlaku.",
        "The time to take it back has run out, so the act stands.",
    ),
    "why.undo_overtaken": (
        "Sesudah itu sudah terjadi hal lain pada kasus ini. Lihat riwayatnya.",
        "Something else has happened to the case since. See the timeline.",
    ),
    "why.undo_opened_cases": (
        "Tindakan ini membuka kasus lain, dan itu tidak dapat ditarik kembali.",
        "This act opens other cases, which cannot be taken back.",
    ),
    "why.undo_left_cases": (
        "Kasus yang ditunggu sudah dilepas oleh tindakan ini, dan itu tidak dapat ditarik kembali.",
        "This act let go of the cases that were waited for, which cannot be taken back.",
    ),
    "why.undo_told_case": (
        "Kasus yang membukanya sudah meneruskan dengan hasil ini.",
        "The case that opened this one goes on with its outcome already.",
    ),
    "why.undo_shown_opinions": (
        "Pendapat yang tadinya tertutup sudah terlihat karena tindakan ini.",
        "Opinions that had been hidden can be read since this act.",
    ),
    "why.already_signed": (
        "Kantor Anda sudah menandatangani isi yang sama.",
        "Your office has signed the same answers already.",
    ),
    "why.round_open": (
        "Tanda tangan sedang dikumpulkan menurut aturan lama.",
        "Signatures are being gathered under the former rules.",
    ),
    "why.not_on_behalf": (
        "Ini tidak dapat diketikkan atas nama orang lain.",
        "This cannot be typed on behalf of somebody else.",
    ),
    # when
    "why.window_not_open": (
        "Belum dibuka. Masanya {first_on} sampai {last_on}.",
        "Not open yet. It runs from {first_on} to {last_on}.",
    ),
    "why.window_closed": (
        "Sudah ditutup. Masanya {first_on} sampai {last_on}.",
        "Closed. It ran from {first_on} to {last_on}.",
    ),
    # where it stands
    "why.case_ended": ("Ini sudah berakhir.", "This has ended."),
    "why.no_such_action": (
        "Tindakan ini tidak ada pada keadaan sekarang.",
        "There is no such action as things stand.",
    ),
    "why.no_open_task": ("Tidak ada tugas yang terbuka di sini.", "There is no open task here."),
    "why.moved_meanwhile": (
        "Ada yang berubah sejak Anda membuka halaman ini.",
        "Something changed since you opened this page.",
    ),
    "why.guard": ("Syaratnya belum terpenuhi.", "Its condition does not hold."),
    "why.no_way": (
        "Aturannya tidak menyebut langkah berikutnya. Sekretariat sudah diberi tahu.",
        "The rules name no next step. The secretariat has been told.",
    ),
    "why.waits_for_no_case": (
        "Ini tidak menunggu kasus lain.",
        "This waits for no other case.",
    ),
    "why.cases_open": (
        "Kasus yang ditunggu masih terbuka.",
        "The cases that it waits for are still open.",
    ),
    "why.not_published": (
        "Alur “{workflow}” belum diterbitkan.",
        "The workflow “{workflow}” is not published.",
    ),
    "why.not_due": ("Belum waktunya.", "It is not due yet."),
    "why.not_delegable": (
        "Tindakan ini tidak boleh didelegasikan.",
        "This may not be delegated.",
    ),
    "why.delegation_not_known": (
        "Hanya boleh didelegasikan bila {label} sudah diisi.",
        "It may be delegated only where {label} is known.",
    ),
    "why.delegation_over": (
        "Hanya boleh didelegasikan bila {label} paling banyak {max}.",
        "It may be delegated only where {label} is {max} at most.",
    ),
    "why.delegation_elsewhere": (
        "Anda mewakili jabatan ini untuk alur kerja lain saja.",
        "You stand in for this office in another workflow only.",
    ),
    "why.delegate_is_party": (
        "Ini urusan Anda sendiri, jadi Anda tidak dapat mewakili pejabatnya.",
        "This is a matter of your own, so you cannot stand in for the office.",
    ),
    "why.duty_not_yet": ("Belum waktunya. Dapat diisi mulai {from_on}.", "It opens on {from_on}."),
    "why.no_meeting_day": (
        "Isi hari rapatnya, seperti di berita acara.",
        "Fill in the day of the meeting, as in its minutes.",
    ),
    "why.happened_in_future": (
        "Tanggal kejadian tidak boleh di masa depan.",
        "The day on which it happened cannot lie ahead.",
    ),
    "why.unchanged": (
        "Kantor yang ditemukan masih yang sekarang memegangnya.",
        "The office that was found is the one that has it already.",
    ),
    # who may, outside a case
    "why.not_secretariat": ("Ini tugas sekretariat.", "This is for the secretariat."),
    "why.not_at_this_counter": (
        "Orang ini dilayani di loket lain.",
        "This person is served at another counter.",
    ),
    "why.secretariat_exists": (
        "Kantor ini sudah punya sekretariat.",
        "This office has a secretariat already.",
    ),
    "why.last_secretariat": (
        "Ini anggota sekretariat yang terakhir.",
        "This is the last member of the secretariat.",
    ),
    "why.unknown_person": (
        "Orang ini tidak dikenal di kantor ini.",
        "This office does not know this person.",
    ),
    "why.unknown_office": ("Jabatan ini tidak ada.", "There is no such office."),
    "why.unknown_term": ("Masa jabatan ini tidak ada.", "There is no such term of office."),
    "why.outside_the_tenant": (
        "Wilayah {value} bukan wilayah kantor ini.",
        "The area {value} does not belong to this office.",
    ),
    "why.code_taken": ("Kode {value} sudah dipakai.", "The code {value} is taken."),
    "why.wrong_code": (
        "Kode {value} tidak sah: pakai huruf besar, angka, dan tanda hubung.",
        "The code {value} cannot be: use capitals, digits and dashes.",
    ),
    "why.office_taken": (
        "Jabatan ini sudah diisi pada {from_on} sampai {until_on}.",
        "This office is held from {from_on} to {until_on}.",
    ),
    "why.ends_before_it_begins": (
        "Tanggal akhir mendahului tanggal awal.",
        "The last day comes before the first.",
    ),
    "why.no_reason": ("Tulis alasannya.", "Write the reason."),
    "why.wrong_mail": (
        "Alamat surel tidak lengkap, misalnya nama@contoh.id",
        "The mail address is not complete, such as name@example.id",
    ),
    "why.wrong_phone": (
        "Nomor telepon hanya berisi angka, misalnya 0812 3456 7890",
        "A telephone number holds digits only, such as 0812 3456 7890",
    ),
    # logins
    "why.wrong_login": (
        "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecil.",
        "User name or password do not match. Check capitals and small letters.",
    ),
    "why.too_many_tries": (
        "Terlalu banyak percobaan. Coba lagi {seconds} detik lagi.",
        "Too many tries. Try again in {seconds} seconds.",
    ),
    "why.username_taken": (
        "Nama pengguna ini sudah dipakai. Pilih yang lain.",
        "This user name is taken. Choose another one.",
    ),
    "why.wrong_username": (
        "Nama pengguna berisi 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung.",
        "A user name has 3 to 40 small letters, digits, dots or dashes.",
    ),
    "why.has_login": ("Orang ini sudah punya akun.", "This person has a login already."),
    "why.no_login": ("Orang ini belum punya akun.", "This person has no login yet."),
    "why.password_short": (
        "Kata sandi paling pendek {min} huruf. Beberapa kata yang mudah Anda ingat sudah cukup.",
        "A password has at least {min} letters. A few words that you remember will do.",
    ),
    "why.password_long": (
        "Kata sandi paling panjang {max} huruf.",
        "A password has {max} letters at most.",
    ),
    "why.password_common": (
        "Kata sandi ini terlalu mudah ditebak. Pilih beberapa kata yang tidak umum.",
        "This password is too easy to guess. Choose some unusual words.",
    ),
    "why.password_like_name": (
        "Kata sandi tidak boleh sama dengan nama Anda.",
        "The password may not be your own name.",
    ),
    "why.slip_unknown": (
        (
            "Kode ini salah, sudah dipakai, atau sudah lewat tujuh hari. Mintalah slip baru di "
            "kantor kelurahan atau desa."
        ),
        (
            "This code is wrong, was used, or is older than seven days. Ask for a new slip at "
            "the village office."
        ),
    ),
    "why.unknown_workflow": ("Alur kerja {value} tidak ada.", "There is no workflow {value}."),
    # levels of areas
    "level.regency": ("kabupaten/kota", "regency"),
    "level.district": ("kecamatan", "district"),
    "level.village": ("desa/kelurahan", "village"),
    "level.rw": ("RW", "RW"),
    "level.rt": ("RT", "RT"),
    # fields that stand in no definition
    "field.this": ("bagian ini", "this part"),
    "field.reason": ("alasan", "the reason"),
    "field.words": ("penjelasan", "the explanation"),
    "field.next_step": ("langkah berikutnya", "the next step"),
    "field.remarks": ("catatan", "the remarks"),
    "field.name": ("nama", "the name"),
    "field.username": ("nama pengguna", "the user name"),
    "field.password": ("kata sandi", "the password"),
    "field.code": ("kode", "the code"),
    "field.email": ("alamat surel", "the mail address"),
    "field.phone": ("nomor telepon", "the telephone number"),
    "field.area": ("wilayah", "the area"),
}
