"""Words of what is wrong with recommendations side by side. Never here: when it is
(checks/recommendations.py)."""

RECOMMENDATIONS: dict[str, tuple[str, str]] = {
    "level_says_nothing": (
        'Jenjang "{key}" tidak menyebut isian. Tulis text, volume, amount atau rank.',
        'The level "{key}" names no field. Write text, volume, amount or rank.',
    ),
    "unit_of_nothing": (
        'Jenjang "{key}" menyebut satuan tanpa volume.',
        'The level "{key}" names a unit and no volume.',
    ),
    "asked_at_two_levels": (
        'Yang diminta sudah ditandai pada jenjang "{other}". Hanya satu yang boleh.',
        'What was asked is marked at the level "{other}" already. Only one may be.',
    ),
    "recommended_twice": (
        'Isian "{name}" sudah dipakai jenjang "{other}". Setiap jenjang perlu isian sendiri.',
        'The field "{name}" is used by the level "{other}". Each level needs fields of its own.',
    ),
    "recommended_by_nobody": (
        'Tidak ada tindakan yang meminta isian "{name}", jadi tempatnya selalu kosong.',
        'No act asks for the field "{name}", so its place is always empty.',
    ),
}
RECOMMENDATION_WARNINGS = frozenset({"recommended_by_nobody"})
