"""Deciding one seat's answer in a review, and whether it fixes the outcome.

k of n with mandatory seats: carried when enough agree and every mandatory seat did; failed as
soon as that can no longer happen. The same person in two seats has one vote.
"""

from collections.abc import Sequence
from typing import Literal

from engine.core.acting import answer_body, area_after
from engine.core.asking import read_answer
from engine.core.definition.states import Outcome, Review
from engine.core.entering import Moments, NoWay
from engine.core.moving import accept, arrive
from engine.core.permitting import Standing
from engine.core.resolving import Subject, clashes
from engine.core.values import Act, Case, Decision, Event, Refused, Task, Why
from engine.core.whys import why
from engine.core.windows import future_reasons

Answered = Literal["pass", "fail"]


def outcome_of(review: Review, answered: str) -> Outcome:
    """The outcome that a seat's answer asks for."""
    return review.passed if answered == "pass" else review.failed


def my_seats(at: Standing) -> tuple[Task, ...]:
    """The open tasks of this review that the actor may answer today."""
    return tuple(task for task in at.case.tasks if task.queue in at.mine)


def seat_reasons(at: Standing, task: Task | None, slot: str) -> tuple[Why, ...]:
    """Why this seat may not be answered by this actor."""
    if task is None:
        return (why("no_open_task", slot=slot),)
    if task.queue not in at.mine:
        return (why("not_your_role", roles=[task.role]),)
    voted = tuple(
        why("already_voted", slot=vote.slot)
        for vote in at.case.votes
        if vote.person == at.actor.person
    )
    return (*voted, *clashes(at.compiled.definition, task.role, at.actor, at.case))


def decide_vote(at: Standing, request: Act, review: Review) -> Decision:
    """1. Whose seat. 2. What was given. 3. Count. 4. Move when the outcome is fixed."""
    mine = my_seats(at)
    wanted = request.slot or (mine[0].slot if len(mine) == 1 else "")
    task = next((t for t in at.case.tasks if t.slot == wanted), None)
    if not mine and not request.slot:
        roles = list(review.seats)
        return Refused((why("not_your_role", roles=roles),))
    reasons = seat_reasons(at, task, wanted)
    answered = outcome_of(review, request.action)
    answer = read_answer(at.compiled.definition, at.case, answered, request.data, at.world)
    late = future_reasons(request.happened_at, at.now)
    if task is None or reasons or answer.refused or late:
        return Refused((*reasons, *answer.refused, *late))
    body, words = answer_body(at, request, answer, task.role, task.queue)
    agrees = request.action == "pass"
    body["vote"] = {"slot": task.slot, "agrees": agrees}
    body["close"] = [task.slot]
    moments = Moments(at.now, request.happened_at or at.now)
    fixed = count(review, at.case, task, agrees)
    if fixed is None:
        event = Event("voted", at.now, moments.happened, body, words)
        return accept(at.compiled, at.case, event, (), (), (), at.world)
    case, target = at.case, at.compiled.move(at.case.state, fixed)
    subject = Subject(area_after(at, answer), {**case.data, **answer.fields}, case.parties)
    try:
        tasks, incidents = arrive(
            at.compiled, body, target, subject, case.visit + 1, at.world, moments
        )
    except NoWay as stuck:
        return Refused((why("no_way", state=stuck.state),))
    body["outcome"] = fixed
    event = Event("voted", at.now, moments.happened, body, words)
    tells = outcome_of(review, fixed).tells
    return accept(at.compiled, case, event, tells, tasks, incidents, at.world)


def count(review: Review, case: Case, task: Task, agrees: bool) -> Answered | None:
    """What is fixed once this seat has answered: pass, fail, or nothing yet."""
    answers = [(role_of(vote.slot), vote.agrees) for vote in case.votes]
    waiting = [role_of(other.slot) for other in case.tasks if other.slot != task.slot]
    return fixed_by(review, [*answers, (role_of(task.slot), agrees)], waiting)


def fixed_by(
    review: Review, answers: Sequence[tuple[str, bool]], waiting: Sequence[str]
) -> Answered | None:
    """What these answers fix: pass, fail, or nothing yet. (role of the seat, agreed) of each that
    answered, and the roles of the seats that are still waited for.

    A seat is known by its slot, so that a mandatory one stays so when silence handed it on.
    """
    in_favour = sum(agreed for _, agreed in answers)
    refused = {role for role, agreed in answers if not agreed}
    if refused.intersection(review.must) or in_favour + len(waiting) < review.agree:
        return "fail"
    if in_favour >= review.agree and not set(review.must).intersection(waiting):
        return "pass"
    return None


def role_of(slot: str) -> str:
    """The role whose seat a review's slot is: `team.2` is one of the team's."""
    return slot.split(".", 1)[0]
