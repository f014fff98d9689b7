"""Pauses and extensions as events say them. Used by the fold and by the rows.

Never here: who may (pausing.py, extending.py), and what is due then (dues.py).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from engine.core.chain import moment, stamp
from engine.core.clock import EXTEND, RUNNING, Clock, Extension, Pause
from engine.core.definition.base import Duration
from engine.core.slots import side_of
from engine.core.values import JSON, Data


def after(clock: Clock, record: Data) -> Clock:
    """The clock after the record: leaving the state ends every pause and request."""
    if "to" in record:
        return RUNNING
    if "extension" in record:
        return replace(clock, extensions=_extended(clock.extensions, record))
    part = record.get("pause")
    if part is None:
        return clock
    if "ended" in part:
        ended_at = moment(part["ended"])
        pauses = [
            replace(one, ended_at=ended_at) if one.slot == part["slot"] else one
            for one in clock.pauses
        ]
        return replace(clock, pauses=tuple(pauses))
    dues = {slot: moment(due) for slot, due in part["dues"].items()}
    until = moment(part["until"])
    made = Pause(part["slot"], record["reason"], moment(record["at"]), until, dues)
    return replace(clock, pauses=(*clock.pauses, made))


def _extended(had: tuple[Extension, ...], record: Data) -> tuple[Extension, ...]:
    part = record["extension"]
    if "said" not in part:
        by = record["by"]
        behalf = by["for"]["person"] if "for" in by else None
        asked = Duration.parse(part["asked"])
        made = Extension(part["slot"], record["reason"], asked, by["queue"], by["person"], behalf)
        return (*had, made)
    granted = Duration.parse(part["granted"]) if "granted" in part else None
    return tuple(
        replace(one, said=part["said"], granted=granted) if one.slot == part["slot"] else one
        for one in had
    )


def parts_of(clock: Clock) -> list[JSON]:
    """As it stands in a row, and in an event that says all of it."""
    return [*map(_part_of, clock.pauses), *map(_extension_of, clock.extensions)]


def _part_of(one: Pause) -> list[JSON]:
    dues = {slot: stamp(due) for slot, due in one.dues.items()}
    part: list[JSON] = [one.slot, one.reason, stamp(one.since), stamp(one.until), dues]
    return part if one.ended_at is None else [*part, stamp(one.ended_at)]


def read_all(parts: Sequence[Sequence[JSON]]) -> Clock:
    """The other way round."""
    if not parts:
        return RUNNING
    is_extension = [side_of(part[0]) == EXTEND for part in parts]
    pauses = (_read(*part) for part, other in zip(parts, is_extension, strict=True) if not other)
    others = (part for part, other in zip(parts, is_extension, strict=True) if other)
    return Clock(tuple(pauses), tuple(_read_extension(*part) for part in others))


def _read(
    slot: str, reason: str, since: str, until: str, dues: Data, ended: str | None = None
) -> Pause:
    made = Pause(
        slot, reason, moment(since), moment(until), {key: moment(due) for key, due in dues.items()}
    )
    return made if ended is None else replace(made, ended_at=moment(ended))


def _extension_of(one: Extension) -> list[JSON]:
    granted = None if one.granted is None else str(one.granted)
    return [
        one.slot, one.reason, str(one.asked), one.asker, one.person, one.behalf, one.said, granted,
    ]  # fmt: skip


def _read_extension(
    slot: str,
    reason: str,
    asked: str,
    asker: str,
    person: int,
    behalf: int | None,
    said: str,
    granted: str | None,
) -> Extension:
    given = None if granted is None else Duration.parse(granted)
    return Extension(slot, reason, Duration.parse(asked), asker, person, behalf, said, given)
