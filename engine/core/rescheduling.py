"""Due moments after a change of the calendar: recounted only by an act that was looked at before.

A day off that is decreed later moves nothing by itself: people have planned with what they were
told. Whoever keeps the calendar sees what would move, and decides. Never here: who may.
"""

import datetime as dt
from collections.abc import Sequence

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
    were: Sequence[Calendar],
    world: World,
    now: dt.datetime,
) -> tuple[Shift, ...]:
    """What of the case would be due at another moment. `were`: calendars that were in force.

    Only what was counted with one of them as the definition says, from when the task was opened:
    what somebody set by hand, what silence gave, and what is late already stays. Never due at once:
    where less would be left than until the end of the next working day, it stays as well.
    """
    found = (_shift(compiled, case, task, were, world.calendar, now) for task in case.tasks)
    return tuple(each for each in found if each is not None)


def decide_reschedule(
    compiled: Compiled,
    case: Case,
    were: Sequence[Calendar],
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
            tasks.append(replace(task, due_at=to_at, remind_at=remind_at))
    body: dict[str, JSON] = {
        "from": case.state,
        "moved_by": by,
        "calendar": world.calendar.number,
        "close": list(moved),
        "open": [task_record(task, now) for task in tasks],
    }
    return accept(compiled, case, Event("rescheduled", now, now, body), (), (), (), world)


def _shift(
    compiled: Compiled,
    case: Case,
    task: Task,
    were: Sequence[Calendar],
    calendar: Calendar,
    now: dt.datetime,
) -> Shift | None:
    due = due_of(compiled, case.state, task.slot)
    if due is None or task.due_at is None or task.due_at <= now or task.stage or task.is_later:
        return None
    subject = subject_of(case)
    moments = Moments(task.opened_at, task.opened_at)
    clock = case.clock
    ways = (reckon(due, subject, compiled, was, moments, clock) for was in were)
    if all(way.due_at != task.due_at for way in ways):
        return None
    to_at = reckon(due, subject, compiled, calendar, moments, clock).due_at
    soonest = calendar.at(case.area).due(now, NEXT_DAY, False)
    if to_at == task.due_at or to_at < min(task.due_at, soonest):
        return None
    return Shift(task.slot, task.role, task.queue, task.due_at, to_at)
