"""May this actor take this action now? Who, separation of duties, window, guard.

decide() and offers() both ask here, so that a button can never disagree with the engine.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from engine.core.definition.compiled import Compiled, Facts, GuardFailed
from engine.core.definition.duties import slot_of
from engine.core.definition.states import Action, State
from engine.core.delegating import DELEGATED, delegation_reasons
from engine.core.delegating import task_reasons as reach_reasons
from engine.core.escalating import escalation_reasons
from engine.core.resolving import area_kind, capacity, clashes, held_queue, subject_of
from engine.core.sides import task_reasons
from engine.core.standing_in import Delegation
from engine.core.values import JSON, Actor, Case, Task, Value, Why
from engine.core.whys import why
from engine.core.windows import window_reasons, within_reasons
from engine.core.world import World


class Standing(Value, frozen=True):
    """One actor before one case: what both deciding and offering need, computed once."""

    compiled: Compiled
    case: Case
    actor: Actor
    mine: frozenset[str]  # the actor's queues today
    world: World
    now: dt.datetime
    lent: Mapping[str, tuple[Delegation, ...]] = {}  # queues of others whom the actor stands in for
    begun_at: dt.datetime | None = None  # a party's form, as the server knows it; see standing()


class Permit(Value, frozen=True):
    """The role and queue by which the actor may, or every reason against.

    `behalf`: in whose place.
    """

    role: str | None
    queue: str | None
    reasons: tuple[Why, ...]
    behalf: Delegation | None = None


def standing(
    compiled: Compiled,
    case: Case,
    actor: Actor,
    world: World,
    now: dt.datetime,
    begun_at: dt.datetime | None = None,
) -> Standing:
    """The actor's queues today beside the case. The engine itself holds no queue.

    `begun_at` counts for the parties of the case alone: whoever writes on a poor line at home. An
    office looks at its cases all day, and to look is not to begin.
    """
    if actor.person is None:
        return Standing(compiled, case, actor, frozenset(), world, now)
    on = world.calendar.day_of(now)
    mine, lent = (
        world.directory.held_by(actor.person, on),
        world.directory.lent_to(actor.person, on),
    )
    begun_at = begun_at if actor.person in case.parties.values() else None
    return Standing(compiled, case, actor, mine, world, now, lent, begun_at)


def behind(at: Standing, task: Task) -> Permit:
    """By which right the actor stands behind this task: an office of their own first, else in the
    place of its holder, as far as the delegation reaches."""
    if task.queue in at.mine:
        return Permit(task.role, task.queue, ())
    refused: list[Why] = []
    for one in at.lent.get(task.queue, ()):
        closed = reach_reasons(at.compiled, at.case, task, one)
        if not closed:
            return Permit(task.role, task.queue, (), one)
        refused += [no for no in closed if no not in refused]
    return Permit(None, None, tuple(refused) or (why("not_your_role", roles=[task.role]),))


def acting(at: Standing, behalf: Delegation | None) -> tuple[int | None, ...]:
    """The actor, and in whose place: what one of them did, neither of them did not do."""
    return (at.actor.person,) if behalf is None else (behalf.person, behalf.principal)


def signed_by(
    at: Standing, roles: list[str], queue: str, behalf: Delegation | None
) -> dict[str, JSON]:
    """What an event says of who acted: by which office, in which capacity; and for whom."""
    on = at.world.calendar.day_of(at.now)
    by: dict[str, JSON] = {"person": at.actor.person, "roles": roles, "queue": queue}
    if behalf is None:
        return by | capacity(at.world, at.actor, queue, on)
    by |= capacity(at.world, Actor(behalf.principal), queue, on)
    by |= {"capacity": DELEGATED, "for": {"person": behalf.principal, "delegation": behalf.id}}
    own = at.world.directory.office_of(behalf.person, on)
    return by if own is None else by | {"own_office": own.id}


def permit(at: Standing, key: str, action: Action) -> Permit:
    """May the actor take this action, in which role, and in whose place?

    An office that the actor holds goes first. A role that is held but clashes gives the clash as
    the reason, not "not your role"; so does a delegation that does not reach so far.
    """
    here = at.compiled.definition.states[at.case.state]
    found = _held(at, key, action, here)
    if found.role is None and at.lent:
        lent = _lent(at, key, action, here)
        if lent.role is not None or lent.reasons:
            found = lent if lent.role is not None else _both(found, lent)
    if found.role is None and not found.reasons:
        found = Permit(None, None, (why("not_your_role", roles=list(action.by)),))
    reasons = [*found.reasons]
    if here.duties and here.is_duty(key):
        reasons += _not_yet(at, key)
    reasons += open_reasons(at, key, action)
    return Permit(found.role, found.queue, tuple(reasons), found.behalf)


def _held(at: Standing, key: str, action: Action, here: State) -> Permit:
    """By an office of one's own; without a role the clashes of those that are held."""
    refused: list[Why] = []
    for role, queue, task in _roles(at, key, action, here, at.mine):
        clash = clashes(at.compiled.definition, role, at.actor, at.case)
        clash = clash or task_reasons(at.case, task, acting(at, None), at.world, at.now)
        if not clash:
            return Permit(role, queue, ())
        refused += clash
    return Permit(None, None, tuple(refused))


def _lent(at: Standing, key: str, action: Action, here: State) -> Permit:
    """In the place of an office's holder; without a role why no delegation reaches so far."""
    refused: list[Why] = []
    for role, queue, task in _roles(at, key, action, here, frozenset(at.lent)):
        for one in at.lent[queue]:
            closed = delegation_reasons(at.compiled, at.case, key, role, one)
            # What the principal took up is what somebody stands in for.
            closed = closed or task_reasons(at.case, task, acting(at, one), at.world, at.now)
            if not closed:
                return Permit(role, queue, (), one)
            refused += closed
    return Permit(None, None, tuple(refused))


def _both(one: Permit, other: Permit) -> Permit:
    reasons = (*one.reasons, *(reason for reason in other.reasons if reason not in one.reasons))
    return Permit(None, None, reasons)


def _roles(
    at: Standing, key: str, action: Action, here: State, queues: frozenset[str]
) -> Iterator[tuple[str, str, Task | None]]:
    """The action's roles that these queues hold now, each with its queue and its own open task."""
    awaited, task = _own(here, at.case, key)
    for role in action.by:
        own_task = task if role == awaited else None
        subject = subject_of(at.case)
        held = held_queue(at.compiled.definition, role, queues, subject, at.world, own_task)
        if held is not None:
            yield role, held, own_task


def open_reasons(at: Standing, key: str, action: Action) -> list[Why]:
    """Why the action is closed now, whoever asks: its window, its time, its condition."""
    only_in, definition = action.only_in, at.compiled.definition
    reasons = [*window_reasons(definition, only_in, at.world, at.now, at.begun_at)]
    if action.within is not None:
        reasons += within_reasons(action.within, at.case, at.world.calendar, at.now)
    if action.hands_to is not None:
        reasons += escalation_reasons(at.compiled, at.case, at.world, at.now)
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
    for task in case.tasks:  # asked twice for every act: a generator costs more than it says
        if task.slot == slot:
            return task
    return None


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
