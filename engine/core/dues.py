"""When a task is due, and how that was counted: day by day, so that it can be said and checked.

One function counts; what is shown of it is read off the same days. Never here: what silence does
when the moment has come (waking.py), the words of it.
"""

import datetime as dt

from engine.core.calendar import DAY, Calendar
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of
from engine.core.definition.states import Due
from engine.core.resolving import Subject
from engine.core.values import Value

INSTANT = dt.timedelta(microseconds=1)


class Moments(Value, frozen=True):
    """When a step is recorded, and when what it records happened."""

    now: dt.datetime
    happened: dt.datetime


class Reckoned(Value, frozen=True):
    """When something is due and why. `counted_at`: what the span alone gives. `bound`: the window
    or date of the case that decided instead, as the definition names it; None where none did."""

    start_at: dt.datetime
    span: Duration
    first_day_counts: bool
    counted_at: dt.datetime
    due_at: dt.datetime
    bound: str | None = None


class Passed(Value, frozen=True):
    """A day that was not counted. `kind`: weekend, or the kind of a day off; `name` by language,
    empty for weekends and where it is not known."""

    on: dt.date
    kind: str
    name: dict[str, str]


class Count(Value, frozen=True):
    """A count in the words of a calendar. `first` and `last`: the first and the last day that
    count; `passed`: the days between that do not, where days off do not count at all.
    `provisional`: a day off among them, or a day after them, is not decreed yet."""

    start_on: dt.date
    first: dt.date
    last: dt.date
    passed: tuple[Passed, ...]
    provisional: bool


def due_moments(
    due: Due | None, subject: Subject, compiled: Compiled, calendar: Calendar, moments: Moments
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When a task made now is due, and when its reminder goes out (None: no such moment left)."""
    if due is None:
        return None, None
    due_at = reckon(due, subject, compiled, calendar, moments).due_at
    return due_at, remind_moment(due, due_at, calendar.at(subject.area), moments.now)


def due_of(compiled: Compiled, state: str, slot: str) -> Due | None:
    """The rule of an open task: its duty's, else its state's."""
    here, duty = compiled.definition.states[state], duty_of(slot)
    if duty is None:
        return here.due
    return here.duties[duty].due if duty in here.duties else None


def remind_moment(
    due: Due, due_at: dt.datetime, calendar: Calendar, now: dt.datetime
) -> dt.datetime | None:
    """When the reminder goes out; None where none is wanted or its moment is over."""
    if due.remind_span is None:
        return None
    remind_at = calendar.before(due_at, due.remind_span)
    return remind_at if remind_at > now else None


def reckon(
    due: Due, subject: Subject, compiled: Compiled, calendar: Calendar, moments: Moments
) -> Reckoned:
    """When a task made now is due, by the calendar of the case's area.

    `happened` counts from the day after the act itself (a paper meeting), not its recording.
    """
    local = calendar.at(subject.area)
    start_at = moments.happened if due.start == "happened" else moments.now
    first_counts = due.start == "arrival"
    counted_at = due_at = local.due(start_at, due.within, first_counts)
    bound, cycle = None, compiled.definition.cycle
    if due.not_before is not None and cycle is not None:
        window = cycle.windows[due.not_before.removeprefix("window ")]
        earliest = local.end_of(window.last_on)
        if earliest > due_at:
            due_at, bound = earliest, due.not_before
    if due.not_after is not None:
        latest = _latest(due.not_after, subject, compiled, local)
        if latest is not None and moments.now < latest < due_at:
            due_at, bound = latest, due.not_after
    return Reckoned(start_at, due.within, first_counts, counted_at, due_at, bound)


def count_of(reckoned: Reckoned, calendar: Calendar) -> Count:
    """The days of a count. `calendar`: of the area, as it was counted with."""
    start_on = calendar.day_of(reckoned.start_at)
    last = calendar.day_of(reckoned.counted_at - INSTANT)
    first = start_on if reckoned.first_day_counts else start_on + DAY
    passed: list[Passed] = []
    if reckoned.span.unit in ("working days", "office hours"):
        days = (last - first).days + 1
        between = (first + n * DAY for n in range(days))
        passed = [_passed(on, calendar) for on in between if not calendar.is_working(on)]
    estimated = any(each.kind == "estimated" for each in passed)
    return Count(start_on, first, last, tuple(passed), estimated or last > calendar.decreed_until)


def _passed(on: dt.date, calendar: Calendar) -> Passed:
    found = calendar.names.get(on)
    if found is not None:
        return Passed(on, found.kind, dict(found.name))
    return Passed(on, "local" if on in calendar.days_off else "weekend", {})


def _latest(
    words: str, subject: Subject, compiled: Compiled, calendar: Calendar
) -> dt.datetime | None:
    source, key = words.split(" ", 1)
    if source == "window":
        cycle = compiled.definition.cycle
        return None if cycle is None else calendar.end_of(cycle.windows[key].last_on)
    given = subject.data.get(key)
    return calendar.end_of(dt.date.fromisoformat(given)) if isinstance(given, str) else None
