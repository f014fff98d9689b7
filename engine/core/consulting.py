"""Asking another office beside a decision: a question, or its word that is waited for.

The task stays where it is, and its clock runs on. Never here: the answer (replying.py), and what
it means for deciding (sides.py).
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.delegating import task_reasons
from engine.core.fold import task_record
from engine.core.hands import taken_reasons
from engine.core.inputs import clean_words
from engine.core.moving import about_task, accept, notice_values
from engine.core.own_notices import (
    ASKED,
    JOIN_ASKED,
    OWN,
)
from engine.core.permitting import Standing, acting, behind, signed_by, standing
from engine.core.recusing import Hall
from engine.core.resolving import clashes, subject_of
from engine.core.sides import ASK, JOIN, open_of, voted_in
from engine.core.slots import number_of, review_of, side_of, side_slot
from engine.core.standing_in import Delegation
from engine.core.values import (
    JSON,
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

MOST = 5  # open at once
USUAL = Duration(count=5, unit="working days")  # where the task itself has no due moment
LEAST = Duration(count=1, unit="working days")
INSTANT = dt.timedelta(microseconds=1)  # a due moment is the first after its last day


class Ask(Value, frozen=True):
    """A request to ask the office behind `queue`. `of`: the slot of the asker's own task."""

    kind: str
    person: int
    queue: str
    words: str
    due_on: dt.date | None = None
    of: str = ""
    visit: int | None = None


def ask_reasons(at: Standing, task: Task, kind: str) -> tuple[Why, ...]:
    """Why the actor may not ask anybody about this task now: only who could decide it asks."""
    case = at.case
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    if task.is_later or side_of(task.slot) is not None or not (kind == ASK or _decides(at, task)):
        return (why("ask_not_here"),)
    right = behind(at, task)
    if right.role is None:
        return right.reasons
    if task.queue.startswith("person:"):
        return (why("ask_not_here"),)
    many = (why("ask_too_many", max=MOST),) if len(open_of(case)) >= MOST else ()
    taken = taken_reasons(case, task, acting(at, right.behalf), at.world, at.now)
    return (*taken, *clashes(at.compiled.definition, task.role, at.actor, case), *many)


def free_to_answer(at: Standing, task: Task, kind: str, queue: str) -> list[int]:
    """Who of the office could answer, or stands in there: not the asker (nor in whose place it is
    asked), nobody about their own case; who approves further is kept apart as whoever decides."""
    hall = Hall(at.compiled, subject_of(at.case), at.world, at.world.calendar.day_of(at.now))
    directory, we = at.world.directory, acting(at, behind(at, task).behalf)
    barred = hall.owns if kind == ASK else (lambda one: hall.barred(task.role, one))
    held = [one for one in directory.persons_behind(queue, hall.on) if not barred(one)]
    made = replace(task, slot=side_slot(kind, 0), queue=queue)
    lent = [one for one in directory.standing_in(queue, hall.on) if one.principal not in we]
    held += [one.person for one in lent if not task_reasons(at.compiled, at.case, made, one)]
    free = [one for one in dict.fromkeys(held) if one not in we]
    return [one for one in free if kind == ASK or not voted_in(at.case, task.slot, one)]


def usual_due(task: Task, world: World, now: dt.datetime) -> dt.date:
    """The last day for an answer where none is given: a working day before the task's own, yet
    with a working day to answer in, and for an overdue task just that."""
    calendar = world.calendar
    if task.due_at is None:
        return calendar.day_of(calendar.due(now, USUAL, False) - INSTANT)
    last = calendar.day_of(task.due_at - INSTANT)
    least = calendar.day_of(calendar.due(now, LEAST, False) - INSTANT)
    if task.due_at <= now:
        return least
    on = last - dt.timedelta(days=1)
    while on > least and not calendar.is_working(on):
        on -= dt.timedelta(days=1)
    return min(last, max(on, least))


