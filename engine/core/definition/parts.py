"""Dividing a case: it ends, and each of its parts goes on as a case of its own.

A part is of the same workflow and knows what the whole knew, but for what is asked of it anew.
Never here: what was given for the parts (core/dividing.py).
"""

from typing import Annotated

from pydantic import Field

from engine.core.definition.base import Key, Keys, Part, SomeKeys

FEWEST = 2
MOST = 12
PART = "part"  # slots, inputs and words of parts begin with it: part.1, part.2
PARTS = "parts"  # under this key an act brings them


class Parts(Part):
    """What an action asks of every part, and where a part begins."""

    at_most: Annotated[int, Field(ge=FEWEST, le=MOST)]
    asks: SomeKeys
    # Of each of these numbers the parts together may not have more than the whole.
    share: Keys = ()
    begin: Key


def slot_of(number: int) -> str:
    """The slot of the part with this number, counted from 1."""
    return f"{PART}.{number}"


def number_of(slot: str) -> int | None:
    """Which part the slot is of; None: it is the slot of another case."""
    start, _, number = slot.partition(".")
    return int(number) if start == PART and number.isdigit() else None


def field_of(path: str) -> str:
    """The field that an input belongs to: of `part.2.place` and `parts.place` it is `place`."""
    if number_of_input(path) is not None:
        return path.split(".", 2)[2]
    start, _, rest = path.partition(".")
    return rest if start == PARTS and rest else path


def number_of_input(path: str) -> int | None:
    """Of which part the input is: of `part.2.place` it is 2; None: of none."""
    slot, _, field = path.rpartition(".")
    return number_of(slot) if field else None


def trigger_of(action: str) -> str:
    """What the way of the parts is called beside the way of the whole."""
    return f"{action}.{PARTS}"
