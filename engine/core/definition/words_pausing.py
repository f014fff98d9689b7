"""Words of what is wrong with stopping a clock, or with more time. Never here: when it is."""

PAUSING: dict[str, tuple[str, str]] = {
    "pause_of_a_duty": (
        "Waktu sebuah kewajiban berulang tidak dapat dihentikan: harinya tetap datang lagi.",
        "The clock of a recurring duty is not stopped: its next day comes anyway.",
    ),
    "pause_unit": (
        "Jeda dihitung dalam hari. Tulis {longest} sebagai working days, days atau weeks.",
        "A pause is counted in days. Write {longest} as working days, days or weeks.",
    ),
    "pause_without_reasons": (
        'Waktu tidak dijeda atau diperpanjang tanpa alasan, dan "{name}" kosong.',
        'No clock is stopped and no time is added without a reason, and "{name}" is empty.',
    ),
    "pause_by_a_party": (
        'Hanya jabatan yang menyentuh batas waktu, bukan pihak seperti "{role}". Sebut di by.',
        'Only an office touches a clock, not a party such as "{role}". Name the office in by.',
    ),
    "extension_of_a_duty": (
        "Waktu sebuah kewajiban berulang tidak diperpanjang: harinya tetap datang lagi.",
        "The time of a recurring duty is not extended: its next day comes anyway.",
    ),
    "extension_unit": (
        "Perpanjangan ({longest}) memakai satuan yang sama dengan within ({within}).",
        "An extension ({longest}) is in the unit of within ({within}).",
    ),
    "extension_grants_nobody": (
        'Yang memberi perpanjangan adalah sebuah jabatan, bukan pihak atau badan: "{role}".',
        'An office grants more time, not a party or a body: "{role}".',
    ),
    "extension_same_office": (
        'Jabatan "{role}" meminta dan memberi: perlu lebih dari satu orang yang memegangnya.',
        'The office "{role}" asks and grants: it takes more than one person who holds it.',
    ),
}
PAUSING_WARNINGS = frozenset({"extension_same_office"})
