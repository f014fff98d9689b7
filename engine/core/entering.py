"""Travelling to a state and entering it: routes, rungs of the ladder, tasks.

Everything that happens between the verb and the next person who must act.
"""

import datetime as dt

from engine.core.branching import straight_on
from engine.core.clock import RUNNING, Clock
from engine.core.definition.compiled import Compiled, Facts, GuardFailed
from engine.core.definition.states import State, Tell
from engine.core.dues import Moments, due_moments
from engine.core.recurring import coming
from engine.core.recusing import Aside, Hall, stand_aside
from engine.core.resolving import NOBODY, Subject, area_kind, queues_of
from engine.core.slots import slot_of
from engine.core.values import Incident, Notify, Task
from engine.core.world import World

HOPS = 40  # routes and rungs in a row; the checks refuse loops of them, this is the belt


class NoWay(Exception):
    """Not exactly one row of a route holds; `state` is the route that would hold the case up."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


def travel(
    compiled: Compiled, state: str, subject: Subject, visits: int, clock: dt.datetime
) -> tuple[str, tuple[str, ...]]:
    """From `state` through routes and missing rungs to where the case comes to rest. `clock` is
    what the office's clock shows (Calendar.clock).

    Raises NoWay where not exactly one row of a route holds or a guard cannot be computed.
    """
    definition, via = compiled.definition, []
    kind = area_kind(subject.area)
    for _ in range(HOPS):
        here = definition.states[state]
        if here.level is not None and not _on_ladder(compiled, here.level.step, kind):
            via.append(state)
            state = compiled.move(state, "skip")
        elif here.route is not None:
            via.append(state)
            facts = Facts(subject.data, clock, kind, visits)
            state = compiled.move(state, f"route_{_row(compiled, state, here, facts)}")
        elif (onward := straight_on(here, subject.data)) is not None:
            via.append(state)
            state = compiled.move(state, onward)
        else:
            return state, tuple(via)
    raise NoWay(state)


def enter(
    compiled: Compiled,
    state: str,
    subject: Subject,
    visit: int,
    world: World,
    moments: Moments,
    clock: Clock = RUNNING,
) -> tuple[tuple[Task, ...], tuple[Incident, ...]]:
    """The tasks that a visit of this state opens, and an incident for each that nobody can do.
    `clock`: of the visit, where it is under way."""
    now = moments.now
    here = compiled.definition.states[state]
    due_at, remind_at = due_moments(here.due, subject, compiled, world.calendar, moments, clock)
    found = seated(compiled, state, subject, world, now)
    tasks, incidents = [], list(found.stuck)
    for slot, role, queue in found.seats:
        task = Task(state, visit, slot, 1, role, queue, now, due_at, remind_at)
        tasks.append(task)
        incident = unstaffed(task, world, now)
        if incident is not None:
            incidents.append(incident)
    if here.duties:
        tasks += coming(state, here, visit, now, world.calendar.at(subject.area))
    return tuple(tasks), tuple(incidents)


def unstaffed(task: Task, world: World, now: dt.datetime) -> Incident | None:
    """The incident of a task that no office or, on this day, no person can do."""
    if task.queue.startswith(NOBODY):
        return Incident("unstaffed", task.slot, {"role": task.role})
    if not world.directory.persons_behind(task.queue, world.calendar.day_of(now)):
        return Incident("vacant", task.slot, {"role": task.role, "queue": task.queue})
    return None


def told(
    tells: tuple[Tell, ...],
    compiled: Compiled,
    subject: Subject,
    tasks: tuple[Task, ...],
    world: World,
    values: dict[str, object],
) -> tuple[Notify, ...]:
    """One notice per queue and notice key; `waiting` is whoever holds the new tasks."""
    rows: dict[tuple[str, str], Notify] = {}
    for tell in tells:
        if tell.who == "waiting":
            held = [task.queue for task in tasks if not task.is_later]
            queues = tuple(queue for queue in held if not queue.startswith(NOBODY))
        else:
            queues = queues_of(compiled.definition.roles[tell.who], subject, world)
        kind = compiled.definition.notices[tell.notice].kind
        for queue in queues:
            rows[queue, tell.notice] = Notify(queue, tell.notice, kind, values)
    return tuple(rows.values())


def _on_ladder(compiled: Compiled, step: str, kind: str) -> bool:
    cycle = compiled.definition.cycle
    return cycle is None or step in cycle.ladder.get(kind, ())  # type: ignore[call-overload]


def _row(compiled: Compiled, key: str, state: State, facts: Facts) -> int:
    """The one row that holds. Two of them are no answer: their order never matters."""
    otherwise, held = None, []
    for number, way in enumerate(state.route or ()):
        if way.otherwise:
            otherwise = number
        elif way.when is not None:
            try:
                if compiled.holds(way.when, facts):
                    held.append(number)
            except GuardFailed as failed:
                raise NoWay(key) from failed
    if not held and otherwise is not None:
        return otherwise
    if len(held) != 1:
        raise NoWay(key)
    return held[0]


def seats(
    compiled: Compiled, state: State, subject: Subject, world: World
) -> list[tuple[str, str, str]]:
    """(slot, role, queue) of every task that the state opens when it is entered on this day."""
    wanted: list[tuple[str, str, str]] = []
    awaited = state.awaited
    if awaited is not None:
        found = queues_of(compiled.definition.roles[awaited], subject, world)
        wanted.append(("", awaited, found[0] if found else f"{NOBODY}{awaited}"))
    for name, rule in state.panel.reviews.items() if state.panel else ():
        for role_key in rule.answering:
            role = compiled.definition.roles[role_key]
            found = queues_of(role, subject, world) or (f"{NOBODY}{role_key}",)
            if role.body is None or not rule.is_vote:
                wanted.append((slot_of(name, role_key), role_key, found[0]))
            else:
                numbered = enumerate(found, start=1)
                wanted += [(slot_of(name, role_key, n), role_key, q) for n, q in numbered]
    return wanted


def seated(
    compiled: Compiled, state: str, subject: Subject, world: World, now: dt.datetime
) -> Aside:
    """The seats that the state asks on this day, without those who must stand aside."""
    here = compiled.definition.states[state]
    if here.panel is None:
        return Aside(tuple(seats(compiled, here, subject, world)))
    hall = Hall(compiled, subject, world, world.calendar.day_of(now))
    return stand_aside(here.panel, seats(compiled, here, subject, world), hall)
