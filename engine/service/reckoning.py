"""How the due moments of a case were counted, for its page: by the calendar that was used.

A calendar that changed meanwhile is looked up by version. Where no version gives what stands
there (a day set by hand, the time that silence gave, a paper's day), nothing is said of it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.definition.compiled import Compiled
from engine.core.dues import Count, Moments, Reckoned, count_of, due_of, reckon
from engine.core.resolving import subject_of
from engine.core.values import Case, Task
from engine.service.calendars import counted_with
from engine.service.desk import Desk
from engine.service.stillness import Still, stood_in


@dataclass(frozen=True, slots=True)
class Counting:
    """One due moment. `last_on`: its last day; `version`: of the calendar (0: the country's own);
    `newer`: the calendar has changed since, and this count not."""

    last_on: dt.date
    reckoned: Reckoned
    count: Count
    version: int
    newer: bool
    stood: tuple[Still, ...] = ()  # when the clock stood still, as far as days were left out


def countings(desk: Desk, compiled: Compiled, case: Case, now: dt.datetime) -> tuple[Counting, ...]:
    """Of every open task that is due, the same count once, the soonest first."""
    tasks = [task for task in case.tasks if task.due_at is not None and not task.is_later]
    calendars = counted_with(desk, now) if tasks else ()
    found: dict[tuple[dt.date, dt.datetime], Counting] = {}
    for task in tasks:
        for one in _counted(compiled, case, task, calendars):
            found.setdefault((one.last_on, one.reckoned.start_at), one)
    return tuple(sorted(found.values(), key=lambda one: one.last_on))


def _counted(
    compiled: Compiled, case: Case, task: Task, calendars: tuple[Calendar, ...]
) -> Iterator[Counting]:
    """The first calendar, the newest before older ones, that gives what stands there."""
    due = due_of(compiled, case.state, task.slot)
    if due is None or task.stage:
        return
    moments = Moments(task.opened_at, task.opened_at)
    for calendar in calendars:
        reckoned = reckon(due, subject_of(case), compiled, calendar, moments, case.clock)
        if reckoned.due_at == task.due_at:
            local = calendar.at(case.area)
            last_on = local.day_of(reckoned.due_at - dt.timedelta(microseconds=1))
            newer = calendar is not calendars[0]
            count, number = count_of(reckoned, local), calendar.number
            stood = tuple(stood_in(compiled.definition, case, local))
            yield Counting(last_on, reckoned, count, number, newer, stood)
            return
