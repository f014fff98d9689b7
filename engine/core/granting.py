"""Granting more time, or refusing it: by another person than whoever asked.

Silence grants nothing: with the day on which the state's own time is over the request ends too.
Never here: asking (extending.py), counting (dues.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.clock import Clock, Extension
from engine.core.consulting import gone, task_in
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.dues import due_later, due_of, remind_moment, runs
from engine.core.fold import task_record
from engine.core.hands import taken_reasons
from engine.core.inputs import clean_words
from engine.core.moving import about_task, accept, notice_values
from engine.core.own_notices import MORE_GRANTED, MORE_REFUSED, MORE_TIME, OWN
from engine.core.pausing import to_opener
from engine.core.permitting import Standing, acting, behind, signed_by, standing
from engine.core.resolving import clashes
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


class Grant(Value, frozen=True):
    """What is said to a request: so many units, or a refusal (None), which needs words."""

    person: int
    count: int | None
    words: str = ""
    visit: int | None = None


def grant_reasons(at: Standing, refuse: bool) -> tuple[Why, ...]:
    """Why the actor may not grant the open request, or not refuse it."""
    case, one = at.case, at.case.clock.request
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    task = None if one is None else task_in(case, one.slot)
    if one is None or task is None:
        return (why("more_not_asked"),)
    right = behind(at, task)
    if right.role is None:
        return right.reasons
    we = acting(at, right.behalf)
    if one.person in we or one.behalf in we:
        return (why("more_oneself"),)
    closed = taken_reasons(case, task, we, at.world, at.now)
    closed = closed or clashes(at.compiled.definition, task.role, at.actor, case)
    if closed or refuse:
        return closed
    if case.clock.pause is not None:
        return (why("clock_stopped"),)
    return () if any(runs(each, at.now) for each in case.tasks) else (why("clock_not_running"),)


def decide_grant(
    compiled: Compiled, case: Case, request: Grant, world: World, now: dt.datetime
) -> Decision:
    """Accepted(`extended`): what the state waits for is due later; or `extension_refused`. Whoever
    asked is told, and of more time the proposer too."""
    if request.visit not in (None, case.visit):
        return Refused(gone(case, ""))
    at = standing(compiled, case, Actor(request.person), world, now)
    reasons = [*grant_reasons(at, request.count is None)]
    one = case.clock.request
    task = None if one is None else task_in(case, one.slot)
    if one is None or task is None or reasons:
        return Refused(tuple(reasons))
    text, wrong = clean_words("words", request.words)
    if wrong is not None or (request.count is None and not text):
        reasons.append(wrong or why("missing", "words"))
    if request.count is not None and not 1 <= request.count <= one.asked.count:
        small = request.count < 1
        key, limit = ("too_small", {"min": 1}) if small else ("too_large", {"max": one.asked.count})
        reasons.append(why(key, "count", **limit))
    if reasons:
        return Refused(tuple(reasons))
    right = behind(at, task)
    body: dict[str, JSON] = {
        "from": case.state,
        "by": signed_by(at, [task.role], right.queue or task.queue, right.behalf),
        "reason": one.reason,
    }
    words = {"say.words": text} if text else {}
    if request.count is None:
        body |= {"extension": {"slot": one.slot, "said": "refused"}, "close": [one.slot]}
        event = Event("extension_refused", now, now, body, words)
        step = accept(compiled, case, event, (), (), (), world)
        return replace(step, notices=_to_asker(case, one, step, MORE_REFUSED, task, world, now))
    granted = one.asked.model_copy(update={"count": request.count})
    body |= _later(at, one, granted)
    step = accept(compiled, case, Event("extended", now, now, body, words), (), (), (), world)
    values = notice_values(case, step.case, step.event)
    told = _to_asker(case, one, step, MORE_GRANTED, task, world, now)
    return replace(step, notices=(*told, *to_opener(case, None, MORE_TIME, values)))


def lapsed(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Accepted:
    """The time is over, and nothing was said: more of it is asked for no longer."""
    body: dict[str, JSON] = {
        "lapsed": task.slot,
        "from": case.state,
        "extension": {"slot": task.slot, "said": "lapsed"},
        "close": [task.slot],
    }
    return accept(compiled, case, Event("lapsed", now, now, body), (), (), (), world)


def _later(at: Standing, one: Extension, granted: Duration) -> dict[str, JSON]:
    """What the grant does: the request is closed, each task that runs is due later."""
    case, calendar = at.case, at.world.calendar
    done = replace(one, said="granted", granted=granted)
    clock = Clock(case.clock.pauses, (*case.clock.extensions[:-1], done))
    made = []
    for task in case.tasks:
        due = due_of(at.compiled, case.state, task.slot)
        due_at = due_later(at.compiled, case, task, clock, calendar) if runs(task, at.now) else None
        if due is not None and due_at is not None:
            remind_at = remind_moment(due, due_at, calendar.at(case.area), at.now)
            made.append(replace(task, due_at=due_at, remind_at=remind_at, calendar=None))
    return {
        "extension": {"slot": one.slot, "said": "granted", "granted": str(granted)},
        "close": [one.slot, *(task.slot for task in made)],
        "open": [task_record(task, at.now) for task in made],
    }


def _to_asker(
    case: Case,
    one: Extension,
    step: Accepted,
    notice: str,
    task: Task,
    world: World,
    now: dt.datetime,
) -> tuple[Notify, ...]:
    """Whoever asked, while they are there; else whoever has their office now."""
    on = world.calendar.day_of(now)
    there = world.directory.acting_behind(one.asker, on, case.workflow)
    queue = f"person:{one.person}" if one.person in there else one.asker
    held = next((each for each in step.case.tasks if each.queue == one.asker), None)
    values = notice_values(case, step.case, step.event)
    values = about_task(values, held) | {"queue": task.queue}
    return (Notify(queue, notice, OWN[notice].kind, values),)
