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
    "part.pause": ("jeda waktu", "stopping the clock"),
    "part.longest": ("paling lama", "at most"),
}
