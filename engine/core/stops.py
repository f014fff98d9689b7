"""Pauses as events say them: the clock stopped, going on. Used by the fold and by the rows.

Never here: who may stop it, and when it goes on (pausing.py).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from engine.core.chain import moment, stamp
from engine.core.clock import RUNNING, Clock, Pause
from engine.core.values import JSON, Data


def after(clock: Clock, record: Data) -> Clock:
    """The clock after the record: leaving the state ends every pause."""
    if "to" in record:
        return RUNNING
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


def parts_of(clock: Clock) -> list[JSON]:
    """As it stands in a row, and in an event that says all of it."""
    return [_part_of(one) for one in clock.pauses]


def _part_of(one: Pause) -> list[JSON]:
    dues = {slot: stamp(due) for slot, due in one.dues.items()}
    part: list[JSON] = [one.slot, one.reason, stamp(one.since), stamp(one.until), dues]
    return part if one.ended_at is None else [*part, stamp(one.ended_at)]


def read_all(parts: Sequence[Sequence[JSON]]) -> Clock:
    """The other way round."""
    return Clock(tuple(_read(*part) for part in parts)) if parts else RUNNING


def _read(
    slot: str, reason: str, since: str, until: str, dues: Data, ended: str | None = None
) -> Pause:
    made = Pause(
        slot, reason, moment(since), moment(until), {key: moment(due) for key, due in dues.items()}
    )
    return made if ended is None else replace(made, ended_at=moment(ended))
