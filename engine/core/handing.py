"""Taking a task up, giving it back, passing it on, taking it over from somebody.

It moves nothing and counts as no act in a role; deadlines run on. Never here: what it means for
deciding (hands.py).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.delegating import task_reasons
from engine.core.hands import taken_reasons, taker
from engine.core.inputs import clean_words
from engine.core.kinds import Kind
from engine.core.moving import about_task, accept, notice_values
from engine.core.own_notices import OWN, PASSED_ON, TAKEN_OVER
from engine.core.permitting import Standing, behind, signed_by, standing
from engine.core.recusing import Hall, party_reasons
from engine.core.resolving import clashes, subject_of
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

Deed = Literal["take", "give_back", "pass_on", "take_over"]
KINDS: Mapping[Deed, Kind] = {
    "take": "taken",
    "give_back": "given_back",
    "pass_on": "passed_on",
    "take_over": "taken_over",
}
SPOKEN = frozenset({"pass_on", "take_over"})  # these need a word why


class Hand(Value, frozen=True):
    """A request about who has a task in hand. `visit`: in which the task was seen; `to`: to whom
    it is passed on."""

    deed: Deed
    person: int
    slot: str = ""
    visit: int | None = None
    to: int | None = None
    words: str = ""


def colleagues(at: Standing, task: Task) -> list[int]:
    """The others who may act for it today, its holders first, then who stands in for them: not
    apart from it, not their own case."""
    hall = Hall(at.compiled, subject_of(at.case), at.world, at.world.calendar.day_of(at.now))
    lent = at.world.directory.standing_in(task.queue, hall.on)
    reach = [one.person for one in lent if not task_reasons(at.compiled, at.case, task, one)]
    every = dict.fromkeys((*hall.free(task.role, task.queue), *reach))
    return [person for person in every if person != at.actor.person]


def hand_reasons(at: Standing, task: Task, deed: Deed) -> tuple[Why, ...]:
    """Why the actor may not do this with the task now."""
    if at.case.ending is not None:
        return (why("case_ended", ending=at.case.ending),)
    if task.is_later:
        return (why("no_open_task", slot=task.slot),)
    right = behind(at, task)
    if right.role is None:
        return right.reasons
    has, me = taker(at.case.workflow, task, at.world, at.now), at.actor.person
    if deed == "give_back":
        return () if has == me else (why("not_in_hand"),)
    if deed == "take_over":  # also from whom one stands in for, who is told
        if has in (None, me):
            return (why("nobody_has_it") if has is None else why("in_hand_already"),)
        return _barred(at, task)
    if deed == "take" and has == me:
        return (why("in_hand_already"),)
    taken = taken_reasons(at.case, task, (me,), at.world, at.now)
    alone = () if taken or colleagues(at, task) else (why("hand_alone"),)
    return (*taken, *alone, *(_barred(at, task) if deed == "take" else ()))


def decide_hand(
    compiled: Compiled, case: Case, request: Hand, world: World, now: dt.datetime
) -> Decision:
    """1. Which task. 2. May this person. 3. To whom, and why. 4. One event; whoever is given it,
    or loses it, is told."""
    at = standing(compiled, case, Actor(request.person), world, now)
    task = next((one for one in case.tasks if one.slot == request.slot), None)
    if task is None or request.visit not in (None, case.visit):
        ended = case.ending is not None
        return Refused(
            (
                why("case_ended", ending=case.ending)
                if ended
                else why("no_open_task", slot=request.slot),
            )
        )
    reasons = hand_reasons(at, task, request.deed)
    given: dict[str, JSON] = {"slot": task.slot}
    if request.deed == "pass_on":
        given["to"] = request.to
        if not reasons and request.to not in colleagues(at, task):
            reasons = (why("hand_to_whom", "to"),)
    elif request.deed != "give_back":
        given["to"] = request.person
    had = taker(case.workflow, task, world, now)
    if request.deed == "take_over":
        given["from"] = had
    text, wrong = clean_words("words", request.words)
    if wrong is None and request.deed in SPOKEN and not text:
        wrong = why("missing", "words")
    if reasons or wrong is not None:
        return Refused((*reasons, *((wrong,) if wrong else ())))
    body: dict[str, JSON] = {
        "from": case.state,
        "by": signed_by(at, [], task.queue, behind(at, task).behalf),
        "hand": given,
    }
    words = {"say.words": text} if request.deed in SPOKEN else {}
    event = Event(KINDS[request.deed], now, now, body, words)
    step = accept(compiled, case, event, (), (), (), world)
    return replace(step, notices=_told(request, case, task, step, had))


def _told(
    request: Hand, case: Case, task: Task, step: Accepted, had: int | None
) -> tuple[Notify, ...]:
    """Whoever is given a task, and whoever it is taken from, are told by words of the engine's."""
    told = {"pass_on": (request.to, PASSED_ON), "take_over": (had, TAKEN_OVER)}
    person, notice = told.get(request.deed, (None, ""))
    if person is None:
        return ()
    values = about_task(notice_values(case, step.case, step.event), task)
    return (Notify(f"person:{person}", notice, OWN[notice].kind, values),)


def _barred(at: Standing, task: Task) -> tuple[Why, ...]:
    """Why the actor could not decide the task either."""
    clash = clashes(at.compiled.definition, task.role, at.actor, at.case)
    return (*clash, *party_reasons(at, task.slot))
