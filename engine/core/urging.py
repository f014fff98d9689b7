"""Urging: whoever waits for a case may ask the office that has it to go on, once a day.

It moves nothing and counts as no act; it stands in the timeline, so that everybody sees who asked
and when. Never here: the reminders of the clock (waking.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.delegating import scope_reasons
from engine.core.moving import accept, notice_values
from engine.core.permitting import Standing, behind, signed_by, standing
from engine.core.resolving import NOBODY, queues_of, subject_of
from engine.core.standing_in import Delegation
from engine.core.values import Actor, Case, Decision, Event, Notify, Refused, Task, Why
from engine.core.whys import why
from engine.core.world import World


def urge_reasons(
    compiled: Compiled,
    case: Case,
    person: int,
    last: dt.datetime | None,
    world: World,
    now: dt.datetime,
) -> tuple[Why, ...]:
    """Why this person may not urge the case now. `last`: when it was urged the last time.

    Those may who are a party to it, or have acted in it, or stand in for somebody who has; not
    whoever has it in their own hands.
    """
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    at = standing(compiled, case, Actor(person), world, now)
    if not _takes_part(case, person) and asks_for(at) is None:
        return (why("urge_stranger"),)
    waiting = _waiting(case)
    if not waiting or compiled.definition.standing.reminder is None:
        return (why("urge_nobody"),)
    if any(behind(at, task).role is not None for task in waiting):
        return (why("urge_own"),)
    if world.calendar.day_of(case.entered_at) == world.calendar.day_of(now):
        return (why("urge_fresh"),)
    if last is not None and world.calendar.day_of(last) == world.calendar.day_of(now):
        return (why("urge_today"),)
    return ()


def decide_urge(
    compiled: Compiled,
    case: Case,
    person: int,
    last: dt.datetime | None,
    world: World,
    now: dt.datetime,
) -> Decision:
    """Accepted(`urged`) with a reminder to everybody who has an open task of it, or Refused."""
    reasons = urge_reasons(compiled, case, person, last, world, now)
    notice = compiled.definition.standing.reminder
    if reasons or notice is None:
        return Refused(reasons)
    role = _role(case, person)
    by = {"person": person, "roles": [role] if role is not None else []}
    at = standing(compiled, case, Actor(person), world, now)
    lent = asks_for(at)
    if lent is not None:  # it counts as no act in a role of theirs
        by = signed_by(at, [], *lent)
    step = accept(compiled, case, Event("urged", now, now, {"by": by}), (), (), (), world)
    values = notice_values(case, step.case, step.event)
    kind = compiled.definition.notices[notice].kind
    queues = dict.fromkeys(task.queue for task in _waiting(case))
    told = tuple(Notify(queue, notice, kind, values) for queue in queues)
    return replace(step, notices=told)


def _waiting(case: Case) -> tuple[Task, ...]:
    """Every task of the case that somebody has today."""
    open_ = (task for task in case.tasks if not task.is_later)
    return tuple(task for task in open_ if not task.queue.startswith(NOBODY))


def asks_for(at: Standing) -> tuple[str, Delegation] | None:
    """The queue, and the delegation of somebody who acted for it, in whose place the actor asks
    after the case; None for whoever takes part themselves."""
    person = at.actor.person
    if not at.lent or person is None or _takes_part(at.case, person):
        return None
    roles, subject = at.compiled.definition.roles, subject_of(at.case)
    for role, who in at.case.acted.items():
        for queue in queues_of(roles[role], subject, at.world) if role in roles else ():
            for one in at.lent.get(queue, ()):
                if one.principal in who and not [*scope_reasons(at.compiled, at.case, one)]:
                    return queue, one
    return None


def _takes_part(case: Case, person: int) -> bool:
    return person in case.parties.values() or _role(case, person) is not None


def _role(case: Case, person: int) -> str | None:
    """A role in which the person took part already: urging makes nobody somebody else."""
    return next((role for role, who in case.acted.items() if person in who), None)
