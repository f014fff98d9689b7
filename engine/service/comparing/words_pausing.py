"""The words of differences in who may stop a clock."""

PAUSING = {
    "pause.added": (
        "Waktu di {step} kini boleh dihentikan sementara. {new}",
        "The clock of {step} may now be stopped. {new}",
    ),
    "pause.changed": (
        "Jeda waktu di {step} kini: {new} Sebelumnya: {old}",
        "Stopping the clock of {step} is now: {new} Before: {old}",
    ),
    "pause.removed": (
        "Waktu di {step} tidak boleh dihentikan lagi. Sebelumnya: {old}",
        "The clock of {step} is no longer stopped by anybody. Before: {old}",
    ),
    "extension.added": (
        "Waktu di {step} kini boleh diperpanjang. {new}",
        "More time may now be asked for at {step}. {new}",
    ),
    "extension.changed": (
        "Perpanjangan waktu di {step} kini: {new} Sebelumnya: {old}",
        "More time at {step} is now: {new} Before: {old}",
    ),
    "extension.removed": (
        "Waktu di {step} tidak diperpanjang lagi. Sebelumnya: {old}",
        "More time is no longer to be had at {step}. Before: {old}",
    ),
    "part.extension": ("perpanjangan waktu", "more time"),
    "part.times": ("berapa kali", "how often"),
    "part.granted_by": ("diberi oleh", "granted by"),
    "part.pause": ("jeda waktu", "stopping the clock"),
    "part.longest": ("paling lama", "at most"),
}
