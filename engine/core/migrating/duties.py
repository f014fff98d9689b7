"""The recurring duties of a case that stands where it stood, under another version of its rules.

An occurrence that is open goes on as it is; what is still to come falls on the day that the new
rules name. A duty that is gone is ended with its task. Never here: seats.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from engine.core.definition.duties import slot_of
from engine.core.definition.states import Duty, State
from engine.core.recurring import day_after, later
from engine.core.values import Case, Task
from engine.core.world import World


def owed(
    here: State, was: State, case: Case, state: str, world: World, now: dt.datetime
) -> Iterator[tuple[Task, bool]]:
    """(the task of each duty afterwards, whether it is a new row), in the order of the document.

    The occurrence of a task made here is the number of its event: above every earlier one.
    """
    held = {task.slot: task for task in case.tasks}
    for key, duty in here.duties.items():
        task, before = held.get(slot_of(key)), was.duties.get(key)
        if (
            task is not None
            and task.state == state
            and (not task.is_later or (before is not None and _days(before) == _days(duty)))
        ):
            yield task, False
        elif task is not None and not task.is_later:
            yield replace(task, state=state, occurrence=case.revision + 1), True
        else:
            opens_at = day_after(duty, case.entered_at, now, world.calendar.at(case.area))
            number = case.revision + 1
            yield later(state, case.visit, key, number, duty, now, opens_at), True


def _days(duty: Duty) -> tuple[object, ...]:
    return duty.every, duty.first, duty.by[0]
