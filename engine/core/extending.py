"""Asking for more time: for a named reason, on a basis, and of somebody else.

The clock runs on while it is asked. Never here: granting it (granting.py), counting (dues.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.clock import EXTEND, Clock, Extension
from engine.core.consulting import gone
from engine.core.definition import due as rules
from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.delegating import task_reasons
from engine.core.dues import due_later, runs
from engine.core.fold import task_record
from engine.core.inputs import clean_words
from engine.core.moving import about_task, accept, notice_values
from engine.core.own_notices import MORE_ASKED, OWN
from engine.core.pausing import clock_reasons, reason_given, right_of
from engine.core.permitting import Standing, acting, signed_by, standing
from engine.core.resolving import clashes, queues_of, subject_of
from engine.core.slots import side_slot
from engine.core.values import JSON, Actor, Case, Decision, Event, Notify, Refused, Task, Value, Why
from engine.core.whys import why
from engine.core.world import World

MOST = 100  # letters of a letter's number


class More(Value, frozen=True):
    """A request for so many units of the rule's more. `words`: on which basis; `letter` and
    `dated_on`: number and day of a letter, both or neither. `visit`: in which it was seen."""

    person: int
    reason: str
    count: int | None
    words: str
    letter: str = ""
    dated_on: dt.date | None = None
    visit: int | None = None


def rule_of(compiled: Compiled, case: Case) -> rules.Extension | None:
    """Who may have more time at the state; None: nobody."""
    due = compiled.definition.states[case.state].due
    return None if due is None else due.extension


def left_of(case: Case, rule: rules.Extension) -> int:
    """How many units of the longest are left in this visit."""
    return max(0, rule.longest.count - sum(span.count for span in case.clock.added))


def later(at: Standing, span: Duration) -> dict[str, dt.datetime]:
    """When each task that runs would be due with so much more, as far as that is later."""
    case = at.case
    made = Extension("", "", span, "", 0, said="granted", granted=span)
    clock = Clock(case.clock.pauses, (*case.clock.extensions, made))
    found = {}
    for task in case.tasks:
        if runs(task, at.now) and task.due_at is not None:
            due_at = due_later(at.compiled, case, task, clock, at.world.calendar)
            if due_at is not None and due_at > task.due_at:
                found[task.slot] = due_at
    return found


def more_reasons(at: Standing) -> tuple[Why, ...]:
    """Why the actor may not ask for more time now."""
    case, rule = at.case, rule_of(at.compiled, at.case)
    closed = clock_reasons(at, None if rule is not None else "more_not_here")
    if closed or rule is None:
        return closed
    right = right_of(at, rule)
    if right.role is None:
        return right.reasons
    if case.clock.request is not None:
        return (why("more_asked_already"),)
    if len(case.clock.added) >= rule.times or not left_of(case, rule):
        return (why("more_used_up", longest=str(rule.longest), times=rule.times),)
    if not later(at, rule.longest.model_copy(update={"count": 1})):
        return (why("more_no_gain"),)
    queue = _granting(at, rule)
    if queue is None or not _free(at, rule, queue, acting(at, right.behalf)):
        return (why("more_nobody"),)
    return ()


def decide_more(
    compiled: Compiled, case: Case, request: More, world: World, now: dt.datetime
) -> Decision:
    """1. May this person. 2. Why, how much, on what basis. 3. Accepted(`extension_asked`): whoever
    grants it has a task of their own, due with what the state waits for, and is told."""
    if request.visit not in (None, case.visit):
        return Refused(gone(case, ""))
    at = standing(compiled, case, Actor(request.person), world, now)
    rule, reasons = rule_of(compiled, case), [*more_reasons(at)]
    if rule is None or reasons:
        return Refused(tuple(reasons))
    words, wrong = _said(request)
    reasons = [*reason_given(compiled, rule, request.reason), *wrong]
    reasons += _much(request.count, left_of(case, rule))
    right, queue = right_of(at, rule), _granting(at, rule)
    if reasons or queue is None or request.count is None:
        return Refused(tuple(reasons))
    due_at = min(task.due_at for task in case.tasks if runs(task, now) and task.due_at is not None)
    slot = side_slot(EXTEND, 1 + len(case.clock.extensions))
    made = Task(
        case.state, case.visit, slot, case.revision + 1, rule.granted_by, queue, now, due_at, None
    )
    part: dict[str, JSON] = {"slot": slot, "asked": str(_span(rule, request.count))}
    if request.dated_on is not None:
        part["dated"] = request.dated_on.isoformat()
    body: dict[str, JSON] = {
        "from": case.state,
        "by": signed_by(at, [], right.queue or "", right.behalf),
        "reason": request.reason,
        "extension": part,
        "open": [task_record(made, now)],
    }
    step = accept(
        compiled, case, Event("extension_asked", now, now, body, words), (), (), (), world
    )
    values = about_task(notice_values(case, step.case, step.event), made) | {"queue": right.queue}
    return replace(step, notices=(Notify(queue, MORE_ASKED, OWN[MORE_ASKED].kind, values),))


def _span(rule: rules.Extension, count: int) -> Duration:
    return rule.longest.model_copy(update={"count": count})


def _granting(at: Standing, rule: rules.Extension) -> str | None:
    """The queue of whoever grants it, as offices are held on this day."""
    role = at.compiled.definition.roles[rule.granted_by]
    return next(iter(queues_of(role, subject_of(at.case), at.world)), None)


def _free(at: Standing, rule: rules.Extension, queue: str, we: tuple[int | None, ...]) -> list[int]:
    """Who could grant it today: none of those who ask, nor who stands in for one of them."""
    directory, on = at.world.directory, at.world.calendar.day_of(at.now)
    definition, case = at.compiled.definition, at.case
    held = [
        one for one in directory.persons_behind(queue, on)
        if not clashes(definition, rule.granted_by, Actor(one), case)
    ]  # fmt: skip
    task = Task(
        case.state, case.visit, side_slot(EXTEND, 0), 0, rule.granted_by, queue, at.now, None, None
    )
    lent = (one for one in directory.standing_in(queue, on) if one.principal not in we)
    held += [one.person for one in lent if not task_reasons(at.compiled, case, task, one)]
    return [one for one in held if one not in we]


def _said(request: More) -> tuple[dict[str, JSON], list[Why]]:
    """The words by path, and what is wrong with them."""
    text, wrong = clean_words("words", request.words)
    letter, odd = clean_words("letter", request.letter, MOST)
    found = [one for one in (wrong, odd) if one is not None]
    if wrong is None and not text:
        found.append(why("missing", "words"))
    if odd is None and bool(letter) != (request.dated_on is not None):
        found.append(why("missing", "dated" if letter else "letter"))
    words = {"say.words": text} | ({"say.letter": letter} if letter else {})
    return words, found


def _much(count: int | None, left: int) -> list[Why]:
    if count is None:
        return [why("missing", "count")]
    if count < 1:
        return [why("too_small", "count", min=1)]
    return [why("too_large", "count", max=left)] if count > left else []
