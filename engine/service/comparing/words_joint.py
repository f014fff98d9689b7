"""The words of differences in joint actions and in what is material."""

JOINT = {
    "joint.added": (
        "{act} kini berlaku setelah ditandatangani {new}.",
        "{act} is now in force once signed by {new}.",
    ),
    "joint.removed": (
        "{act} tidak lagi ditandatangani bersama (sebelumnya {old}).",
        "{act} is no longer signed jointly (before: {old}).",
    ),
    "joint.changed": (
        "{act} kini berlaku setelah ditandatangani {new} (sebelumnya {old}).",
        "{act} is now in force once signed by {new} (before: {old}).",
    ),
    "all_of": ("semua dari “{field}”", "all of “{field}”"),
    "material.added": ("{field}: kini {new}.", "{field}: now {new}."),
    "material.removed": (
        "{field}: perubahannya tidak lagi penting (sebelumnya: {old}).",
        "{field}: its changes are no longer material (before: {old}).",
    ),
    "material.changed": (
        "{field}: kini {new} (sebelumnya: {old}).",
        "{field}: now {new} (before: {old}).",
    ),
}
