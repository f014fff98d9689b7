"""When the clock of a case stood still, and why, as its pages say it. Values only.

Never here: counting, or who may stop a clock.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.core.calendar import DAY, Calendar
from engine.core.chain import moment
from engine.core.definition.base import Duration
from engine.core.definition.workflow import Definition, Reason
from engine.core.dues import INSTANT
from engine.core.values import Case
from engine.store.events import Recorded


@dataclass(frozen=True, slots=True)
class Still:
    """Days on which the clock stood still, or is to: both inclusive. `is_open`: it does now, or
    nobody had let it go on yet when this was recorded."""

    reason: Reason | None
    first: dt.date
    last: dt.date
    is_open: bool


@dataclass(frozen=True, slots=True)
class More:
    """Time that was asked for, or granted (None: refused, or nothing was said). `letter` and
    `dated_on`: on which it rests; `due_on`: the last day, as far as the event moved it."""

    span: Duration | None
    letter: str = ""
    dated_on: dt.date | None = None
    due_on: dt.date | None = None


def more_of(event: Recorded, calendar: Calendar) -> More | None:
    """What the event says of more time; None for every other event."""
    part = event.record.get("extension")
    if part is None:
        return None
    said = part.get("granted") or part.get("asked")
    span = None if said is None else Duration.parse(said)
    letter = event.words.get("say.letter")
    dated = part.get("dated")
    dues = [one["due"] for one in event.record.get("open", ()) if "due" in one]
    moved = part.get("said") == "granted" and dues
    return More(
        span,
        letter if isinstance(letter, str) else "",
        None if dated is None else dt.date.fromisoformat(dated),
        calendar.day_of(moment(min(dues)) - INSTANT) if moved else None,
    )


def still_of(definition: Definition, case: Case, calendar: Calendar) -> Still | None:
    """The pause that is open; None while the clock runs."""
    pause = case.clock.pause
    if pause is None:
        return None
    first, last = calendar.day_of(pause.since), calendar.day_of(pause.until - INSTANT)
    return Still(definition.reasons.get(pause.reason), first, last, is_open=True)


def stood_in(definition: Definition, case: Case, calendar: Calendar) -> Iterator[Still]:
    """Every pause of the visit that is over and left a day out."""
    for pause in case.clock.pauses:
        if pause.ended_at is not None:
            still = _between(calendar, pause.since, pause.ended_at)
            if still is not None:
                yield replace(still, reason=definition.reasons.get(pause.reason))


def by_event(events: Sequence[Recorded], calendar: Calendar) -> Mapping[int, Still | None]:
    """For each event that stopped the clock, or let it go on: the days that were left out; None
    where it was not a single one. Leaving the state ended it, too. `events`: that stand."""
    found: dict[int, Still | None] = {}
    open_: tuple[int, dt.datetime] | None = None
    for event in events:
        record, part = event.record, event.record.get("pause", {})
        if "until" in part:
            since = moment(record["at"])
            open_ = event.seq, since
            last = calendar.day_of(moment(part["until"]) - INSTANT)
            found[event.seq] = Still(None, calendar.day_of(since), last, is_open=True)
        elif "ended" in part:
            found[event.seq] = _between(calendar, moment(part["since"]), moment(part["ended"]))
            if open_ is not None:
                found[open_[0]] = found[event.seq]
            open_ = None
        elif "to" in record and open_ is not None:
            found[open_[0]] = _between(calendar, open_[1], moment(record["at"]))
            open_ = None
    return found


def _between(calendar: Calendar, since: dt.datetime, ended: dt.datetime) -> Still | None:
    first, last = calendar.day_of(since), calendar.day_of(ended) - DAY
    return Still(None, first, last, is_open=False) if first <= last else None
