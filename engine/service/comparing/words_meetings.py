"""Words of what differs in meetings, duties and delegation: (Indonesian, English) by key."""

from collections.abc import Mapping

MEETINGS: Mapping[str, tuple[str, str]] = {
    "meeting.changed": (
        "Di {step} kini {new} (sebelumnya: {old}).",
        "At {step}, {new} now (before: {old}).",
    ),
    "meeting.added": (
        "{step} kini diputuskan dalam rapat: {new}.",
        "{step} is now decided in a meeting: {new}.",
    ),
    "meeting.removed": (
        "{step} tidak lagi diputuskan dalam rapat (sebelumnya: {old}).",
        "{step} is no longer decided in a meeting (before: {old}).",
    ),
    "duties.changed": (
        "Kewajiban berkala di {step} kini: {new} (sebelumnya: {old}).",
        "The recurring duties at {step} are now: {new} (before: {old}).",
    ),
    "duties.added": (
        "Di {step} kini ada kewajiban berkala: {new}.",
        "At {step} there are recurring duties now: {new}.",
    ),
    "duties.removed": (
        "Di {step} tidak ada lagi kewajiban berkala (sebelumnya: {old}).",
        "At {step} there are no recurring duties any more (before: {old}).",
    ),
    "delegation.changed": (
        "Di {step}: {new} (sebelumnya: {old}).",
        "At {step}: {new} (before: {old}).",
    ),
    "delegation.added": ("Di {step} kini: {new}.", "At {step} now: {new}."),
    "delegation.removed": (
        "Di {step} tidak ada lagi yang boleh didelegasikan (sebelumnya: {old}).",
        "At {step} nothing may be delegated any more (before: {old}).",
    ),
    "part.may_delegate": ("yang boleh didelegasikan", "what may be delegated"),
    "part.delegation": ("batas pendelegasian", "limit of delegation"),
    "part.up_to": ("sampai", "up to"),
    "part.of": ("menurut", "of"),
    "part.duties": ("kewajiban berkala", "recurring duties"),
    "part.every": ("setiap", "every"),
    "part.first": ("yang pertama setelah", "the first after"),
    "part.decided_in": ("rapat", "meeting"),
    "part.meeting": ("nama rapat", "name of the meeting"),
    "part.mode": ("cara memutuskan", "way of deciding"),
    "part.recorded_by": ("dicatat oleh", "recorded by"),
    "part.outcomes": ("hasil", "outcomes"),
}
