"""Rules between two fields: a day that is not before another, a number that is at least another.

A rule holds as soon as both are known, whichever is given later. Never here: rules of one field
alone (inputs.py), conditions (guards).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from engine.core.definition.fields import Field
from engine.core.values import JSON, Data, Why
from engine.core.whys import why


def out_of_order(fields: Mapping[str, Field], given: Data, known: Data) -> Iterator[Why]:
    """Why what is given cannot stand beside what is known, said at what is given.

    The values themselves are not said: whoever gives the one may not be a reader of the other.
    """
    if not given:
        return
    for key, field in fields.items():
        other = field.floor
        if other is None or (key not in given and other not in given):
            continue
        day = field.type == "date"
        mine = _comparable(given.get(key, known.get(key)), day)
        least = _comparable(given.get(other, known.get(other)), day)
        if mine is None or least is None or mine >= least:
            continue
        if key in given:
            yield why("before_other" if day else "below_other", key, other=other)
        else:
            yield why("after_other" if day else "above_other", other, other=key)


def _comparable(value: JSON, day: bool) -> Decimal | None:
    """Days and numbers as numbers; None for what is not known, or is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return Decimal(value.replace("-", "") if day and isinstance(value, str) else value)
    except InvalidOperation:
        return None
