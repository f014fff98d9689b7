"""Words of what is wrong with renames. Never here: when it is (checks/renames.py)."""

RENAMES: dict[str, tuple[str, str]] = {
    "renamed_still_there": (
        'Kunci "{key}" masih dipakai di alur ini, jadi tidak berganti nama.',
        'The key "{key}" is still used in this workflow, so it was not renamed.',
    ),
    "unknown_review": (
        'Tidak ada penelaahan berdampingan "{name}".',
        'There is no review "{name}" among several side by side.',
    ),
    "renamed_together": (
        'Isian "{other}" sudah menjadi "{name}"; dua jawaban tidak dapat menjadi satu.',
        'The field "{other}" became "{name}" already; two answers cannot become one.',
    ),
}
