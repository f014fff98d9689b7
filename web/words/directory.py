"""Words of the pages on which organisations, offices, people and rights are kept."""

WORDS = {
    "directory.organisations": ("Instansi", "Organisations"),
    "directory.closed_organisations": ("Instansi yang ditutup", "Closed organisations"),
    "directory.organisations_lead": (
        (
            "Setiap jabatan berada di satu instansi. Wilayah instansi menentukan usulan mana yang "
            "diurus jabatannya."
        ),
        (
            "Every office belongs to an organisation. The areas of the organisation decide which "
            "proposals its offices deal with."
        ),
    ),
    "directory.search": ("Cari nama atau kode instansi", "Search organisations by name or code"),
    "directory.new_organisation": ("Catat instansi baru", "Record a new organisation"),
    "directory.to_closed": ("Lihat yang ditutup", "See the closed ones"),
    "directory.to_working": ("Lihat yang bekerja", "See those that work"),
    "directory.none_found": (
        "Tidak ada instansi yang cocok. Pakai kata yang lebih sedikit.",
        "No organisation fits. Use fewer words.",
    ),
    "directory.none_closed": ("Belum ada instansi yang ditutup.", "No organisation is closed."),
    "directory.code": ("Kode", "Code"),
    "directory.kind": ("Jenis", "Kind"),
    "directory.count": ("Jabatan", "Offices"),
    "directory.name": ("Nama instansi", "Name of the organisation"),
    "directory.name_missing": ("Isi namanya", "Fill in the name"),
    "directory.code_hint": (
        "Singkat dan tetap, misalnya DPUPR atau RW-005. Tidak dapat diubah lagi.",
        "Short and for good, such as DPUPR or RW-005. It cannot be changed later.",
    ),
    "directory.code_form": (
        "Kode hanya berisi huruf, angka, titik, dan tanda hubung, misalnya DPUPR atau RW-005",
        "A code has letters, digits, dots and dashes only, such as DPUPR or RW-005",
    ),
    "directory.code_stays": (
        "Kode {code} tetap: usulan yang sudah ada menyebutnya.",
        "The code {code} stays: proposals name it.",
    ),
    "directory.organisation_kind": ("Jenis instansi", "Kind of organisation"),
    "directory.kind_none": ("Pilih", "Choose"),
    "directory.kind_other": ("Jenisnya tidak ada di daftar", "The kind is not in the list"),
    "directory.kind_other_label": ("Jenis lain", "Another kind"),
    "directory.kind_other_hint": (
        "Satu kata kunci dengan huruf kecil, misalnya kantor_pos.",
        "A key in small letters, such as post_office.",
    ),
    "directory.kind_missing": ("Pilih jenisnya", "Choose the kind"),
    "directory.kind_twice": (
        "Pilih dari daftar atau tulis jenis lain, jangan keduanya",
        "Choose from the list or write another kind, not both",
    ),
    "directory.kind_form": (
        "Jenis hanya berisi huruf kecil, angka, dan garis bawah, misalnya kantor_pos",
        "A kind has small letters, digits and underscores only, such as post_office",
    ),
    "directory.chain": ("Jalur", "Chain of command"),
    "directory.covers": ("Wilayah", "Areas"),
    "directory.covers_none": ("tidak ada", "none"),
    "directory.covers_words": (
        (
            "Usulan di wilayah ini diurus jabatan instansi ini. Boleh lebih dari satu, misalnya "
            "satu satuan TNI untuk beberapa kecamatan."
        ),
        (
            "Its offices deal with proposals of these areas. There may be several: "
            "a military post has some districts."
        ),
    ),
    "directory.covers_now": ("Wilayah yang dicatat", "Areas that are recorded"),
    "directory.untick": (
        "Hilangkan centang untuk melepas wilayahnya.",
        "Untick an area to let it go.",
    ),
    "directory.add_area": ("Tambah wilayah", "Add an area"),
    "directory.add_area_hint": (
        "Cari desa atau kecamatan. RW dan RT boleh kosong.",
        "Search a village or a district. RW and RT may stay empty.",
    ),
    "directory.add": ("Tambahkan wilayah ini", "Add this area"),
    "directory.add_whole": ("Tambahkan seluruh {name}", "Add the whole of {name}"),
    "directory.whole_of": ("Seluruh {name}", "The whole of {name}"),
    "directory.area_half": (
        "Pilih tempatnya, atau kosongkan pencariannya",
        "Choose the place, or empty the search",
    ),
    "directory.area_choose": (
        "Cari lalu pilih tempat yang ditambahkan",
        "Search and choose the place to add",
    ),
    "directory.whole": ("Mewakili seluruh kantor", "Stands for the whole office"),
    "directory.whole_label": ("Mewakili seluruh kantor", "It stands for the whole office"),
    "directory.whole_hint": (
        "Untuk tugas yang tidak menyebut wilayah, misalnya Bappeda atau Sekretariat Daerah.",
        "For tasks that name no area, such as those of the planning agency.",
    ),
    "directory.save": ("Simpan perubahan", "Save the changes"),
    "directory.make_organisation": ("Catat instansi ini", "Record this organisation"),
    "directory.change_organisation": ("Ubah instansi", "Change the organisation"),
    "directory.change_title": ("Ubah: {name}", "Change: {name}"),
    "directory.close": ("Tutup", "Close"),
    "directory.closed": ("ditutup", "closed"),
    "directory.organisation_closed_since": (
        "Ditutup sejak {day}. Usulan lama tetap menyebut namanya.",
        "Closed since {day}. Earlier proposals still name it.",
    ),
    "directory.office_closed_since": (
        "Jabatan ini ditutup sejak {day}. Keputusan lama tetap menyebut namanya.",
        "This office is closed since {day}. Earlier decisions still name it.",
    ),
    "directory.nobody_closed": ("Tidak ada, jabatannya ditutup.", "Nobody: it is closed."),
    "directory.organisation_done_baru": (
        "Instansi sudah dicatat. Sekarang buat jabatannya.",
        "The organisation is recorded. Now make its offices.",
    ),
    "directory.organisation_done_ubah": ("Perubahan disimpan.", "The changes are saved."),
    "directory.organisation_done_tutup": ("Instansi sudah ditutup.", "The organisation is closed."),
    "directory.organisation_done_buka": (
        "Instansi dibuka lagi. Buka juga jabatannya satu per satu.",
        "The organisation is open again. Open its offices one by one.",
    ),
    "directory.office_done_baru": (
        "Jabatan sudah dibuat dan masih kosong. Mulai masa jabatan pejabatnya.",
        "The office is made and vacant. Begin a term of its holder.",
    ),
    "directory.office_done_ubah": ("Perubahan disimpan.", "The changes are saved."),
    "directory.office_done_tutup": ("Jabatan sudah ditutup.", "The office is closed."),
    "directory.office_done_buka": (
        "Jabatan dibuka lagi dan masih kosong.",
        "The office is open again and vacant.",
    ),
    "directory.close_organisation": ("Tutup {name}?", "Close {name}?"),
    "directory.close_organisation_words": (
        (
            "Instansi ini dan semua jabatannya tidak menerima tugas lagi, dan masa jabatannya "
            "berakhir hari ini. Yang sudah diputuskan tetap tercatat."
        ),
        (
            "This organisation and all its offices get no more tasks, and terms of office end "
            "today. What was decided stays on record."
        ),
    ),
    "directory.close_offices": ("Jabatan yang ikut ditutup:", "Offices that close with it:"),
    "directory.close_office": ("Tutup jabatan {name}?", "Close the office {name}?"),
    "directory.close_office_words": (
        (
            "Jabatan ini tidak menerima tugas lagi, kehilangan kursinya, dan masa jabatannya "
            "berakhir hari ini. Yang sudah diputuskan tetap tercatat."
        ),
        (
            "This office gets no more tasks, loses its seats, and terms end today. What was "
            "decided stays on record."
        ),
    ),
    "directory.close_terms": ("Masa jabatan yang berakhir:", "Terms that end:"),
    "directory.close_button": ("Tutup sekarang", "Close it now"),
    "directory.reopen": ("Buka lagi", "Open again"),
    "directory.reopen_organisation": ("Buka lagi instansi ini", "Open this organisation again"),
    "directory.reopen_organisation_words": (
        "Untuk membatalkan penutupan. Jabatannya dibuka satu per satu sesudahnya.",
        "To take the closing back. Its offices are opened one by one afterwards.",
    ),
    "directory.reopen_office": ("Buka lagi jabatan ini", "Open this office again"),
    "directory.reopen_office_words": (
        "Jabatannya kosong sampai masa jabatan baru dimulai.",
        "The office is vacant until a new term begins.",
    ),
    "directory.open_organisation_first": (
        "Instansinya masih ditutup. Buka instansinya dahulu.",
        "Its organisation is closed. Open the organisation first.",
    ),
    "directory.no_offices": ("Belum ada jabatan.", "No offices yet."),
    "directory.new_office": ("Buat jabatan baru", "Make a new office"),
    "directory.change_office": ("Ubah jabatan", "Change the office"),
    "directory.to_organisation": ("Buka {name}", "Open {name}"),
    "directory.office_kind": ("Jenis jabatan", "Kind of office"),
    "directory.office_kind_hint": (
        "Menentukan tugas apa yang datang ke jabatan ini.",
        "Decides which tasks come to this office.",
    ),
    "directory.office_name": ("Nama jabatan", "Name of the office"),
    "directory.office_name_hint": (
        "Seperti yang dibaca warga, misalnya Kepala Desa Karanganyar.",
        "As residents read it, such as Head of Karanganyar.",
    ),
    "directory.serves": ("Juga bekerja untuk", "Also works for"),
    "directory.serves_words": (
        (
            "Bila jabatan ini mengurus tugas instansi lain, misalnya mitra di Bappeda untuk "
            "beberapa dinas."
        ),
        (
            "Where the office deals with tasks of other organisations, such as a planning partner "
            "of some agencies."
        ),
    ),
    "directory.serves_these": ("Bekerja untuk instansi lain", "Works for other organisations"),
    "directory.seats": ("Kursi", "Seats"),
    "directory.seat_in": ("Punya kursi di", "Has a seat in"),
    "directory.make_office": ("Buat jabatan ini", "Make this office"),
    "directory.change_person": ("Ubah data orang ini", "Change this person's details"),
    "directory.home_hint": (
        "Tempat tinggalnya menurut desa, RW, dan RT.",
        "Where the person lives, by village, RW and RT.",
    ),
    "directory.person_reason_hint": (
        "Dicatat di register tanpa data pribadinya.",
        "Kept in the register, without the personal data.",
    ),
    "directory.person_done_ubah": ("Perubahan disimpan.", "The changes are saved."),
    "directory.person_done_give": (
        "Orang ini sekarang anggota sekretariat.",
        "This person belongs to the secretariat now.",
    ),
    "directory.person_done_take": (
        "Orang ini bukan anggota sekretariat lagi.",
        "This person no longer belongs to the secretariat.",
    ),
    "directory.right": ("Hak sekretariat", "Right of the secretariat"),
    "directory.has_right": (
        "Orang ini anggota sekretariat: boleh mengubah aturan, jabatan, dan orang.",
        "This person belongs to the secretariat and may change rules, offices and people.",
    ),
    "directory.has_no_right": (
        "Orang ini bukan anggota sekretariat.",
        "This person does not belong to the secretariat.",
    ),
    "directory.give_right": ("Angkat ke sekretariat", "Take into the secretariat"),
    "directory.take_right": ("Keluarkan dari sekretariat", "Take out of the secretariat"),
    "directory.give_title": ("Angkat {name} ke sekretariat?", "Take {name} into the secretariat?"),
    "directory.take_title": (
        "Keluarkan {name} dari sekretariat?",
        "Take {name} out of the secretariat?",
    ),
    "directory.give_words": (
        "{name} boleh mengubah aturan, jabatan, dan orang, dan membuat slip sandi.",
        "{name} may change rules, offices and people, and make slips for passwords.",
    ),
    "directory.take_words": (
        "{name} tidak dapat lagi membuka halaman sekretariat. Jabatannya tetap.",
        "{name} can open the pages of the secretariat no more. Offices stay as they are.",
    ),
    "directory.take_own": (
        "Ini hak Anda sendiri: hanya anggota lain yang dapat mengembalikannya.",
        "This is your own right: only another member can give it back.",
    ),
    "directory.give_no_login": (
        "Orang ini belum punya akun; buatkan slip undangan.",
        "This person has no login yet; make an invitation slip.",
    ),
    "directory.give_button": ("Angkat ke sekretariat", "Take into the secretariat"),
    "directory.take_button": ("Keluarkan dari sekretariat", "Take out of the secretariat"),
    "directory.make_missing": ("Buat jabatan yang kurang", "Make the missing office"),
    "directory.missing_title": ("Jabatan yang kurang", "The missing office"),
    "directory.missing_words": (
        "Tugas {role} untuk {number} menunggu jabatan yang belum ada.",
        "A task of {role} for {number} waits for an office that does not exist.",
    ),
    "directory.missing_where": ("Di instansi mana?", "In which organisation?"),
    "directory.missing_choose": (
        "Instansi ini cocok. Yang paling mungkin ada di atas.",
        "These organisations fit, the likeliest first.",
    ),
    "directory.missing_nowhere": (
        "Belum ada instansi yang cocok. Catat instansinya dahulu.",
        "No organisation fits yet. Record it first.",
    ),
    "directory.missing_not": (
        "Kendala ini tidak menunggu jabatan yang belum ada.",
        "This incident does not wait for an office that does not exist.",
    ),
    "directory.missing_body": (
        (
            "Belum ada jabatan yang punya kursi di {body}, padahal {number} menunggunya. Buka "
            "jabatannya, lalu ubah kursinya."
        ),
        (
            "No office has a seat in {body}, and {number} waits for it. Open an office and change "
            "its seats."
        ),
    ),
    "directory.to_offices": ("Buka daftar jabatan", "Open the list of offices"),
    "directory.make_here": ("Buat di sini", "Make it here"),
    "directory.make_here_named": ("di {name}", "in {name}"),
    "directory.new_for": (
        "Untuk tugas {role} pada {number}. Yang sudah diketahui sudah diisi.",
        "For a task of {role}, {number}. What is known is filled in.",
    ),
    "directory.errand": (
        "Bila jabatannya sudah ada pejabatnya, cari ulang di kendalanya.",
        "Once somebody holds the office, look for it anew at the incident.",
    ),
    "directory.back_to_incident": ("Kembali ke kendala", "Back to the incident"),
}
