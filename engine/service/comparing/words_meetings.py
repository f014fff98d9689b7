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
    "part.decided_in": ("rapat", "meeting"),
    "part.meeting": ("nama rapat", "name of the meeting"),
    "part.mode": ("cara memutuskan", "way of deciding"),
    "part.recorded_by": ("dicatat oleh", "recorded by"),
    "part.outcomes": ("hasil", "outcomes"),
}
