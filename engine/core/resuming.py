"""The clock of a state goes on: by itself after the day that was named, or sooner by hand.

Leaving the state ends a pause without this. Never here: stopping it (pausing.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.chain import stamp
from engine.core.clock import Pause
from engine.core.consulting import gone
from engine.core.definition.compiled import Compiled
from engine.core.dues import due_again, due_of, remind_moment
from engine.core.fold import task_record
from engine.core.moving import accept, notice_values
from engine.core.own_notices import GOES_ON, OWN, RESUMED
from engine.core.pausing import right_of, rule_of, to_opener
from engine.core.permitting import Standing, signed_by, standing
from engine.core.resolving import NOBODY
from engine.core.values import (
    JSON,
    Accepted,
    Actor,
    Case,
    Decision,
    Event,
    Notify,
    Refused,
    Task,
    Value,
    Why,
)
from engine.core.whys import why
from engine.core.world import World


class Resume(Value, frozen=True):
    """A request to let the clock go on before the day that was named."""

    person: int
    visit: int | None = None


def resume_reasons(at: Standing) -> tuple[Why, ...]:
    """Why the actor may not let the clock go on now."""
    case, rule = at.case, rule_of(at.compiled, at.case)
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    if case.clock.pause is None:
        return (why("clock_runs"),)
    return () if rule is None else right_of(at, rule).reasons


def decide_resume(
    compiled: Compiled, case: Case, request: Resume, world: World, now: dt.datetime
) -> Decision:
    """Accepted(`resumed`) by somebody who may, before the day that was named; or Refused."""
    if request.visit not in (None, case.visit):
        return Refused(gone(case, ""))
    at = standing(compiled, case, Actor(request.person), world, now)
    reasons, pause, rule = resume_reasons(at), case.clock.pause, rule_of(compiled, case)
    if reasons or pause is None or rule is None:
        return Refused(reasons)
    right = right_of(at, rule)
    by = signed_by(at, [], right.queue or "", right.behalf)
    step = _resumed(compiled, case, pause, min(now, pause.until), world, now, {"by": by})
    return replace(step, notices=to_opener(case, request.person, RESUMED, _values(case, step)))


def goes_on(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Decision:
    """Accepted(`resumed`) by the engine once the day that was named is over: counted on from then,
    however late this is noticed. Whoever has the case is told, and the proposer."""
    pause = case.clock.pause
    if pause is None or pause.slot != task.slot:
        return Refused((why("not_due", slot=task.slot),))
    step = _resumed(compiled, case, pause, pause.until, world, now, {})
    values, kind = _values(case, step), OWN[GOES_ON].kind
    before = {each.slot: each for each in case.tasks}
    again = [each.queue for each in step.case.tasks if each != before.get(each.slot)]
    told = [queue for queue in dict.fromkeys(again) if not queue.startswith(NOBODY)]
    opener = to_opener(case, None, RESUMED, values)
    return replace(
        step,
        notices=(
            *(Notify(queue, GOES_ON, kind, values) for queue in told),
            *(one for one in opener if one.queue not in told),
        ),
    )


def _resumed(
    compiled: Compiled,
    case: Case,
    pause: Pause,
    ended_at: dt.datetime,
    world: World,
    now: dt.datetime,
    by: dict[str, JSON],
) -> Accepted:
    """Each task that stood still under its own key, due again."""
    local = world.calendar.at(case.area)
    pauses = (*case.clock.pauses[:-1], replace(pause, ended_at=ended_at))
    clock = replace(case.clock, pauses=pauses)
    again = []
    for task in case.tasks:
        due = due_of(compiled, case.state, task.slot)
        due_at = due_again(compiled, case, task, pause, clock, world.calendar)
        if due is not None and due_at is not None:
            remind_at = remind_moment(due, due_at, local, now)
            made = replace(task, due_at=due_at, remind_at=remind_at, calendar=None)
            again.append(made)
    body: dict[str, JSON] = {
        "from": case.state,
        **by,
        "reason": pause.reason,
        "pause": {"slot": pause.slot, "since": stamp(pause.since), "ended": stamp(ended_at)},
        "close": [pause.slot, *(task.slot for task in again)],
        "open": [task_record(task, now) for task in again],
    }
    return accept(compiled, case, Event("resumed", now, now, body), (), (), (), world)


def _values(case: Case, step: Accepted) -> dict[str, object]:
    return notice_values(case, step.case, step.event)
