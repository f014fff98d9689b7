"""Who has a case and until when, in public words: offices, and parties by the title of their role.

Values only. Never here: what else may be shown of a case (projecting.py).
"""

import datetime as dt

from engine.core.definition.workflow import Definition
from engine.core.resolving import NOBODY
from engine.core.slots import side_of
from engine.core.values import Case, Task
from engine.core.world import World
from engine.service.followed import Waiting, Who
from engine.service.owed import duty_label


def waiting_for(
    definition: Definition, case: Case, world: World, now: dt.datetime
) -> tuple[Waiting, ...]:
    """For whom the case waits; what the state itself waits for comes before its duties, and
    these before what other offices are asked."""
    held = [waiting_of(definition, task, world, now) for task in case.tasks if not task.is_later]
    return tuple(sorted(held, key=lambda one: (one.side != "", one.duty is not None)))


def waiting_of(definition: Definition, task: Task, world: World, now: dt.datetime) -> Waiting:
    """For whom this task waits, in public words."""
    calendar = world.calendar
    last = None
    if task.due_at is not None:
        # due_at is the first moment after the last day.
        last = calendar.day_of(task.due_at - dt.timedelta(microseconds=1))
    late = calendar.working_days_late(task.due_at, now) if task.due_at else 0
    here = definition.states.get(task.state)
    watches = here is not None and here.watched_by is not None
    who = who_of(definition, task.role, task.queue, world)
    duty = duty_label(definition, task)
    side = side_of(task.slot) or ""
    if side and who.vacant:
        who = Who(None, None, vacant=True)  # the role is the asker's
    return Waiting(who, task.opened_at, last, late, watches, duty, side)


def who_of(definition: Definition, role: str, queue: str, world: World) -> Who:
    """The office behind a queue; a party by the title of its role."""
    title = definition.roles[role].title if role in definition.roles else None
    if queue.startswith("person:"):
        return Who(None, title)
    offices = world.directory.by_queue.get(queue, ())
    if queue.startswith(NOBODY) or not offices:
        return Who(None, title, vacant=True)
    return Who(offices[0].name, title)
