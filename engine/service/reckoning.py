"""How the due moments of a case were counted, for its page: by the calendar that was used.

Each task names its version. Where that does not give what stands there (a day set by hand, the
time that silence gave, a paper's day), nothing is said of it.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.definition.compiled import Compiled
from engine.core.dues import Count, Moments, Reckoned, count_of, due_of, reckon
from engine.core.resolving import subject_of
from engine.core.values import Case, Task
from engine.service.calendars import counted_with
from engine.service.desk import Desk
from engine.service.stillness import Still, stood_in
from engine.service.world import world_of


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
    if not tasks:
        return ()
    calendars, today = counted_with(desk, (case,), now), world_of(desk, now).calendar.number
    found: dict[tuple[dt.date, dt.datetime], Counting] = {}
    for task in tasks:
        calendar = calendars.get(task.calendar or 0)
        one = None if calendar is None else _counted(compiled, case, task, calendar, today)
        if one is not None:
            found.setdefault((one.last_on, one.reckoned.start_at), one)
    return tuple(sorted(found.values(), key=lambda one: one.last_on))


def _counted(
    compiled: Compiled, case: Case, task: Task, calendar: Calendar, today: int
) -> Counting | None:
    """With the calendar that the task names, where that and the rule give what stands there."""
    due = due_of(compiled, case.state, task.slot)
    if due is None or task.stage:
        return None
    moments = Moments(task.opened_at, task.opened_at)
    reckoned = reckon(due, subject_of(case), compiled, calendar, moments, case.clock)
    if reckoned.due_at != task.due_at:
        return None
    local = calendar.at(case.area)
    last_on = local.day_of(reckoned.due_at - dt.timedelta(microseconds=1))
    stood = tuple(stood_in(compiled.definition, case, local))
    number = calendar.number
    return Counting(last_on, reckoned, count_of(reckoned, local), number, number != today, stood)
