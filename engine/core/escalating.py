"""Handing a task to the office above: by silence when its time is over, or by an act before that.

The office above may then do what the first one could, and has the time that the rule of silence
gives it. Never here: who may, or what silence does else (waking.py).
"""

import datetime as dt
from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Action, Silence
from engine.core.fold import task_record
from engine.core.resolving import NOBODY, queues_of, subject_of
from engine.core.values import HANDED, JSON, SETTLED, Case, Task, Why
from engine.core.whys import why
from engine.core.world import World


def handed(
    compiled: Compiled, case: Case, task: Task, silence: Silence, world: World, now: dt.datetime
) -> Task:
    """The task as the office has it that the rule of silence names, from now on."""
    role = silence.hand_to or task.role
    found = queues_of(compiled.definition.roles[role], subject_of(case), world)
    calendar = world.calendar.at(case.area)
    due_at = calendar.due(now, silence.for_, True) if silence.for_ else None
    return replace(
        task,
        role=role,
        queue=found[0] if found else f"{NOBODY}{role}",
        due_at=due_at,
        remind_at=None,
        opened_at=now,
        stage=HANDED if due_at else SETTLED,
        taken_by=None,
        taken_at=None,
        calendar=None,
    )


def again(task: Task, at: dt.datetime) -> dict[str, JSON]:
    """The slot's task closed and made anew as its next occurrence."""
    made = replace(task, occurrence=task.occurrence + 1)
    return {"close": [task.slot], "open": [task_record(made, at)]}


def escalation_reasons(
    compiled: Compiled, case: Case, world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Why the task that the case waits for cannot be handed to the office above now."""
    task = _awaited(case)
    silence = compiled.definition.states[case.state].if_silent
    if task is None or not isinstance(silence, Silence):
        return (why("no_open_task", slot=""),)
    if case.clock.pause is not None:
        return (why("clock_stopped"),)
    if task.stage >= HANDED and task.role == silence.hand_to:
        return (why("escalated_already"),)
    queue = handed(compiled, case, task, silence, world, now).queue
    on = world.calendar.day_of(now)
    if queue.startswith(NOBODY) or not world.directory.persons_behind(queue, on):
        return (why("escalated_nobody"),)
    return ()


def escalate(
    compiled: Compiled, case: Case, action: Action, world: World, now: dt.datetime
) -> tuple[tuple[Task, ...], Mapping[str, JSON]]:
    """The task of the office above and what the event says of it; nothing where the action hands
    nothing on. Only where escalation_reasons() has none."""
    task = _awaited(case)
    silence = compiled.definition.states[case.state].if_silent
    if action.hands_to is None or task is None or not isinstance(silence, Silence):
        return (), {}
    above = handed(compiled, case, task, silence, world, now)
    return (above,), {"handed_to": action.hands_to, **again(above, now)}


def _awaited(case: Case) -> Task | None:
    return next((task for task in case.tasks if task.slot == ""), None)
