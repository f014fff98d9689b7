"""Words for scenarios that keep a definition from being published. (Indonesian, English)."""

SCENARIOS: dict[str, tuple[str, str]] = {
    "scenario_fails": (
        "Skenario “{name_id}”, langkah {step}: {id}.",
        "Scenario “{name_en}”, step {step}: {en}.",
    ),
    "scenario_cannot_begin": (
        "Skenario “{name_id}” tidak dapat dimulai: {id}.",
        "Scenario “{name_en}” cannot begin: {en}.",
    ),
    "scenario_too_long": (
        "Berkas skenario ini punya lebih dari {most} langkah; bagilah menjadi beberapa berkas.",
        "This scenario file has more than {most} steps; divide it into several files.",
    ),
    "scenario_of_another": (
        'Berkas skenario ini tentang alur "{other}", bukan "{workflow}".',
        'This scenario file is about the workflow "{other}", not "{workflow}".',
    ),
}
