"""Words for scenarios that keep a definition from being published. (Indonesian, English)."""

SCENARIOS: dict[str, tuple[str, str]] = {
    "area_form": (
        "Wilayah ditulis dengan kodenya, misalnya 33.26.01.2001, bukan “{value}”.",
        "An area is written as its code, such as 33.26.01.2001, not “{value}”.",
    ),
    "time_form": (
        'Jam ditulis "14:30", start of day atau end of day, bukan “{value}”.',
        'A time is written as "14:30", start of day or end of day, not “{value}”.',
    ),
    "late_form": (
        "Keterlambatan ditulis seperti 2 working days, bukan “{value}”.",
        "Lateness is written as in 2 working days, not “{value}”.",
    ),
    "day_form": (
        "Hari ditulis seperti 2027-01-18, bukan “{value}”.",
        "A day is written as in 2027-01-18, not “{value}”.",
    ),
    "step_says_nothing": (
        (
            "Sebuah langkah memajukan jam, menyuruh seseorang bertindak, atau menyebut apa yang "
            "harus benar."
        ),
        "A step moves the clock, lets somebody act, or says what must hold.",
    ),
    "step_names_half": (
        "Sebuah langkah menyebut siapa yang bertindak dan juga apa yang dilakukannya.",
        "A step names both who acts and what they do.",
    ),
    "deed_form": (
        "“{value}” bukan perbuatan. Di samping tindakan alur ada: {known}.",
        "“{value}” cannot be done. Beside the actions of the workflow there are: {known}.",
    ),
    "step_whom": (
        "whom ditulis pada: {known}; dan hanya di situ.",
        "whom stands with: {known}; and nowhere else.",
    ),
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
