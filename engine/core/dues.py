"""When a task is due, and how that was counted: day by day, so that it can be said and checked.

One function counts; what is shown of it is read off the same days. Never here: what silence does
when the moment has come (waking.py), the words of it.
"""

import datetime as dt
from collections.abc import Iterator

from engine.core import standing_still
from engine.core.calendar import DAY, Calendar
from engine.core.clock import RUNNING, Clock, Pause, Stop
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.definition.due import Due
from engine.core.definition.duties import duty_of
from engine.core.resolving import Subject, subject_of
from engine.core.slots import side_of
from engine.core.standing_still import INSTANT
from engine.core.values import Case, Task, Value

__all__ = [
    "INSTANT",
    "Count",
    "Moments",
    "Passed",
    "Reckoned",
    "Worked",
    "count_of",
    "counted_on",
    "due_again",
    "due_later",
    "due_moments",
    "due_of",
    "latest_of",
    "reckon",
    "remind_moment",
    "runs",
]


class Moments(Value, frozen=True):
    """When a step is recorded, and when what it records happened."""

    now: dt.datetime
    happened: dt.datetime


class Reckoned(Value, frozen=True):
    """When something is due and why. `counted_at`: what the span alone gives. `bound`: the window
    or date of the case that decided instead, as the definition names it; None where none did.
    `stops`: when the clock stood still; `added`: the time that was granted more, in the count."""

    start_at: dt.datetime
    span: Duration
    first_day_counts: bool
    counted_at: dt.datetime
    due_at: dt.datetime
    bound: str | None = None
    stops: tuple[Stop, ...] = ()
    added: tuple[Duration, ...] = ()


class Passed(Value, frozen=True):
    """A day that was not counted. `kind`: weekend, stopped (the clock stood still), or the kind of
    a day off; `name` by language, empty for weekends and where it is not known."""

    on: dt.date
    kind: str
    name: dict[str, str]


class Worked(Value, frozen=True):
    """Office hours of a day that count: from when until when. `season`: whose hours these are, ""
    for the usual ones."""

    on: dt.date
    begin_at: dt.datetime
    end_at: dt.datetime
    season: str


class Count(Value, frozen=True):
    """A count in the words of a calendar. `first` and `last`: the first and the last day that
    count; `passed`: the days between that do not, where days off do not count at all; `worked`: of
    office hours those that do. `provisional`: a day off among them, or a day after them, is not
    decreed yet."""

    start_on: dt.date
    first: dt.date
    last: dt.date
    passed: tuple[Passed, ...]
    provisional: bool
    worked: tuple[Worked, ...] = ()


