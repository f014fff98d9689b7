"""What becomes of a recurring duty: it falls due on its day, is fulfilled, or is missed. Pure.

One occurrence after the other: doing or missing one makes the next, which waits for its day.
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of, slot_of
from engine.core.definition.states import Tell
from engine.core.dues import Moments, due_moments
from engine.core.entering import unstaffed
from engine.core.fold import task_record
from engine.core.moving import accept
from engine.core.recurring import day_after, later
from engine.core.resolving import NOBODY, queues_of, subject_of
from engine.core.values import JSON, Accepted, Case, Event, Incident, Task
from engine.core.world import World


def following(compiled: Compiled, case: Case, key: str, world: World, now: dt.datetime) -> Task:
    """The occurrence after the one that is open, or that the case has none of yet."""
    duty = compiled.definition.states[case.state].duties[key]
    task = next((each for each in case.tasks if each.slot == slot_of(key)), None)
    after = task.opened_at if task is not None else now
    opens_at = day_after(duty, case.entered_at, after, world.calendar.at(case.area))
    number = task.occurrence + 1 if task is not None else case.revision + 1
    return later(case.state, case.visit, key, number, duty, now, opens_at)


def fulfilled(
    compiled: Compiled, case: Case, act: str, world: World, now: dt.datetime
) -> dict[str, JSON]:
    """What an act that fulfils a duty adds to its event; nothing where it fulfils none."""
    if not compiled.definition.states[case.state].is_duty(act):
        return {}
    coming = following(compiled, case, act, world, now)
    return {"close": [coming.slot], "open": [task_record(coming, now)]}


def fall_due(
    compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime
) -> Accepted:
    """The day has come: the occurrence is its office's from now on, and the office is told."""
    duty = compiled.definition.states[case.state].duties[duty_of(task.slot) or ""]
    found = queues_of(compiled.definition.roles[duty.by[0]], subject_of(case), world)
    moments = Moments(now, now)
    due_at, remind_at = due_moments(duty.due, subject_of(case), compiled, world.calendar, moments)
    made = replace(
        task,
        role=duty.by[0],
        queue=found[0] if found else f"{NOBODY}{duty.by[0]}",
        opened_at=now,
        due_at=due_at,
        remind_at=remind_at,
        stage=0,
    )
    missing = unstaffed(made, world, now)
    body = {"recurred": task.slot, "from": case.state, **_in_place(made, now)}
    tells = (Tell(who="waiting", notice=duty.notice),) if duty.notice is not None else ()
    event = Event("recurred", now, now, body)
    return accept(compiled, case, event, tells, (made,), (missing,) if missing else (), world)


def missed(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Accepted:
    """Nobody did it in time: this occurrence is over, the secretariat hears, the next one comes."""
    key = duty_of(task.slot) or ""
    coming = following(compiled, case, key, world, now)
    body: dict[str, JSON] = {
        "lapsed": task.slot,
        "from": case.state,
        "missed": key,
        "close": [task.slot],
        "open": [task_record(coming, now)],
    }
    raised = Incident("silent", task.slot, {"role": task.role, "queue": task.queue})
    event = Event("lapsed", now, now, body)
    return accept(compiled, case, event, (), (), (raised,), world)


def _in_place(task: Task, at: dt.datetime) -> dict[str, JSON]:
    """The same occurrence, changed: closed and opened under its own key."""
    return {"close": [task.slot], "open": [task_record(task, at)]}
