"""Words of what each side says where two of them differ and talk."""

WORDS = {
    "positions.heading": ("Pendapat tiap pihak", "Where each side stands"),
    "positions.intro": (
        "Setiap pendapat tetap tercatat, juga bila akhirnya diputus lain.",
        "Every opinion stays on record, also where it was decided otherwise.",
    ),
    "positions.round": ("{title}, putaran {n}", "{title}, round {n}"),
    "positions.talk": (
        "{meeting} pada {when}, dicatat oleh {who}",
        "{meeting} on {when}, recorded by {who}",
    ),
    "positions.hidden": (
        "Sudah menjawab. Pendapatnya terlihat setelah semua menjawab.",
        "Has answered. The opinion shows when everybody has answered.",
    ),
}
