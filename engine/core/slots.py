"""Slots: how the seats of a state's reviews are written as keys of tasks and votes.

`agency`; `team.2` is the second seat of a body; `technical.agency` and `technical.team.2` belong to
the review `technical` of several side by side. `ask:1` and `join:1` are no seats: another office
is asked, or its word is waited for (sides.py).
"""

SIDE = ":"  # no key of a definition has it


def side_slot(kind: str, number: int) -> str:
    """The slot of a question to another office: `ask:2`."""
    return f"{kind}{SIDE}{number}"


def side_of(slot: str) -> str | None:
    """ask or join; None for the slot of any other task."""
    return slot.partition(SIDE)[0] if SIDE in slot else None


def slot_of(review: str, role: str, number: int | None = None) -> str:
    """The slot of a role's seat; `number` of a body's seat, from 1."""
    parts = (*((review,) if review else ()), role, *((str(number),) if number else ()))
    return ".".join(parts)


def role_of(slot: str) -> str:
    """The role whose seat it is."""
    return _named(slot)[-1]


def review_of(slot: str) -> str:
    """The review that the seat belongs to; "" where the state has only one."""
    if SIDE in slot:
        return slot
    named = _named(slot)
    return named[0] if len(named) > 1 else ""


def number_of(slot: str) -> int:
    """Which seat of a body it is, or which question, from 1; 0 for a seat that is no body's."""
    last = slot.rpartition(SIDE if SIDE in slot else ".")[2]
    return int(last) if last.isdecimal() else 0


def _named(slot: str) -> list[str]:
    parts = slot.split(".")
    return parts[:-1] if len(parts) > 1 and parts[-1].isdecimal() else parts
