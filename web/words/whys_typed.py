"""Words of every reason why what was typed cannot be taken.

`label` is the name of the field that the reason belongs to.
"""

WORDS = {
    "why.missing": ("Isi {label}", "Fill in {label}"),
    "why.not_asked": ("{label} tidak ditanyakan di sini", "{label} is not asked here"),
    "why.wrong_type": ("{label} tidak dapat dibaca", "{label} cannot be read"),
    "why.wrong_type_integer": (
        "{label} ditulis dengan angka bulat, misalnya 120",
        "Write {label} as a whole number, such as 120",
    ),
    "why.wrong_type_money": (
        "{label} ditulis dengan angka, misalnya 25.000.000 atau 25 juta",
        "Write {label} in figures, such as 25,000,000 or 25 million",
    ),
    "why.wrong_type_decimal": (
        "{label} ditulis dengan angka, misalnya 12,5",
        "Write {label} in figures, such as 12.5",
    ),
    "why.wrong_type_date": (
        "{label} bukan tanggal yang ada, misalnya 27 3 2028",
        "{label} is not a day that exists, such as 27 3 2028",
    ),
    "why.too_long": (
        "{label} paling panjang {max} huruf",
        "{label} may have {max} letters at most",
    ),
    "why.too_small": ("{label} paling sedikit {min}", "{label} must be at least {min}"),
    "why.too_large": ("{label} paling banyak {max}", "{label} may be {max} at most"),
    "why.too_many": ("{label} paling banyak {max} berkas", "{label}: {max} files at most"),
    "why.before_other": (
        "{label} tidak boleh sebelum {other}",
        "{label} may not be before {other}",
    ),
    "why.after_other": (
        "{label} tidak boleh sesudah {other}",
        "{label} may not be after {other}",
    ),
    "why.below_other": (
        "{label} tidak boleh kurang dari {other}",
        "{label} may not be less than {other}",
    ),
    "why.above_other": (
        "{label} tidak boleh lebih dari {other}",
        "{label} may not be more than {other}",
    ),
    "why.parts_few": (
        "Isi paling sedikit {min} bagian",
        "Fill in at least {min} parts",
    ),
    "why.parts_many": ("Paling banyak {max} bagian", "{max} parts at most"),
    "why.parts_alike": (
        "Bagian {part} sama dengan bagian {other_part}; beri judul atau tempat yang berbeda",
        "Part {part} is the same as part {other_part}; give it another title or place",
    ),
    "why.parts_above": (
        "{label}: jumlah semua bagian {sum}, padahal keseluruhannya {whole}",
        "{label}: all parts have {sum} together, but the whole has {whole}",
    ),
    "why.control_characters": (
        "{label} berisi tanda yang tidak dapat disimpan; ketik ulang bagian yang aneh",
        "{label} holds signs that cannot be kept; type the odd part again",
    ),
    "why.not_a_choice": (
        "Pilih salah satu jawaban untuk {label}",
        "Choose one of the answers for {label}",
    ),
    "why.unknown_area": (
        "Pilih tempat yang ada di daftar untuk {label}",
        "Choose a place of the list for {label}",
    ),
    "why.area_too_wide": ("Pilih {label} sampai {level}", "Choose {label} down to the {level}"),
    "why.unknown_organisation": (
        "Pilih kantor yang ada di daftar untuk {label}",
        "Choose an office of the list for {label}",
    ),
    "why.organisation_closed": (
        "{name} sudah tutup. Pilih kantor lain untuk {label}",
        "{name} is closed. Choose another office for {label}",
    ),
    "why.unknown_not_allowed": ("{label} harus diisi", "{label} must be filled in"),
    "why.unknown_reason": ("Pilih salah satu alasan", "Choose one of the reasons"),
    "why.locked": ("{label} tidak dibuka untuk diperbaiki", "{label} is not open for correction"),
    "why.no_remarks": (
        "Beri catatan pada paling sedikit satu bagian",
        "Write a remark on at least one part",
    ),
}
