"""May this actor take this action now? Who, separation of duties, window, guard.

decide() and offers() both ask here, so that a button can never disagree with the engine.
"""

import datetime as dt

from engine.core.definition.compiled import Compiled, Facts, GuardFailed
from engine.core.definition.duties import slot_of
from engine.core.definition.states import Action, State
from engine.core.resolving import area_kind, clashes, held_queue, subject_of
from engine.core.sides import task_reasons
from engine.core.values import Actor, Case, Task, Value, Why
from engine.core.whys import why
from engine.core.windows import window_reasons
from engine.core.world import World


class Standing(Value, frozen=True):
    """One actor before one case: what both deciding and offering need, computed once."""

    compiled: Compiled
    case: Case
    actor: Actor
    mine: frozenset[str]  # the actor's queues today
    world: World
    now: dt.datetime


def standing(
    compiled: Compiled, case: Case, actor: Actor, world: World, now: dt.datetime
) -> Standing:
    """The actor's queues today beside the case. The engine itself holds no queue."""
    mine: frozenset[str] = frozenset()
    if actor.person is not None:
        mine = world.directory.held_by(actor.person, world.calendar.day_of(now))
    return Standing(compiled, case, actor, mine, world, now)


def permit(at: Standing, key: str, action: Action) -> tuple[str | None, str | None, list[Why]]:
    """(role, queue, reasons): the role and queue by which the actor may, or every reason against.

    A role that is held but clashes gives the clash as the reason, not "not your role".
    """
    definition, case = at.compiled.definition, at.case
    here = definition.states[case.state]
    awaited, task = _own(here, case, key)
    refused: list[Why] = []
    role = queue = None
    for role_key in action.by:
        own_task = task if role_key == awaited else None
        held = held_queue(definition, role_key, at.mine, subject_of(case), at.world, own_task)
        if held is None:
            continue
        clash = clashes(definition, role_key, at.actor, case)
        clash = clash or task_reasons(case, own_task, at.actor.person, at.world, at.now)
        if not clash:
            role, queue = role_key, held
            break
        refused += clash
    if role is None and not refused:
        refused.append(why("not_your_role", roles=list(action.by)))
    reasons = [] if role is not None else refused
    if here.duties and here.is_duty(key):
        reasons += _not_yet(at, key)
    reasons += open_reasons(at, key, action)
    return role, queue, reasons


def open_reasons(at: Standing, key: str, action: Action) -> list[Why]:
    """Why the action is closed now, whoever asks: its window, its condition."""
    reasons = [*window_reasons(at.compiled.definition, action.only_in, at.world, at.now)]
    if not _holds(at, action):
        reasons.append(why("guard", action=key))
    return reasons


def _own(here: State, case: Case, act: str) -> tuple[str | None, Task | None]:
    """The role that the open task of this act is for, and that task; of a duty its own."""
    if here.duties and here.is_duty(act):
        found = _in_slot(case, slot_of(act))
        return here.duties[act].by[0], None if found is None or found.is_later else found
    awaited = here.awaited
    return awaited, None if awaited is None else _in_slot(case, "")


def _in_slot(case: Case, slot: str) -> Task | None:
    return next((task for task in case.tasks if task.slot == slot), None)


def _not_yet(at: Standing, duty: str) -> tuple[Why, ...]:
    """A duty is done once it has fallen due, not ahead of its day."""
    task = _in_slot(at.case, slot_of(duty))
    if task is not None and not task.is_later:
        return ()
    on = at.world.calendar.day_of(task.due_at) if task is not None and task.due_at else None
    return (why("duty_not_yet", from_on=on.isoformat() if on is not None else ""),)


def _holds(at: Standing, action: Action) -> bool:
    if action.when is None:
        return True
    case = at.case
    try:
        facts = Facts(case.data, at.world.calendar.clock(at.now), area_kind(case.area), case.visit)
        return at.compiled.holds(action.when, facts)
    except GuardFailed:
        return False
