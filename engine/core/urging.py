"""Urging: whoever waits for a case may ask the office that has it to go on, once a day.

It moves nothing and counts as no act; it stands in the timeline, so that everybody sees who asked
and when. Never here: the reminders of the clock (waking.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.moving import accept, notice_values
from engine.core.resolving import NOBODY
from engine.core.values import Case, Decision, Event, Notify, Refused, Why
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

    Those may who are a party to it, or have acted in it; not whoever has it in their own hands.
    """
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    if person not in case.parties.values() and _role(case, person) is None:
        return (why("urge_stranger"),)
    mine = world.directory.queues_of(person, world.calendar.day_of(now))
    waiting = _waiting(case)
    if not waiting or compiled.definition.standing.reminder is None:
        return (why("urge_nobody"),)
    if any(queue in mine for queue in waiting):
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
    step = accept(compiled, case, Event("urged", now, now, {"by": by}), (), (), (), world)
    values = notice_values(case, step.case, step.event)
    kind = compiled.definition.notices[notice].kind
    told = tuple(Notify(queue, notice, kind, values) for queue in _waiting(case))
    return replace(step, notices=told)


def _waiting(case: Case) -> tuple[str, ...]:
    """Every queue that has a task of the case today, once."""
    open_ = (task.queue for task in case.tasks if not task.is_later)
    return tuple(dict.fromkeys(queue for queue in open_ if not queue.startswith(NOBODY)))


def _role(case: Case, person: int) -> str | None:
    """A role in which the person took part already: urging makes nobody somebody else."""
    return next((role for role, who in case.acted.items() if person in who), None)
