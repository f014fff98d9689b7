"""The words of what differs where a step opens cases of other workflows: (Indonesian, English)."""

CASES = {
    "cases.changed": (
        "{step} kini membuka kasus lain: {new} (sebelumnya: {old}).",
        "{step} now opens other cases: {new} (before: {old}).",
    ),
    "cases.added": (
        "{step} kini membuka kasus lain: {new}.",
        "{step} now opens other cases: {new}.",
    ),
    "cases.removed": (
        "{step} tidak lagi membuka kasus lain (sebelumnya: {old}).",
        "{step} no longer opens other cases (before: {old}).",
    ),
    "waits_cases.changed": (
        "{step} kini menunggu {new} (sebelumnya {old}).",
        "{step} now waits for {new} (before: {old}).",
    ),
    "waits_cases.added": (
        "{step} kini menunggu kasus lain: {new}.",
        "{step} now waits for other cases: {new}.",
    ),
    "waits_cases.removed": (
        "{step} tidak lagi menunggu kasus lain (sebelumnya {old}).",
        "{step} no longer waits for other cases (before: {old}).",
    ),
    "watched.changed": (
        "{step} kini diawasi {new} (sebelumnya {old}).",
        "{step} is now watched by {new} (before: {old}).",
    ),
    "watched.added": ("{step} kini diawasi {new}.", "{step} is now watched by {new}."),
    "watched.removed": (
        "{step} tidak lagi diawasi {old}.",
        "{step} is no longer watched by {old}.",
    ),
    "when_left.added": (
        "Bila {step} ditinggalkan, kasus lain yang masih terbuka kini ditarik.",
        "When {step} is left, the other cases that are open are now withdrawn.",
    ),
    "when_left.removed": (
        "Bila {step} ditinggalkan, kasus lain yang masih terbuka kini berjalan terus.",
        "When {step} is left, the other cases that are open now go on.",
    ),
    "part.opens_cases": ("kasus lain yang dibuka", "other cases that are opened"),
    "part.waits_for_cases": ("yang ditunggu", "how many are waited for"),
    "part.watched_by": ("yang mengawasi", "who watches"),
    "part.when_left": ("bila ditinggalkan", "when it is left"),
    "part.done": ("bila berhasil", "when enough ended well"),
    "part.failed": ("bila tidak berhasil", "when that can no longer be"),
    "part.give": ("yang diberikan", "what is given"),
    "part.for_each": ("satu untuk setiap", "one for each"),
    "part.workflow": ("alur", "workflow"),
    "part.parent_left": ("pesan bila kasus pembukanya pergi", "notice when its opener leaves"),
}
