"""What a use case on a case gives back, besides the core's Refused.

All are values: none is an error. Pages choose their words and status codes by the type.
"""

import datetime as dt

from engine.core.values import JSON, Case, Data, Refused, Value
from engine.store.events import Recorded


class Receipt(Value, frozen=True):
    """A form arrived and made this event. `again`: it had arrived before; the same receipt.

    `secret` opens a case of a private workflow together with its number; None for public ones.
    """

    case_id: int
    number: str
    seq: int
    made_at: dt.datetime
    again: bool = False
    secret: str | None = None


class FormConflict(Value, frozen=True):
    """The same form came with other content: the page shows both, nothing is dropped."""

    receipt: Receipt
    stored: Data
    offered: Data


class Done(Value, frozen=True):
    """The act is written as event `seq`; `again`: it had been before, nothing was added."""

    case: Case
    seq: int
    again: bool = False


class Moved(Value, frozen=True):
    """Somebody else was faster: where the case stands now, and what happened since."""

    case: Case
    since: tuple[Recorded, ...]


Acted = Done | Refused | Moved | FormConflict


def content_of(recorded: Recorded) -> dict[str, JSON]:
    """What a form held, read back from the event that it made: fields, reason, words, remarks."""
    held = recorded.record.get("sign", {})  # a joint action holds them until all have signed
    content: dict[str, JSON] = {**held.get("set", {}), **recorded.record.get("set", {})}
    reason = recorded.record.get("reason", held.get("reason"))
    if reason is not None:
        content["reason"] = reason
    remarks: dict[str, JSON] = {}
    for path, value in recorded.words.items():
        part, key = path.split(".", 1)
        if part == "was":  # what a material change replaced: not what was typed
            continue
        if part == "remark":
            remarks[key] = value
        else:
            content[key] = value
    return content | ({"remarks": remarks} if remarks else {})
