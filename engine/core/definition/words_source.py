"""Words for what is wrong with files and shapes. Code -> (Indonesian, English)."""

from collections.abc import Mapping

SOURCE: Mapping[str, tuple[str, str]] = {
    # files
    "file_missing": (
        'Berkas "{file}" tidak ada.',
        'There is no file "{file}".',
    ),
    "include_missing": (
        'Berkas "{file}" yang disebut di include tidak ada.',
        'The file "{file}" named in include does not exist.',
    ),
    "workflow_of_another_file": (
        'Di sini tertulis "{key}", tetapi berkas ini bernama {name}. Tulis workflow: {name}.',
        'This says "{key}", but the file is called {name}. Write workflow: {name}.',
    ),
    "cycle_missing": (
        'Berkas pengaturan tahun "{file}" tidak ada.',
        'The file of the year\'s settings "{file}" does not exist.',
    ),
    "bad_file_name": (
        (
            "Nama berkas ditulis tanpa .yaml, dengan huruf kecil, angka, - dan _, misalnya "
            "common/reasons."
        ),
        "A file is named without .yaml, in small letters, digits, - and _, such as common/reasons.",
    ),
    "too_large": (
        "Berkas ini terlalu besar. Paling besar {most} bita.",
        "This file is too large. The most is {most} bytes.",
    ),
    "not_utf8": (
        "Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8.",
        "This file is not UTF-8 text. Save it again as UTF-8.",
    ),
    "bad_character": (
        "Ada tanda yang tidak terlihat atau menyesatkan ({sign}). Hapus tanda itu.",
        "There is a sign that cannot be seen or misleads ({sign}). Delete it.",
    ),
    "empty_file": (
        "Berkas ini kosong. Tulis lagi isinya, atau salin dari versi yang pernah terbit.",
        "This file is empty. Write it again, or copy it from a version that was published.",
    ),
    "too_many_problems": (
        "Masih ada lebih banyak. Perbaiki dulu {most} yang pertama.",
        "There are more. Correct these first {most}.",
    ),
    # YAML
    "not_yaml": (
        "Penulisan YAML keliru di sini: {detail}. Periksa indentasi, titik dua dan tanda kutip.",
        "This is not valid YAML: {detail}. Check indentation, colons and quotes.",
    ),
    "several_documents": (
        "Satu berkas hanya berisi satu dokumen. Hapus baris --- ini.",
        "One file holds one document. Delete this --- line.",
    ),
    "too_many_nodes": (
        "Berkas ini berisi lebih dari {most} nilai.",
        "This file holds more than {most} values.",
    ),
    "too_deep": (
        "Susunannya bertingkat lebih dari {most}.",
        "It is nested more than {most} levels deep.",
    ),
    "alias": (
        'Rujukan "*{name}" tidak dipakai di sini. Tulis nilainya, atau pakai defaults.',
        'The alias "*{name}" is not used here. Write the value, or use defaults.',
    ),
    "anchor": (
        'Jangkar "&{name}" tidak dipakai di sini. Tulis nilainya, atau pakai defaults.',
        'The anchor "&{name}" is not used here. Write the value, or use defaults.',
    ),
    "tag": (
        'Tanda jenis "{name}" tidak dipakai di sini. Hapus tanda itu.',
        'The tag "{name}" is not used here. Delete it.',
    ),
    "merge_key": (
        'Kunci gabung "<<" tidak dipakai di sini. Tulis nilainya, atau pakai defaults.',
        'The merge key "<<" is not used here. Write the values, or use defaults.',
    ),
    "key_not_text": (
        "Kunci harus berupa kata, bukan angka, true, false, kosong atau daftar.",
        "A key is a word: not a number, true, false, nothing or a list.",
    ),
    "duplicate_key": (
        'Kunci "{key}" sudah ada di baris {line}.',
        'The key "{key}" is already there in line {line}.',
    ),
    "empty_value": (
        "Nilainya kosong. Isi nilainya, atau hapus kuncinya.",
        "The value is empty. Write one, or delete the key.",
    ),
    # include, defaults, cycle
    "too_many_includes": (
        "Paling banyak {most} berkas di include.",
        "At most {most} files may be included.",
    ),
    "included_twice": (
        'Berkas "{name}" disebut dua kali.',
        'The file "{name}" is named twice.',
    ),
    "not_in_a_part": (
        (
            'Kunci "{key}" tidak boleh ada dalam berkas bagian. Yang boleh: fields, reasons, '
            "reason_sets, notices, phases, roles."
        ),
        (
            'The key "{key}" may not stand in a part file. It may hold fields, reasons, '
            "reason_sets, notices, phases and roles."
        ),
    ),
    "defined_twice": (
        '"{key}" sudah didefinisikan di {file} baris {line}.',
        '"{key}" is already defined in {file}, line {line}.',
    ),
    "no_default": (
        'Untuk "{key}" tidak ada nilai bawaan. Tulis di setiap tempat.',
        'There is no default for "{key}". Say it in each place.',
    ),
    "cycle_is_a_name": (
        "Di sini cukup nama berkas dalam folder cycles, misalnya cycle: 2028.",
        "Name a file in the folder cycles here, such as cycle: 2028.",
    ),
    # shape
    "unknown_key": (
        'Kunci "{key}" tidak dikenal di sini.',
        'The key "{key}" is not known here.',
    ),
    "language_missing": (
        'Teks ini belum ada dalam bahasa {name_id}. Tambahkan "{key}: ...".',
        'This text is missing in {name_en}. Add "{key}: ...".',
    ),
    "missing_key": (
        'Kunci "{key}" wajib ada di sini.',
        'The key "{key}" is needed here.',
    ),
    "not_text": (
        '"{key}" harus berupa teks. Beri tanda kutip, misalnya "{value}".',
        '"{key}" must be a text. Put it in quotes, such as "{value}".',
    ),
    "not_a_whole_number": (
        '"{key}" harus berupa bilangan bulat tanpa titik dan koma (1000000), bukan "{value}".',
        '"{key}" must be a whole number without dots and commas (1000000), not "{value}".',
    ),
    "not_true_or_false": (
        '"{key}" harus true (ya) atau false (tidak), bukan "{value}".',
        '"{key}" must be true or false, not "{value}".',
    ),
    "file_not_a_map": (
        (
            "Berkas ini harus berisi kunci dan nilai, misalnya `title: ...`. "
            "Yang ada di sini {seen_id}."
        ),
        (
            "This file must hold keys and values, such as `title: ...`. "
            "What stands here is {seen_en}."
        ),
    ),
    "not_a_map": (
        '"{key}" harus berisi kunci dan nilai.',
        '"{key}" must hold keys and values.',
    ),
    "not_a_list": (
        '"{key}" harus berupa daftar, misalnya [satu, dua].',
        '"{key}" must be a list, such as [one, two].',
    ),
    "not_a_date": (
        '"{value}" bukan tanggal. Tulis seperti 2027-01-18.',
        '"{value}" is not a date. Write it like 2027-01-18.',
    ),
    "text_too_short": (
        '"{key}" tidak boleh kosong.',
        '"{key}" may not be empty.',
    ),
    "text_too_long": (
        '"{key}" terlalu panjang. Paling panjang {bound} huruf.',
        '"{key}" is too long. The most is {bound} characters.',
    ),
    "list_too_short": (
        '"{key}" harus berisi paling sedikit {bound}.',
        '"{key}" needs at least {bound}.',
    ),
    "list_too_long": (
        '"{key}" boleh berisi paling banyak {bound}.',
        '"{key}" may hold at most {bound}.',
    ),
    "number_too_small": (
        '"{key}" paling kecil {bound}.',
        '"{key}" is at least {bound}.',
    ),
    "number_too_large": (
        '"{key}" paling besar {bound}.',
        '"{key}" is at most {bound}.',
    ),
    "several_names": (
        "Beberapa nama ditulis dalam kurung siku, dengan koma di antaranya: [{names}].",
        "Several names stand in square brackets with commas between them: [{names}].",
    ),
    "bad_key": (
        '"{value}" bukan nama yang sah: diawali huruf kecil, lalu huruf kecil, angka dan _.',
        '"{value}" is not a name: a small letter, then small letters, digits and _, at most 48.',
    ),
    "bad_code": (
        '"{value}" bukan kode alasan: huruf besar, angka dan _, misalnya WRONG_ADDRESS.',
        '"{value}" is not a code of a reason: capitals, digits and _, such as WRONG_ADDRESS.',
    ),
    "bad_window_name": (
        'Masa disebut dengan kata window, misalnya "window forum".',
        'A window is named with the word window, such as "window forum".',
    ),
    "bad_latest": (
        'Di sini disebut masa atau tanggal usulan: "window forum" atau "case until_on".',
        'Name a window or a date of the case here: "window forum" or "case until_on".',
    ),
    "bad_case_field": (
        'Isian disebut dengan case di depannya, misalnya "case.place".',
        'A field is named with case before it, such as "case.place".',
    ),
    "bad_prefix": (
        "Awalan nomor terdiri dari 2 sampai 5 huruf besar, misalnya USL.",
        "The prefix of numbers is 2 to 5 capitals, such as USL.",
    ),
    "not_one_of": (
        '"{value}" tidak ada di antara pilihan: {choices}.',
        '"{value}" is not one of: {choices}.',
    ),
    "not_valid": (
        'Nilai "{key}" tidak sah ({detail}).',
        'The value of "{key}" is not valid ({detail}).',
    ),
    "span_form": (
        (
            'Jangka waktu ditulis dengan angka dan satuan: "5 working days" (hari kerja), "14 '
            'days" (hari), "2 weeks" (minggu), "1 month" (bulan) atau "8 office hours" (jam '
            'kantor), bukan "{value}".'
        ),
        (
            'A span is written like "5 working days", "14 days", "2 weeks", "1 month" or '
            '"8 office hours", not "{value}".'
        ),
    ),
    "before_form": (
        'Pengingat ditulis seperti "2 working days before".',
        'A reminder is written like "2 working days before".',
    ),
    "grace_form": (
        "Tenggang ditulis dalam jam, 0 sampai 168: 24 hours. Tanpa tenggang: 0 hours.",
        "A grace is written in hours, 0 to 168: 24 hours. For none: 0 hours.",
    ),
    "list_days_form": (
        "Tulis paling banyak {most} bilangan hari yang berbeda, 1 sampai {last}: [10, 3].",
        "Write up to {most} different numbers of days, 1 to {last}: [10, 3].",
    ),
    "window_form": (
        "Masa ditulis sebagai dua tanggal: 2027-01-18 .. 2027-01-29.",
        "A window is written as two days: 2027-01-18 .. 2027-01-29.",
    ),
    "window_backwards": (
        "Masa ini berakhir sebelum dimulai.",
        "This window ends before it begins.",
    ),
    "tier_form": (
        (
            "Golongan ditulis seperti: up to Rp 200 juta, above Rp 200 juta, atau keduanya "
            "(above Rp 200 juta up to Rp 2,5 miliar)."
        ),
        (
            "A tier is written like: up to Rp 200 juta, above Rp 200 juta, or both "
            "(above Rp 200 juta up to Rp 2,5 miliar)."
        ),
    ),
    "tier_backwards": (
        "Golongan ini berakhir sebelum dimulai.",
        "This tier ends before it begins.",
    ),
    "role_source": (
        "Peran berasal dari tepat satu: party, office atau body.",
        "A role comes from exactly one of party, office or body.",
    ),
    "role_reach": (
        "covers dan of hanya untuk peran yang berupa office.",
        "covers and of belong to a role that is an office.",
    ),
    "role_reach_twice": (
        "Pilih salah satu: covers (wilayah) atau of (organisasi).",
        "Choose one: covers (an area) or of (an organisation).",
    ),
}
