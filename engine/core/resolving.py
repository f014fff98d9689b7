"""From a role to the queue that holds it for a case, and from an actor to the roles held.

The rule is late: it is asked on the day, and what it gave is written into the event.
"""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from engine.core.definition.roles import Role
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Actor, Case, Data, Task, Value, Why
from engine.core.whys import why
from engine.core.world import World

NOBODY = "nobody@"  # queue of a task whose role no office holds: an incident, never a fallback
OWNING = {"urban_village": "1", "village": "2"}


class Subject(Value, frozen=True):
    """What resolving needs of a case, also before it exists."""

    area: str
    data: Data
    parties: Mapping[str, int]
    acted: Mapping[str, tuple[int, ...]] = {}  # role -> persons, for who must stand aside


def subject_of(case: Case) -> Subject:
    """The subject of a case as it stands."""
    return Subject(case.area, case.data, case.parties, case.acted)


@lru_cache(maxsize=4096)
def area_kind(area: str) -> str:
    """urban_village or village by the official code (fourth part 1xxx or 2xxx), else ""."""
    parts = area.split(".")
    first = parts[3][:1] if len(parts) > 3 else ""
    return next((kind for kind, digit in OWNING.items() if digit == first), "")


def queue_of(role: Role, subject: Subject, world: World) -> str | None:
    """The queue of this role for this case, or None where nobody holds it. Bodies: see seats."""
    directory = world.directory
    if role.party is not None:
        person = subject.parties.get(role.party)
        return None if person is None else f"person:{person}"
    if role.office is None:
        return None
    if role.of is not None:
        organisation = subject.data.get(role.of.removeprefix("case."))
        if not isinstance(organisation, str):
            return None
        return directory.queue_for_organisation(role.office, organisation)
    if role.covers is not None:
        key = role.covers.removeprefix("case.")
        area = subject.area if key == "area" else subject.data.get(key)
        return directory.queue_for_area(role.office, area) if isinstance(area, str) else None
    return directory.queue_anywhere(role.office)


def queues_of(role: Role, subject: Subject, world: World) -> tuple[str, ...]:
    """All queues of a role: one, none, or one for each seat of a body."""
    if role.body is not None:
        return world.directory.seats_of(role.body)
    queue = queue_of(role, subject, world)
    return () if queue is None else (queue,)


def held_queue(
    definition: Definition,
    role_key: str,
    mine: frozenset[str],
    subject: Subject,
    world: World,
    task: Task | None,
) -> str | None:
    """The queue by which the actor holds the role now, or None.

    The open task is the truth for the role that the state waits for: a handed-on task is the
    next office's, and only theirs.
    """
    if task is not None and not task.queue.startswith(NOBODY):
        return task.queue if task.queue in mine else None
    found = queues_of(definition.roles[role_key], subject, world)
    return next((queue for queue in found if queue in mine), None)


def clashes(definition: Definition, role_key: str, actor: Actor, case: Case) -> tuple[Why, ...]:
    """Separation of duties: the other roles of a set in which this person already acted."""
    reasons = []
    for roles in definition.never_the_same_person:
        if role_key in roles:
            reasons += [
                why("same_person", roles=[other, role_key])
                for other in roles
                if other != role_key and actor.person in case.acted.get(other, ())
            ]
    return tuple(reasons)


def capacity(world: World, actor: Actor, queue: str, on: dt.date) -> dict[str, JSON]:
    """Office and capacity (definitive, plt, plh) in which a queue is held: for the event."""
    for office in world.directory.by_queue.get(queue, ()):
        for term in office.terms:
            if term.person == actor.person and term.covers(on):
                return {"office": office.id, "capacity": term.capacity}
    return {}
