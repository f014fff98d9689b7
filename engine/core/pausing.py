"""Stopping the clock of a state for a named reason, until a day that is named.

What the state waits for has no due moment while its clock stands still; deciding stays possible.
It counts as no act. Never here: its end (resuming.py), counting around it (dues.py).
"""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from engine.core.chain import stamp
from engine.core.clock import PAUSE
from engine.core.consulting import gone
from engine.core.definition import due as rules
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.dues import INSTANT, due_of, latest_of, runs
from engine.core.fold import task_record
from engine.core.hands import taken_reasons
from engine.core.inputs import clean_words
from engine.core.moving import accept, notice_values
from engine.core.own_notices import OWN, PAUSED
from engine.core.permitting import Permit, Standing, acting, behind, signed_by, standing
from engine.core.recurring import QUEUE
from engine.core.resolving import clashes, queues_of, subject_of
from engine.core.slots import side_slot
from engine.core.standing_still import days_of
from engine.core.values import (
    JSON,
    LATER,
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


class Stop(Value, frozen=True):
    """A request to stop the clock until the end of a day. `visit`: in which it was seen."""

    person: int
    reason: str
    until_on: dt.date | None
    words: str = ""
    visit: int | None = None


def rule_of(compiled: Compiled, case: Case) -> rules.Pause | None:
    """Who may stop the clock of the state; None: nobody."""
    due = compiled.definition.states[case.state].due
    return None if due is None else due.pause


def clock_reasons(at: Standing, missing: str | None) -> tuple[Why, ...]:
    """Nothing while the state's own time runs; else why nothing may be done to it. `missing`: the
    reason where the state has no rule for what is asked."""
    case = at.case
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    if missing is not None:
        return (why(missing),)
    if case.clock.pause is not None:
        return (why("clock_stopped"),)
    running = any(runs(task, at.now) for task in case.tasks)
    return () if running else (why("clock_not_running"),)


def stop_reasons(at: Standing) -> tuple[Why, ...]:
    """Why the actor may not stop the clock now."""
    rule = rule_of(at.compiled, at.case)
    closed = clock_reasons(at, None if rule is not None else "pause_not_here")
    if closed or rule is None:
        return closed
    right = right_of(at, rule)
    if right.role is None:
        return right.reasons
    return () if _left(at, rule) else (why("pause_used_up", longest=str(rule.longest)),)


def last_day(at: Standing) -> dt.date | None:
    """The last day until which the clock may be stopped now; None: not even today. Where nothing
    can be due after some day, that day stays to act in."""
    rule = rule_of(at.compiled, at.case)
    due = at.compiled.definition.states[at.case.state].due
    left = 0 if rule is None else _left(at, rule)
    if rule is None or due is None or not left:
        return None
    calendar = at.world.calendar.at(at.case.area)
    working = rule.longest.unit == "working days"
    span = Duration.model_construct(count=left, unit="working days" if working else "days")
    last = calendar.day_of(calendar.due(at.now, span, True) - INSTANT)
    latest = latest_of(due, subject_of(at.case), at.compiled, calendar)
    if latest is not None and latest > at.now:
        last = min(last, calendar.day_of(latest - INSTANT) - dt.timedelta(days=1))
    return None if last < calendar.day_of(at.now) else last


def decide_stop(
    compiled: Compiled, case: Case, request: Stop, world: World, now: dt.datetime
) -> Decision:
    """1. May this person. 2. Why, and until when. 3. Accepted(`paused`): what the state waits for
    has no due moment, and the clock finds the end of the pause; the proposer is told."""
    if request.visit not in (None, case.visit):
        return Refused(gone(case, ""))
    at = standing(compiled, case, Actor(request.person), world, now)
    rule, reasons = rule_of(compiled, case), [*stop_reasons(at)]
    if rule is None or reasons:
        return Refused(tuple(reasons))
    text, wrong = clean_words("words", request.words)
    reasons += [wrong] if wrong is not None else []
    reasons += [*reason_given(compiled, rule, request.reason), *_until(at, request.until_on)]
    if reasons or request.until_on is None:
        return Refused(tuple(reasons))
    right, held = right_of(at, rule), [task for task in case.tasks if runs(task, now)]
    slot = side_slot(PAUSE, 1 + len(case.clock.pauses))
    until = world.calendar.end_of(request.until_on)
    end = Task(
        case.state, case.visit, slot, case.revision + 1, right.role or "", QUEUE, now, until,
        None, LATER,
    )  # fmt: skip
    made = [replace(task, due_at=None, remind_at=None) for task in held]
    body: dict[str, JSON] = {
        "from": case.state,
        "by": signed_by(at, [], right.queue or "", right.behalf),
        "reason": request.reason,
        "pause": {
            "slot": slot,
            "until": stamp(until),
            "dues": {task.slot: stamp(task.due_at) for task in held if task.due_at is not None},
        },
        "close": [task.slot for task in held],
        "open": [task_record(task, now) for task in (*made, end)],
    }
    event = Event("paused", now, now, body, {"say.words": text} if text else {})
    step = accept(compiled, case, event, (), (), (), world)
    values = notice_values(case, step.case, step.event) | {"due": stamp(until)}
    return replace(step, notices=to_opener(case, request.person, PAUSED, values))


def right_of(at: Standing, rule: rules.Pause | rules.Extension) -> Permit:
    """By which right the actor touches the clock, or asks for more time: as whoever stands behind a
    task of a role that may; where it has none here, as whoever holds the role."""
    refused: list[Why] = []
    roles = roles_of(at, rule)
    for role in roles:
        for task in _tasks(at, role):
            right = behind(at, task)
            if right.role is None:
                refused += [no for no in right.reasons if no.key != "not_your_role"]
                continue
            we, case = acting(at, right.behalf), at.case
            closed = taken_reasons(case, task, we, at.world, at.now)
            closed = closed or clashes(at.compiled.definition, role, at.actor, case)
            if not closed:
                return right
            refused += closed
    said = [one for number, one in enumerate(refused) if one not in refused[:number]]
    return Permit(None, None, tuple(said) or (why("not_your_role", roles=[*roles]),))


def roles_of(at: Standing, rule: rules.Pause | rules.Extension) -> tuple[str, ...]:
    """The roles that may: those that are named, else whoever the state waits for."""
    here = at.compiled.definition.states[at.case.state]
    if rule.by:
        return rule.by
    if here.panel is not None:
        seats = (role for one in here.panel.reviews.values() for role in one.answering)
        return tuple(dict.fromkeys(seats))
    return (here.awaited,) if here.awaited is not None else ()


def _tasks(at: Standing, role: str) -> Iterator[Task]:
    """The role's tasks that the state itself waits for; where it has none, one as it would be."""
    case = at.case
    held = [task for task in case.tasks if task.role == role and not task.is_later]
    own = [task for task in held if due_of(at.compiled, case.state, task.slot) is not None]
    if own:
        yield from own
        return
    for queue in queues_of(at.compiled.definition.roles[role], subject_of(case), at.world):
        yield Task(case.state, case.visit, "", 0, role, queue, at.now, None, None)


def _left(at: Standing, rule: rules.Pause) -> int:
    """How many days of the longest are left in this visit: working days, or any."""
    calendar, span = at.world.calendar.at(at.case.area), rule.longest
    days = days_of(at.case.clock.stops, calendar)
    if span.unit == "working days":
        return max(0, span.count - sum(calendar.is_working(on) for on in days))
    return max(0, span.count * (7 if span.unit == "weeks" else 1) - len(days))


def reason_given(
    compiled: Compiled, rule: rules.Pause | rules.Extension, given: str
) -> Iterator[Why]:
    """What is wrong with the reason that was given; nothing where it is one of the rule's."""
    if not given:
        yield why("missing", "reason")
    elif given not in compiled.definition.reason_sets.get(rule.reasons, ()):
        yield why("unknown_reason", "reason", value=given[:80])


def _until(at: Standing, on: dt.date | None) -> Iterator[Why]:
    last = last_day(at)
    if last is None:
        yield why("pause_no_room")
    elif on is None:
        yield why("missing", "until")
    elif on < at.world.calendar.day_of(at.now):
        yield why("pause_past", "until")
    elif on > last:
        yield why("pause_too_long", "until", last_on=last.isoformat())


def to_opener(
    case: Case, actor: int | None, notice: str, values: dict[str, object]
) -> tuple[Notify, ...]:
    """Whose case it is hears of it, unless it is their own act."""
    opener = case.parties.get("opener")
    if opener is None or opener == actor:
        return ()
    return (Notify(f"person:{opener}", notice, OWN[notice].kind, values),)
