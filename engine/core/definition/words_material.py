"""Words of what is wrong with material changes. Never here: when it is (checks/materials.py)."""

MATERIAL: dict[str, tuple[str, str]] = {
    "over_form": (
        'Tulis "5 percent" atau "Rp 10 juta".',
        'Write "5 percent" or "Rp 10 juta".',
    ),
    "material_one_limit": (
        'Untuk "{key}" tulis salah satu: over atau any.',
        'Write one of the two for "{key}": over or any.',
    ),
    "material_not_a_number": (
        'Isian "{name}" berjenis {type}, bukan angka. Pakai any: true.',
        'The field "{name}" is of type {type}, not a number. Use any: true.',
    ),
    "material_personal": (
        'Isian "{name}" bersifat pribadi, jadi nilainya tidak disimpan di samping persetujuan.',
        'The field "{name}" is personal, so its value is not kept beside an approval.',
    ),
    "material_no_approval": (
        'Tahap "{name}" tidak punya persetujuan: perlu review atau tindakan dengan weight: main.',
        'The state "{name}" has no approval: it needs a review or an action with weight: main.',
    ),
    "material_idle": (
        'Setelah "{key}" tidak ada yang dapat mengubah "{name}".',
        'Nothing can change "{name}" after "{key}".',
    ),
    "material_not_proven": (
        (
            "Persetujuan dapat saling menyusul dengan terlalu banyak cara. Belum terbukti mana "
            "yang dapat dibuka lagi, dan apakah terus-menerus."
        ),
        (
            "Approvals can follow each other in too many ways. It is not proven which can be "
            "reopened, nor whether for ever."
        ),
    ),
    "material_circle": (
        (
            "Persetujuan {names} dapat saling membuka terus-menerus: yang satu mengubah isian yang "
            "membuka yang lain."
        ),
        (
            "The approvals {names} may reopen each other for ever: each changes a field that "
            "reopens another."
        ),
    ),
}
MATERIAL_WARNINGS = frozenset({"material_idle", "material_circle", "material_not_proven"})