def due_moments(
    due: Due | None,
    subject: Subject,
    compiled: Compiled,
    calendar: Calendar,
    moments: Moments,
    clock: Clock = RUNNING,
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When a task made now is due, and when its reminder goes out (None: no such moment left, or
    the clock stands still)."""
    if due is None or clock.pause is not None:
        return None, None
    due_at = reckon(due, subject, compiled, calendar, moments, clock).due_at
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
    due: Due,
    subject: Subject,
    compiled: Compiled,
    calendar: Calendar,
    moments: Moments,
    clock: Clock = RUNNING,
) -> Reckoned:
    """When a task made now is due, by the calendar of the case's area. `clock`: of the visit; what
    it stood still is left out, and what was granted more is counted on.

    `happened` counts from the day after the act itself (a paper meeting), not its recording.
    """
    local = calendar.at(subject.area)
    start_at = moments.happened if due.start == "happened" else moments.now
    first_counts = due.start == "arrival"
    stops = clock.stops
    counted_at = standing_still.due(local, start_at, due.within, first_counts, stops)
    counted_at = due_at = counted_on(local, counted_at, clock.added, stops)
    bound, cycle = None, compiled.definition.cycle
    if due.not_before is not None and cycle is not None:
        window = cycle.windows[due.not_before.removeprefix("window ")]
        earliest = local.end_of(window.last_on)
        if earliest > due_at:
            due_at, bound = earliest, due.not_before
    latest = latest_of(due, subject, compiled, local)
    if latest is not None and moments.now < latest < due_at:
        due_at, bound = latest, due.not_after
    return Reckoned(
        start_at, due.within, first_counts, counted_at, due_at, bound, stops, clock.added
    )


def runs(task: Task, now: dt.datetime) -> bool:
    """Whether the state's own time runs for this task: it is no duty's and no question's, nobody
    else has it by silence, and it is not late."""
    return _own(task) and task.due_at is not None and task.due_at > now


def due_again(
    compiled: Compiled, case: Case, task: Task, pause: Pause, clock: Clock, calendar: Calendar
) -> dt.datetime | None:
    """When a task of the case is due once the clock goes on. `pause`: the one that ends, as it
    stands in the case; `clock`: with its end. None: the task had no clock that stood still.

    Counted anew from its start; where that did not give the moment at which it was due before (the
    day was set otherwise, or the calendar has changed since), that moment is moved by what was
    left out. So it is never due earlier than it would have been.
    """
    due = due_of(compiled, case.state, task.slot)
    if due is None or task.due_at is not None or not _own(task):
        return None
    subject, moments = subject_of(case), Moments(task.opened_at, task.opened_at)
    found = reckon(due, subject, compiled, calendar, moments, clock).due_at
    was = pause.dues.get(task.slot)
    if was is None or was == reckon(due, subject, compiled, calendar, moments, case.clock).due_at:
        return found
    local, stops = calendar.at(case.area), clock.stops
    # Of a paper's day only this is known, that it lies no later than the day of arrival.
    is_after = due.start in ("day after arrival", "notice")
    first = local.day_of(task.opened_at) + dt.timedelta(is_after)
    due_at = standing_still.moved(local, was, due.within.unit, first, stops[-1], stops)
    latest = latest_of(due, subject, compiled, local)
    return latest if latest is not None and was <= latest < due_at else due_at


def due_later(
    compiled: Compiled, case: Case, task: Task, clock: Clock, calendar: Calendar
) -> dt.datetime | None:
    """When a task of the case is due once the last extension of `clock` was granted; None where it
    has no clock that could be. Counted as in due_again()."""
    due = due_of(compiled, case.state, task.slot)
    if due is None or task.due_at is None or not _own(task):
        return None
    subject, moments = subject_of(case), Moments(task.opened_at, task.opened_at)
    was, before = task.due_at, reckon(due, subject, compiled, calendar, moments, case.clock)
    if was == before.due_at:
        return reckon(due, subject, compiled, calendar, moments, clock).due_at
    local = calendar.at(case.area)
    due_at = counted_on(local, was, clock.added[-1:], clock.stops)
    latest = latest_of(due, subject, compiled, local)
    return latest if latest is not None and was <= latest < due_at else due_at


def counted_on(
    calendar: Calendar, due_at: dt.datetime, added: tuple[Duration, ...], stops: tuple[Stop, ...]
) -> dt.datetime:
    """Counted on from a due moment, span by span: the first moment after a day begins none."""
    for span in added:
        at_once = span.unit == "office hours"
        from_at = due_at if at_once else due_at - INSTANT
        due_at = standing_still.due(calendar, from_at, span, at_once, stops)
    return due_at


def _own(task: Task) -> bool:
    """Whether the task has the state's own time: it is no duty's, no question's, and silence has
    not handed it on."""
    return side_of(task.slot) is None and duty_of(task.slot) is None and not task.stage


def count_of(reckoned: Reckoned, calendar: Calendar) -> Count:
    """The days of a count. `calendar`: of the area, as it was counted with."""
    start_on = calendar.day_of(reckoned.start_at)
    last = calendar.day_of(reckoned.counted_at - INSTANT)
    first = start_on if reckoned.first_day_counts else start_on + DAY
    stopped = set(standing_still.days_of(reckoned.stops, calendar))
    by_work = reckoned.span.unit in ("working days", "office hours")
    between = (first + n * DAY for n in range((last - first).days + 1))
    passed = [
        Passed(on, "stopped", {}) if on in stopped else _passed(on, calendar)
        for on in between
        if on in stopped or (by_work and not calendar.is_working(on))
    ]
    estimated = any(each.kind == "estimated" for each in passed)
    provisional = estimated or last > calendar.decreed_until
    return Count(
        start_on, first, last, tuple(passed), provisional, tuple(_worked(reckoned, calendar))
    )


def _worked(reckoned: Reckoned, calendar: Calendar) -> Iterator[Worked]:
    if reckoned.span.unit != "office hours":
        return
    begin_at = calendar.begins(reckoned.start_at, reckoned.first_day_counts)
    for begin, end in standing_still.stretches(calendar, begin_at, reckoned.stops):
        if begin >= reckoned.counted_at:
            return
        on = calendar.day_of(begin)
        season = calendar.season_of(on)
        name = season.name if season is not None else ""
        yield Worked(on, begin, min(end, reckoned.counted_at), name)


def _passed(on: dt.date, calendar: Calendar) -> Passed:
    found = calendar.names.get(on)
    if found is not None:
        return Passed(on, found.kind, dict(found.name))
    return Passed(on, "local" if on in calendar.days_off else "weekend", {})


def latest_of(
    due: Due, subject: Subject, compiled: Compiled, calendar: Calendar
) -> dt.datetime | None:
    """The moment after which nothing of it can be due, however it is counted; None: there is none.
    `calendar`: of the area."""
    if due.not_after is None:
        return None
    source, key = due.not_after.split(" ", 1)
    if source == "window":
        cycle = compiled.definition.cycle
        return None if cycle is None else calendar.end_of(cycle.windows[key].last_on)
    given = subject.data.get(key)
    return calendar.end_of(dt.date.fromisoformat(given)) if isinstance(given, str) else None
