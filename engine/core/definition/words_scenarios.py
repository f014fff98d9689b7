"""Words for scenarios that keep a definition from being published. (Indonesian, English)."""

SCENARIOS: dict[str, tuple[str, str]] = {
    "scenario_fails": (
        "Skenario “{scenario}”, langkah {step}: {id}.",
        "Scenario “{scenario}”, step {step}: {en}.",
    ),
    "scenario_cannot_begin": (
        "Skenario “{scenario}” tidak dapat dimulai: {id}.",
        "Scenario “{scenario}” cannot begin: {en}.",
    ),
    "scenario_of_another": (
        'Berkas skenario ini tentang alur "{other}", bukan "{workflow}".',
        'This scenario file is about the workflow "{other}", not "{workflow}".',
    ),
}
