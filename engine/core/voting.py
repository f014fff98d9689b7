"""Deciding one seat's answer in a review, and whether it fixes the outcome.

The same person in two seats of one review has one vote. Never here: the counting (counting.py).
"""

from engine.core.acting import answer_body, area_after
from engine.core.asking import read_answer
from engine.core.closing import Closing, closing, finish, say
from engine.core.definition.outcomes import Outcome
from engine.core.definition.reviews import ABSTAINED, Panel
from engine.core.dues import Moments
from engine.core.entering import NoWay
from engine.core.permitting import Standing, acting
from engine.core.recusing import party_reasons
from engine.core.resolving import Subject, clashes
from engine.core.sides import said_no, task_reasons
from engine.core.slots import review_of, role_of
from engine.core.values import Act, Case, Decision, Event, Refused, Task, Vote, Why
from engine.core.whys import why
from engine.core.windows import future_reasons

AGREES = {"pass": True, "fail": False, "abstain": None}


def my_seats(at: Standing) -> tuple[Task, ...]:
    """The open tasks of this state's reviews that the actor may answer today."""
    return tuple(task for task in seats_open(at) if task.queue in at.mine)


def seats_open(at: Standing) -> tuple[Task, ...]:
    """Every open task that is a seat of a review."""
    panel = at.compiled.definition.states[at.case.state].panel
    reviews = panel.reviews if panel is not None else {}
    return tuple(task for task in at.case.tasks if task.slot and review_of(task.slot) in reviews)


def answers_of(panel: Panel, slot: str) -> tuple[str, ...]:
    """How the seat may answer."""
    rule = panel.reviews.get(review_of(slot))
    return tuple(AGREES) if rule is not None and rule.abstain else ("pass", "fail")


def asked_of(panel: Panel, answer: str, slot: str, case: Case | None = None) -> Outcome:
    """What this seat is asked that answers so: what all are asked, what it alone gives, and words
    where a further word beside it in this case was a no."""
    outcome, rule = panel.outcome(answer), panel.reviews.get(review_of(slot))
    own = rule.gives.get(role_of(slot), ()) if rule is not None and AGREES[answer] else ()
    decides = case is not None and AGREES[answer] is not None and said_no(case, slot)
    if decides and "words" not in (*outcome.asks, *own):
        own = (*own, "words")
    return outcome.model_copy(update={"asks": (*outcome.asks, *own)}) if own else outcome


def seat_reasons(at: Standing, task: Task | None, slot: str) -> tuple[Why, ...]:
    """Why this seat may not be answered by this actor."""
    if task is None:
        return (why("no_open_task", slot=slot),)
    if task.queue not in at.mine:
        # A seat speaks for its holder: an acting official sits in it, a delegate does not.
        if task.queue in at.lent:
            return (why("not_delegable", action=""),)
        return (why("not_your_role", roles=[task.role]),)
    voted = tuple(
        why("already_voted", slot=vote.slot)
        for vote in at.case.votes
        if vote.person == at.actor.person and review_of(vote.slot) == review_of(slot)
    )
    clash = clashes(at.compiled.definition, task.role, at.actor, at.case)
    taken = task_reasons(at.case, task, acting(at, None), at.world, at.now)
    return (*voted, *clash, *party_reasons(at, slot), *taken)


def decide_vote(at: Standing, request: Act, panel: Panel) -> Decision:
    """1. Whose seat. 2. What was given. 3. Count. 4. Move when the outcome is fixed."""
    mine = my_seats(at)
    wanted = request.slot or (mine[0].slot if len(mine) == 1 else "")
    task = next((t for t in seats_open(at) if t.slot == wanted), None)
    if not mine and not request.slot:
        roles = list(panel.answering)
        return Refused((why("not_your_role", roles=roles),))
    reasons = seat_reasons(at, task, wanted)
    if task is not None and request.action not in answers_of(panel, wanted):
        reasons = (*reasons, why("no_such_action", action=request.action, state=at.case.state))
    answered = ABSTAINED
    if request.action in AGREES:
        answered = asked_of(panel, request.action, wanted, at.case)
    answer = read_answer(at.compiled.definition, at.case, answered, request.data, at.world)
    late = future_reasons(request.happened_at, at.now)
    if task is None or reasons or answer.refused or late:
        return Refused((*reasons, *answer.refused, *late))
    body, words = answer_body(at, request, answer, task.role, task.queue)
    agrees = AGREES[request.action]
    body["vote"] = {"slot": task.slot, "agrees": agrees}
    body["close"] = [task.slot]
    moments = Moments(at.now, request.happened_at or at.now)
    case = at.case
    vote = Vote(task.slot, agrees, at.actor.person or 0, task.queue, answer.reason)
    left = tuple(other for other in case.tasks if other is not task)
    name = review_of(task.slot)
    found = closing(panel, case, (*case.votes, vote), left)
    if _void(panel, name, left, found):
        return Refused((why("no_quorum", quorum=panel.reviews[name].quorum),))
    say(body, found)
    data = {**case.data, **answer.fields}
    subject = Subject(area_after(at, answer), data, case.parties, case.acted)
    event = Event("voted", at.now, moments.happened, body, words)
    try:
        return finish(at.compiled, panel, case, event, found, subject, at.world, moments)
    except NoWay as stuck:
        return Refused((why("no_way", state=stuck.state),))


def _void(panel: Panel, name: str, left: tuple[Task, ...], found: Closing) -> bool:
    """Whether this was the last seat of a review that has fewer seats than its quorum: it could
    never be decided, and nobody would have a task any more."""
    open_ = any(review_of(task.slot) == name for task in left)
    return not open_ and name not in found.counts and panel.reviews[name].quorum is not None
