"""Closing a review: what a new answer, or the due time, has fixed; said in the event's body.

Never here: whether somebody may answer, or what silence does without a quorum.
"""

import datetime as dt

from msgspec.structs import replace

from engine.core.counting import Answered, ballots, counted, results, tied, together
from engine.core.definition.compiled import Compiled
from engine.core.definition.reviews import Panel
from engine.core.definition.states import Tell
from engine.core.dues import Moments
from engine.core.going import go
from engine.core.moving import accept, notice_values
from engine.core.resolving import NOBODY, Subject, subject_of
from engine.core.slots import review_of, role_of, side_of
from engine.core.values import (
    JSON,
    SETTLED,
    Accepted,
    Case,
    Event,
    Notify,
    Task,
    Value,
    Vote,
)
from engine.core.world import World


class Closing(Value, frozen=True):
    """What the rows fix: the outcome of the state (None: it goes on), the tasks that nobody needs
    any more, and the counts of the reviews that ended just now. `beside`: what others were asked
    beside a seat of such a review, where the state goes on."""

    outcome: Answered | None
    spared: tuple[Task, ...]
    counts: dict[str, JSON]
    beside: tuple[Task, ...] = ()


def closing(panel: Panel, case: Case, votes: tuple[Vote, ...], tasks: tuple[Task, ...]) -> Closing:
    """Counted anew from all rows: `votes` and open `tasks` as they are after the step."""
    after = replace(case, votes=votes, tasks=tasks)
    found = results(panel, after)
    outcome = together(panel, found)
    ended = {name: result for name, result in found.items() if result and name not in case.closed}
    spared = tuple(
        t
        for t in tasks
        if side_of(t.slot) is None and (outcome is not None or review_of(t.slot) in ended)
    )
    counts = {name: _count(panel, after, name, result) for name, result in ended.items()}
    over = {one.slot for one in case.asked if outcome is None and review_of(one.of) in ended}
    return Closing(outcome, spared, counts, tuple(t for t in tasks if t.slot in over))


def _count(panel: Panel, case: Case, name: str, result: Answered) -> dict[str, JSON]:
    """How a review ended, as an event keeps it; what is none is not said."""
    rule = panel.reviews[name]
    said: dict[str, JSON] = {"outcome": result}
    if not rule.is_vote:
        return said | {"mode": rule.mode}
    answers = ballots(case.votes, name)
    silent = [role_of(task.slot) for task in case.tasks if review_of(task.slot) == name]
    count = counted(answers, silent)
    numbers = {
        "for": count.agreed,
        "against": count.refused,
        "abstained": count.abstained,
        "silent": count.silent,
    }
    said |= {key: number for key, number in numbers.items() if number}
    if tied(rule, count):
        said["tie"] = rule.tie or "fails"
    return said


def say(body: dict[str, JSON], found: Closing) -> None:
    """Write into the body what ended, and whose answer is no longer needed."""
    if found.counts:
        body["counted"] = found.counts
    if found.spared:
        body["spared"] = [task.slot for task in found.spared]
    over = (*found.spared, *found.beside)
    if over and found.outcome is None:
        body["close"] = [*body.get("close", ()), *(task.slot for task in over)]


def closed_at_due(
    compiled: Compiled, panel: Panel, case: Case, task: Task, world: World, now: dt.datetime
) -> Accepted | None:
    """The review of an overdue seat counted with those who answered, where they are enough.

    None: its quorum is not there (or it has none), or a seat of it is not due yet. Raises NoWay.
    """
    name = review_of(task.slot)
    if not _has_quorum(panel, case, name):
        return None
    late = tuple(replace(t, stage=SETTLED) if _is_late(t, name, now) else t for t in case.tasks)
    found = closing(panel, case, case.votes, late)
    body: dict[str, JSON] = {"lapsed": task.slot, "from": case.state}
    event = Event("lapsed", now, now, body)
    if not found.counts:
        return None
    say(body, found)
    return finish(compiled, panel, case, event, found, subject_of(case), world, Moments(now, now))


def awaited(panel: Panel, case: Case, task: Task, now: dt.datetime) -> bool:
    """Whether the overdue seat only waits for others of a review whose quorum is there: then it
    stays open, and nobody is told of its silence."""
    name = review_of(task.slot)
    others = [t for t in case.tasks if review_of(t.slot) == name and t.stage < SETTLED]
    return _has_quorum(panel, case, name) and any(not _is_late(t, name, now) for t in others)


def _has_quorum(panel: Panel, case: Case, name: str) -> bool:
    rule = panel.reviews.get(name)
    if rule is None or rule.quorum is None or not rule.is_vote:
        return False
    return len(ballots(case.votes, name)) >= rule.quorum


def _is_late(task: Task, name: str, now: dt.datetime) -> bool:
    due = task.due_at is not None and task.due_at <= now
    return review_of(task.slot) == name and due


def finish(
    compiled: Compiled,
    panel: Panel,
    case: Case,
    event: Event,
    found: Closing,
    subject: Subject,
    world: World,
    moments: Moments,
) -> Accepted:
    """The step: the case moves where the outcome is fixed; whoever is spared is told.

    `event.body` is written to. Raises NoWay.
    """
    body = dict(event.body)
    tells: tuple[Tell, ...] = ()
    target = None
    if found.outcome is not None:
        target = compiled.move(case.state, found.outcome)
        body["outcome"] = found.outcome
        tells = panel.outcome(found.outcome).tells
    given = {key: value for key, value in subject.data.items() if value != case.data.get(key)}
    trigger = found.outcome or ""
    gone = go(compiled, case, trigger, target, given, subject, body, world, moments)
    event = replace(event, body=body, words={**event.words, **gone.words})
    step = gone.told(accept(compiled, case, event, tells, gone.tasks, gone.incidents, world))
    return replace(step, notices=(*step.notices, *_spared(compiled, case, found, step)))


def _spared(compiled: Compiled, case: Case, found: Closing, step: Accepted) -> tuple[Notify, ...]:
    """Those whose answer is no longer needed are told so, once each."""
    notice = compiled.definition.standing.not_needed
    if notice is None:
        return ()
    kind = compiled.definition.notices[notice].kind
    values = notice_values(case, step.case, step.event)
    queues = dict.fromkeys(task.queue for task in found.spared)
    return tuple(
        Notify(queue, notice, kind, values) for queue in queues if not queue.startswith(NOBODY)
    )