def decide_ask(
    compiled: Compiled, case: Case, request: Ask, world: World, now: dt.datetime
) -> Decision:
    """1. Which task, may this person. 2. Whom, what, until when. 3. They get a task beside it."""
    at = standing(compiled, case, Actor(request.person), world, now)
    task = task_in(case, request.of, request.visit)
    if task is None:
        return Refused(gone(case, request.of))
    reasons = [*ask_reasons(at, task, request.kind)]
    text, wrong = clean_words("words", request.words)
    if wrong is not None or not text:
        reasons.append(wrong or why("missing", "words"))
    due_on = request.due_on or usual_due(task, world, now)
    if not reasons or all(one.field for one in reasons):
        reasons += [*_whom(at, task, request), *_when(at, task, request.due_on)]
    if reasons:
        return Refused(tuple(reasons))
    mine = (one.slot for one in case.asked if side_of(one.slot) == request.kind)
    number = 1 + max(map(number_of, mine), default=0)
    made = Task(
        case.state,
        case.visit,
        side_slot(request.kind, number),
        case.revision + 1,
        task.role,
        request.queue,
        now,
        world.calendar.end_of(due_on),
        None,
    )
    part: dict[str, JSON] = {"slot": made.slot}
    if task.slot:
        part["of"] = task.slot
    behalf = behind(at, task).behalf
    body = side_body(at, task.queue, part, [], behalf) | {"open": [task_record(made, now)]}
    event = Event("asked", now, now, body, {"say.words": text})
    step = accept(compiled, case, event, (), (), (), world)
    notice = ASKED if request.kind == ASK else JOIN_ASKED
    values = about_task(notice_values(case, step.case, step.event), made) | {"queue": task.queue}
    return replace(step, notices=(Notify(made.queue, notice, OWN[notice].kind, values),))


def _decides(at: Standing, task: Task) -> bool:
    """Whether the task decides the state, by itself or as a seat of a review."""
    panel = at.compiled.definition.states[at.case.state].panel
    return task.slot == "" or (panel is not None and review_of(task.slot) in panel.reviews)


def _has_seat(at: Standing, queue: str) -> bool:
    """Whether the office answers in a review of the state itself."""
    seats = (task.queue for task in at.case.tasks if task.slot and _decides(at, task))
    return queue in (*seats, *(vote.queue for vote in at.case.votes))


def _whom(at: Standing, task: Task, request: Ask) -> list[Why]:
    queue = request.queue
    if queue not in at.world.directory.by_queue:
        return [why("ask_whom", "queue")]
    if queue == task.queue:
        return [why("ask_own_office", "queue")]
    if request.kind == JOIN and _has_seat(at, queue):
        return [why("ask_has_seat", "queue")]
    if any(o.queue == queue and side_of(o.slot) == request.kind for o in open_of(at.case)):
        return [why("asked_already", "queue")]
    free = free_to_answer(at, task, request.kind, queue)
    return [] if free else [why("ask_nobody", "queue")]


def _when(at: Standing, task: Task, on: dt.date | None) -> list[Why]:
    if on is None:
        return []
    calendar = at.world.calendar
    if on < calendar.day_of(at.now):
        return [why("ask_due_past", "due")]
    if task.due_at is not None and task.due_at > at.now:
        last = calendar.day_of(task.due_at - INSTANT)
        return [why("ask_due_late", "due", last_on=last.isoformat())] if on > last else []
    return []


def side_body(
    at: Standing,
    queue: str,
    part: dict[str, JSON],
    roles: list[str],
    behalf: Delegation | None,
) -> dict[str, JSON]:
    """What every event of a question holds: who, for which office, which question."""
    return {"from": at.case.state, "by": signed_by(at, roles, queue, behalf), "inquiry": part}


def task_in(case: Case, slot: str, visit: int | None = None) -> Task | None:
    """The open task in the slot, of the visit in which it was seen."""
    if visit not in (None, case.visit):
        return None
    return next((task for task in case.tasks if task.slot == slot), None)


def gone(case: Case, slot: str) -> tuple[Why, ...]:
    """Why nothing can be done about a task that is not there."""
    if case.ending is not None:
        return (why("case_ended", ending=case.ending),)
    return (why("no_open_task", slot=slot),)
