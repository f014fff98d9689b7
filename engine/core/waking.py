"""Deciding what the clock asks: a reminder, a lapse, a pause that ends, or an office found anew.

Silence never skips a forum: a lapse hands the task on, or follows the way that the definition
names, or is an incident. Never early: a wake before its moment is refused.
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.clock import EXTEND, PAUSE
from engine.core.closing import awaited, closed_at_due
from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of
from engine.core.definition.states import Silence
from engine.core.dues import Moments
from engine.core.entering import NoWay, unstaffed
from engine.core.escalating import handed
from engine.core.fold import task_record
from engine.core.going import go
from engine.core.granting import lapsed
from engine.core.moving import accept, notice_values
from engine.core.owing import fall_due, missed
from engine.core.recusing import Hall, again
from engine.core.replying import silent
from engine.core.resolving import NOBODY, queues_of, subject_of
from engine.core.resuming import goes_on
from engine.core.signers import found_anew, is_signature
from engine.core.slots import number_of, side_of
from engine.core.values import (
    HANDED,
    JSON,
    SETTLED,
    Accepted,
    Case,
    Decision,
    Event,
    Incident,
    Notify,
    Refused,
    Task,
    Wake,
)
from engine.core.whys import why
from engine.core.world import World


def decide_wake(
    compiled: Compiled, case: Case, request: Wake, world: World, now: dt.datetime
) -> Decision:
    """The open task in the slot, at its moment; Refused where there is none or it is early."""
    task = next((t for t in case.tasks if t.slot == request.slot), None)
    if task is None:
        return Refused((why("no_open_task", slot=request.slot),))
    if task.is_later and (request.kind != "lapse" or task.due_at is None or task.due_at > now):
        return Refused((why("not_due", slot=task.slot),))
    if side_of(task.slot) == PAUSE:
        return goes_on(compiled, case, task, world, now)
    if task.is_later:
        return fall_due(compiled, case, task, world, now)
    if request.kind == "reassign":
        return _reassign(compiled, case, task, world, now)
    if request.kind == "remind":
        if task.remind_at is None or task.remind_at > now:
            return Refused((why("not_due", slot=task.slot),))
        return _remind(compiled, case, task, world, now)
    if task.due_at is None or task.due_at > now or task.stage >= SETTLED:
        return Refused((why("not_due", slot=task.slot),))
    return _lapse(compiled, case, task, world, now)


def _remind(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Accepted:
    event = Event("reminded", now, now, {"reminded": task.slot})
    step = accept(compiled, case, event, (), (), (), world)
    notice = compiled.definition.standing.reminder
    return replace(step, notices=_standing(compiled, notice, (task.queue,), case, step))


def _lapse(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Decision:
    side = side_of(task.slot)
    if side is not None:
        ends = lapsed if side == EXTEND else silent
        return ends(compiled, case, task, world, now)
    here = compiled.definition.states[case.state]
    duty = duty_of(task.slot)
    if duty is not None:
        if here.duties[duty].if_silent == "incident":
            return missed(compiled, case, task, world, now)
        return _settle(compiled, case, task, world, now, incident=False)
    if here.panel is not None:
        try:
            done = closed_at_due(compiled, here.panel, case, task, world, now)
        except NoWay:
            return _settle(compiled, case, task, world, now, incident=True)
        if done is not None:
            return done
        if awaited(here.panel, case, task, now):
            return _settle(compiled, case, task, world, now, incident=False)
    silence = here.if_silent
    if not isinstance(silence, Silence):
        return _settle(compiled, case, task, world, now, incident=silence != "wait")
    if silence.hand_to is not None and task.stage < HANDED:
        return _hand_on(compiled, case, task, silence, world, now)
    if silence.to is not None:
        return _move(compiled, case, task, silence, world, now)
    return _settle(compiled, case, task, world, now, incident=True)


def _settle(
    compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime, incident: bool
) -> Accepted:
    """The task stays open and overdue; the secretariat is told unless waiting was chosen."""
    body = _again(replace(task, stage=SETTLED, remind_at=None), now)
    event = Event("lapsed", now, now, {"lapsed": task.slot, **body})
    raised = Incident("silent", task.slot, {"role": task.role, "queue": task.queue})
    return accept(compiled, case, event, (), (), (raised,) if incident else (), world)


def _hand_on(
    compiled: Compiled, case: Case, task: Task, silence: Silence, world: World, now: dt.datetime
) -> Accepted:
    above = handed(compiled, case, task, silence, world, now)
    missing = unstaffed(above, world, now)
    event = Event(
        "lapsed", now, now, {"lapsed": task.slot, "handed_to": above.role, **_again(above, now)}
    )
    step = accept(compiled, case, event, (), (), (missing,) if missing else (), world)
    queues = tuple(q for q in (task.queue, above.queue) if not q.startswith(NOBODY))
    notice = compiled.definition.standing.handed_on
    return replace(step, notices=_standing(compiled, notice, queues, case, step))


def _move(
    compiled: Compiled, case: Case, task: Task, silence: Silence, world: World, now: dt.datetime
) -> Decision:
    body: dict[str, JSON] = {"lapsed": task.slot, "act": "silence", "from": case.state}
    if silence.reason is not None:
        body["reason"] = silence.reason
    target = compiled.move(case.state, "silence")
    try:
        gone = go(
            compiled, case, "silence", target, {}, subject_of(case), body, world, Moments(now, now)
        )
    except NoWay:
        return _settle(compiled, case, task, world, now, incident=True)
    event = Event("lapsed", now, now, body)
    return accept(compiled, case, event, (), gone.tasks, gone.incidents, world)


def _reassign(
    compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime
) -> Decision:
    stuck: tuple[Incident, ...] = ()
    if side_of(task.slot) is not None:  # who was asked was chosen by a person
        return Refused((why("unchanged", slot=task.slot),))
    if is_signature(task.slot):
        queue = found_anew(compiled, case, task, world)
    else:
        found = queues_of(compiled.definition.roles[task.role], subject_of(case), world)
        number = max(0, number_of(task.slot) - 1)
        queue = found[number] if number < len(found) else f"{NOBODY}{task.role}"
        hall = Hall(compiled, subject_of(case), world, world.calendar.day_of(now))
        aside = again(compiled.definition.states[case.state].panel, case, task, queue, hall)
        queue, stuck = aside.seats[0][2], aside.stuck
    if queue == task.queue:
        return Refused((why("unchanged", slot=task.slot),))
    moved = replace(task, queue=queue, taken_by=None, taken_at=None)
    missing = unstaffed(moved, world, now)
    event = Event("reassigned", now, now, {"reassigned": task.slot, **_again(moved, now)})
    incidents = (missing,) if missing else stuck
    return accept(compiled, case, event, (), (), incidents, world)


def _again(task: Task, at: dt.datetime) -> dict[str, JSON]:
    """The slot's task closed and made anew as its next occurrence; of a duty, whose occurrences
    count the times that it fell due, as the same one."""
    more = 0 if duty_of(task.slot) is not None else 1
    made = replace(task, occurrence=task.occurrence + more)
    return {"close": [task.slot], "open": [task_record(made, at)]}


def _standing(
    compiled: Compiled, notice: str | None, queues: tuple[str, ...], case: Case, step: Accepted
) -> tuple[Notify, ...]:
    if notice is None:
        return ()
    kind = compiled.definition.notices[notice].kind
    values = notice_values(case, step.case, step.event)
    return tuple(Notify(queue, notice, kind, values) for queue in dict.fromkeys(queues))
