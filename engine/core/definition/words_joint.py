"""Words of what is wrong with joint actions and with fields of several. Never here: when it is."""

JOINT: dict[str, tuple[str, str]] = {
    "bad_joint": (
        'Tulis [peran, peran] atau "all of case.isian".',
        'Write [role, role] or "all of case.field".',
    ),
    "joint_without": (
        '"{name}" memulai tindakan bersama ini tetapi tidak ikut menandatanganinya.',
        '"{name}" begins this joint action and is not among those who sign it.',
    ),
    "joint_of_a_body": (
        'Tim "{name}" tidak menandatangani; kursi tim menjawab dalam review.',
        'The body "{name}" does not sign; the seats of a body answer in a review.',
    ),
    "joint_of_one_kind": (
        (
            'Semua dari "{field}" menandatangani lewat jabatan yang sama: tulis satu peran di by, '
            "dengan covers atau of."
        ),
        (
            'All of "{field}" sign by the same kind of office: write one role in by, with covers '
            "or of."
        ),
    ),
    "joint_of_one": (
        'Isian "{name}" hanya memuat satu. Tambahkan many, misalnya many: 5.',
        'The field "{name}" holds one only. Add many, such as many: 5.',
    ),
    "several_too_deep": (
        "Beberapa tempat dipilih sampai desa atau kelurahan; RW dan RT hanya untuk satu tempat.",
        "Several places are chosen down to the village; RW and RT are for one place only.",
    ),
    "field_of_several": (
        'Isian "{name}" memuat beberapa (many). Di sini perlu isian yang memuat satu.',
        'The field "{name}" holds several (many). A field that holds one is needed here.',
    ),
}
