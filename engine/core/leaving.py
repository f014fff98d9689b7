"""Deciding for a case whose opener waits for it no longer: it goes on and is told, or it ends.

Never here: noticing that the opener left (the store's rows say so).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.workflow import Definition
from engine.core.dues import Moments
from engine.core.moving import accept, arrive, notice_values
from engine.core.resolving import NOBODY, subject_of
from engine.core.values import (
    JSON,
    Accepted,
    Case,
    Decision,
    Event,
    Incident,
    Notify,
    ParentLeft,
)
from engine.core.world import World


def withdrawn_ending(definition: Definition) -> str | None:
    """The state in which a withdrawn case of this workflow ends."""
    found = (key for key, state in definition.states.items() if state.final == "withdrawn")
    return next(found, None)


def decide_left(
    compiled: Compiled, case: Case, request: ParentLeft, world: World, now: dt.datetime
) -> Decision:
    """Withdrawn where the opener's rules say so and this workflow has such an end; else told."""
    parent: dict[str, JSON] = {"case": request.parent.case, "number": request.parent.number}
    body: dict[str, JSON] = {"from": case.state, "parent_left": parent}
    target = withdrawn_ending(compiled.definition) if request.withdraw else None
    if target is None:
        event = Event("parent_left", now, now, body)
        lost = (Incident("cannot_withdraw", "", {"number": request.parent.number}),)
        step = accept(compiled, case, event, (), (), lost if request.withdraw else (), world)
        return replace(step, notices=_told(compiled, case, step))
    tasks, incidents = arrive(
        compiled, body, target, subject_of(case), case.visit + 1, world, Moments(now, now)
    )
    event = Event("parent_left", now, now, body)
    return accept(compiled, case, event, (), tasks, incidents, world)


def _told(compiled: Compiled, case: Case, step: Accepted) -> tuple[Notify, ...]:
    """To whoever has the case now."""
    notice = compiled.definition.standing.parent_left
    if notice is None:
        return ()
    kind = compiled.definition.notices[notice].kind
    values = notice_values(case, step.case, step.event)
    queues = (task.queue for task in case.tasks if not task.queue.startswith(NOBODY))
    return tuple(Notify(queue, notice, kind, values) for queue in dict.fromkeys(queues))
