"""Due moments after a change of the calendar: recounted only by an act that was looked at before.

A day off that is decreed later moves nothing by itself: people have planned with what they were
told. Whoever keeps the calendar sees what would move, and decides. Never here: who may.
"""

import datetime as dt
from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.calendar import Calendar
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.dues import Moments, due_of, reckon, remind_moment
from engine.core.fold import task_record
from engine.core.moving import accept
from engine.core.resolving import subject_of
from engine.core.values import JSON, Accepted, Case, Event, Refused, Task, Value
from engine.core.whys import why
from engine.core.world import World

NEXT_DAY = Duration.parse("1 working day")


class Shift(Value, frozen=True):
    """An open task whose due moment the change moves."""

    slot: str
    role: str
    queue: str
    due_at: dt.datetime
    to_at: dt.datetime


def shifts(
    compiled: Compiled,
    case: Case,
    were: Mapping[int, Calendar],
    world: World,
    now: dt.datetime,
) -> tuple[Shift, ...]:
    """What of the case would be due at another moment. `were`: by version, the calendars with which
    its tasks were counted.

    Only what stands as it was counted by them and by the definition, from when the task was opened:
    what somebody set by hand, what silence gave, and what is late already stays. Never due at once:
    where less would be left than until the end of the next working day, it stays as well.
    """
    found = (_shift(compiled, case, task, were, world.calendar, now) for task in case.tasks)
    return tuple(each for each in found if each is not None)


def decide_reschedule(
    compiled: Compiled,
    case: Case,
    were: Mapping[int, Calendar],
    world: World,
    by: int,
    now: dt.datetime,
) -> Accepted | Refused:
    """Accepted(`rescheduled`): each task under its own key with the new moment. Refused where
    nothing of the case moves."""
    moved = {each.slot: each for each in shifts(compiled, case, were, world, now)}
    if not moved:
        return Refused((why("nothing_to_reschedule"),))
    calendar = world.calendar.at(case.area)
    tasks = []
    for task in case.tasks:
        due = due_of(compiled, case.state, task.slot)
        if task.slot in moved and due is not None:
            to_at = moved[task.slot].to_at
            remind_at = remind_moment(due, to_at, calendar, now)
            made = replace(task, due_at=to_at, remind_at=remind_at, calendar=None)
            tasks.append(made)
    body: dict[str, JSON] = {
        "from": case.state,
        "moved_by": by,
        "close": list(moved),
        "open": [task_record(task, now) for task in tasks],
    }
    return accept(compiled, case, Event("rescheduled", now, now, body), (), (), (), world)


def _shift(
    compiled: Compiled,
    case: Case,
    task: Task,
    were: Mapping[int, Calendar],
    calendar: Calendar,
    now: dt.datetime,
) -> Shift | None:
    due, was = due_of(compiled, case.state, task.slot), were.get(task.calendar or 0)
    if due is None or task.due_at is None or task.due_at <= now or task.stage or task.is_later:
        return None
    if was is None or task.calendar == calendar.number:
        return None
    subject = subject_of(case)
    moments = Moments(task.opened_at, task.opened_at)
    clock = case.clock
    if reckon(due, subject, compiled, was, moments, clock).due_at != task.due_at:
        return None
    to_at = reckon(due, subject, compiled, calendar, moments, clock).due_at
    soonest = calendar.at(case.area).due(now, NEXT_DAY, False)
    if to_at == task.due_at or to_at < min(task.due_at, soonest):
        return None
    return Shift(task.slot, task.role, task.queue, task.due_at, to_at)
