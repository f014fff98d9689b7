"""What is said to an open question beside a decision, and what its silence does.

A further approver decides nothing: after a no the decider says why. Silence only tells the asker,
who may take the question back: it is never a yes. Never here: asking (consulting.py).
"""

import datetime as dt
from typing import Literal

from msgspec.structs import replace

from engine.core.consulting import gone, side_body, task_in
from engine.core.definition.compiled import Compiled
from engine.core.fold import task_record
from engine.core.hands import taken_reasons
from engine.core.inputs import clean_words
from engine.core.kinds import Kind
from engine.core.moving import about_task, accept, notice_values
from engine.core.own_notices import (
    AGREED,
    ANSWERED,
    DISAGREED,
    OWN,
    SILENT,
    TAKEN_BACK,
    TURNED_DOWN,
)
from engine.core.permitting import Permit, Standing, acting, behind, standing
from engine.core.recusing import OWN as PARTIES
from engine.core.resolving import clashes
from engine.core.sides import ASK, JOIN, voted_in
from engine.core.slots import side_of
from engine.core.values import (
    JSON,
    SETTLED,
    Accepted,
    Actor,
    Case,
    Decision,
    Event,
    Inquiry,
    Notify,
    Refused,
    Task,
    Value,
    Why,
)
from engine.core.whys import why
from engine.core.world import World

Said = Literal["answered", "agreed", "disagreed", "turned_down", "taken_back"]
SAYS: dict[str, tuple[Said, ...]] = {
    ASK: ("answered", "turned_down"),
    JOIN: ("agreed", "disagreed", "turned_down"),
}
KINDS: dict[Said, Kind] = {
    "answered": "answered",
    "agreed": "answered",
    "disagreed": "answered",
    "turned_down": "turned_down",
    "taken_back": "taken_back",
}
TOLD = {
    "answered": ANSWERED,
    "agreed": AGREED,
    "disagreed": DISAGREED,
    "turned_down": TURNED_DOWN,
    "taken_back": TAKEN_BACK,
}
WORDLESS = frozenset({"agreed", "turned_down"})


class Reply(Value, frozen=True):
    """What somebody says to an open question, or the asker who takes it back."""

    said: Said
    person: int
    slot: str
    words: str = ""
    visit: int | None = None


def reply_reasons(at: Standing, one: Inquiry, said: Said) -> tuple[Why, ...]:
    """Why the actor may not say this to an open question."""
    if at.case.ending is not None:
        return (why("case_ended", ending=at.case.ending),)
    task = task_in(at.case, one.slot)
    if task is None or one.said:
        return (why("no_open_task", slot=one.slot),)
    if said == "taken_back":
        return () if _asker_right(at, one).role is not None else (why("ask_not_yours"),)
    kind = side_of(one.slot) or ASK
    if said not in SAYS[kind]:
        return (why("no_such_action", action=said, state=at.case.state),)
    right = behind(at, task)
    if right.role is None:
        return right.reasons if task.queue in at.lent else (why("ask_not_asked"),)
    we = acting(at, right.behalf)
    taken = taken_reasons(at.case, task, we, at.world, at.now)
    if taken:
        return taken
    if one.person in we or one.behalf in we:
        return (why("ask_oneself"),)
    if any(at.case.parties.get(part) in we for part in PARTIES):
        return (why("own_case"),)
    if kind == ASK or at.actor.person is None:
        return ()
    voted = voted_in(at.case, one.of, at.actor.person)
    return (*voted, *clashes(at.compiled.definition, task.role, at.actor, at.case))


def decide_reply(
    compiled: Compiled, case: Case, request: Reply, world: World, now: dt.datetime
) -> Decision:
    """1. Which question, may this person. 2. The words. 3. It is closed; the other side is told."""
    at = standing(compiled, case, Actor(request.person), world, now)
    one = next((each for each in case.asked if each.slot == request.slot), None)
    task = task_in(case, request.slot, request.visit)
    if one is None or task is None:
        return Refused(gone(case, request.slot))
    reasons = [*reply_reasons(at, one, request.said)]
    text, wrong = clean_words("words", request.words)
    if wrong is not None or (not text and request.said not in WORDLESS):
        reasons.append(wrong or why("missing", "words"))
    if reasons:
        return Refused(tuple(reasons))
    part: dict[str, JSON] = {"slot": one.slot, "said": request.said}
    back = request.said == "taken_back"
    decides = request.said in ("agreed", "disagreed")
    right = _asker_right(at, one) if back else behind(at, task)
    queue = right.queue or task.queue
    body = side_body(at, queue, part, [task.role] if decides else [], right.behalf)
    body |= {"asker": one.asker, "asked": one.queue, "close": [one.slot]}
    event = Event(KINDS[request.said], now, now, body, {"say.words": text} if text else {})
    step = accept(compiled, case, event, (), (), (), world)
    notice = TOLD[request.said]
    values = notice_values(case, step.case, step.event)
    values = about_task(values, task_in(case, one.of)) | {"queue": queue}
    to = one.queue if back else _asker(case, one, world, now)
    return replace(step, notices=(Notify(to, notice, OWN[notice].kind, values),))


def silent(compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime) -> Accepted:
    """No answer by its day: it stays open, and whoever asked is told. Never a yes."""
    settled = replace(task, stage=SETTLED, occurrence=task.occurrence + 1)
    body = {"lapsed": task.slot, "close": [task.slot], "open": [task_record(settled, now)]}
    step = accept(compiled, case, Event("lapsed", now, now, body), (), (), (), world)
    one = next((each for each in case.asked if each.slot == task.slot), None)
    if one is None:
        return step
    values = notice_values(case, step.case, step.event) | {"queue": task.queue}
    return replace(
        step, notices=(Notify(_asker(case, one, world, now), SILENT, OWN[SILENT].kind, values),)
    )


def _asker(case: Case, one: Inquiry, world: World, now: dt.datetime) -> str:
    """Whoever asked, while they are there; else whoever has their office now."""
    on = world.calendar.day_of(now)
    there = world.directory.acting_behind(one.asker, on, case.workflow)
    return f"person:{one.person}" if one.person in there else one.asker


def _asker_right(at: Standing, one: Inquiry) -> Permit:
    """By which right somebody takes a question back: who has the task beside which it was asked,
    or who asked it and still speaks for that office."""
    own, side = task_in(at.case, one.of), task_in(at.case, one.slot)
    right = Permit(None, None, ()) if own is None else behind(at, own)
    if right.role is not None or side is None or at.actor.person != one.person:
        return right
    return behind(at, replace(side, slot=one.of, queue=one.asker))
