"""What an event is called in a timeline: the name by which a page finds its words."""

from engine.core.kinds import IN_HAND
from engine.service import asked
from engine.store.events import Recorded

_KINDS = frozenset(
    {
        "opened",
        "signed",
        "declined",
        "reassigned",
        "migrated",
        "undone",
        "recurred",
        "joined",
        "parent_left",
        "urged",
        "rescheduled",
        "paused",
        "resumed",
        "extension_asked",
        "extended",
        "extension_refused",
    }
    | IN_HAND
)


def what_of(event: Recorded) -> str:
    """One of the names that Entry.what lists (followed.py)."""
    if asked.slot_of(event):
        return asked.what_of(event)
    if event.kind == "lapsed" and "extension" in event.record:
        return "extension_lapsed"
    if event.kind == "lapsed" and "counted" in event.record:
        return "counted"
    if "missed" in event.record:
        return "missed"
    if event.kind == "lapsed" and "to" not in event.record:
        return "handed" if "handed_to" in event.record else "lapsed"
    if event.kind == "lapsed":
        return "silence"
    if event.kind == "voted":
        return "vote"
    if event.kind == "opened" and "parent" in event.record:
        return "opened_by_case"
    if event.kind == "undone" and "definition" not in event.record:
        return "undone_act"
    return event.kind if event.kind in _KINDS else "act"
