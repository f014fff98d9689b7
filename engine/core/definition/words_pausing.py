"""Words of what is wrong with stopping a clock. Never here: when it is."""

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
        'Waktu tidak dihentikan tanpa alasan, dan "{name}" kosong.',
        'No clock is stopped without a reason, and "{name}" is empty.',
    ),
    "pause_by_a_party": (
        'Hanya jabatan yang menghentikan waktu, bukan pihak seperti "{role}". Sebut di by.',
        'Only an office stops a clock, not a party such as "{role}". Name the office in by.',
    ),
}
