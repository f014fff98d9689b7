"""Taking an act back: for a while, by whoever took it; the case then stands as it stood before.

Recorded and not erased (`undone`). Open until anything else happens to the case, until the first
notice of the act may be delivered, ten minutes at most. Never here: taking back a move to another
version (migrating/returning.py).
"""

import datetime as dt
from collections.abc import Iterable

from engine.core import sides, stops
from engine.core.chain import moment, stamp
from engine.core.definition.compiled import Compiled
from engine.core.fold import task_record
from engine.core.migrating.approvals import record as approvals
from engine.core.migrating.deciding import acted_record, vote_record
from engine.core.moving import accept, split_set
from engine.core.rounds import changed as round_changed
from engine.core.values import JSON, Case, Data, Decision, Event, Refused, Task, Value, Why
from engine.core.whys import why
from engine.core.world import World

# Task and progress notices wait a minute, so that changes within it are joined; outcomes wait
# until the act cannot be undone any more (foundation 20).
JOIN = dt.timedelta(minutes=1)
WINDOW = dt.timedelta(minutes=10)
ACTS = frozenset({"acted", "voted", "signed", "declined"})


class Sending(Value, frozen=True):
    """What the outbox knows of an act: how many notices it made (None: nobody counted), and when
    those that still wait may go."""

    made: int | None
    waiting: tuple[dt.datetime, ...]


class LastAct(Value, frozen=True):
    """The last event of a case with what decides whether it can be taken back. `by_case`: another
    case opened this one."""

    record: Data
    sending: Sending
    by_case: bool


def open_until(act: LastAct) -> dt.datetime:
    """The moment from which on the act stands: the first that a notice of it may leave."""
    return min((moment(act.record["at"]) + WINDOW, *act.sending.waiting))


def taken_back(records: Iterable[Data]) -> frozenset[int]:
    """The numbers of the acts that were undone; a move to another version is no act."""
    return frozenset(
        one["undoes"] for one in records if one["kind"] == "undone" and "definition" not in one
    )


def undo_reasons(
    compiled: Compiled, case: Case, act: LastAct, person: int, world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Why this person may not take the last act of the case back now; nothing where they may.

    Whoever took it, and only as long as they hold the office for which they did, or stand in for
    its holder by the same delegation: an act belongs to its office, and whoever left it has no
    business with the case any more.
    """
    record = act.record
    by = record.get("by") or {}
    if record["kind"] not in ACTS or by.get("person") is None:
        return (why("undo_no_act"),)
    if by["person"] != person:
        return (why("undo_not_yours"),)
    if not _still_holds(by, person, world, world.calendar.day_of(now)):
        return (why("undo_not_held"),)
    if act.sending.made != len(act.sending.waiting):
        return (why("undo_told"),)
    if now >= open_until(act):
        return (why("undo_late"),)
    return _outside(compiled, case, act)


def _still_holds(by: Data, person: int, world: World, on: dt.date) -> bool:
    """Whether the person may still speak for the office, as they did in the act."""
    if "for" not in by:
        return by.get("queue") in world.directory.queues_of(person, on)
    lent = world.directory.lent_to(person, on).get(by.get("queue", ""), ())
    return any(one.id == by["for"]["delegation"] for one in lent)


def _outside(compiled: Compiled, case: Case, act: LastAct) -> tuple[Why, ...]:
    """What the act did beyond its case, and what it showed, cannot be made not to have been."""
    record = act.record
    here = compiled.definition.states[record["from"]]
    if "cases" in record:
        return (why("undo_opened_cases"),)
    if "to" in record and here.waits_for_cases not in (None, "none"):
        return (why("undo_left_cases"),)
    if case.ending is not None and act.by_case:
        return (why("undo_told_case"),)
    reviews = here.panel.reviews if here.panel is not None else {}
    ended = reviews if "to" in record else record.get("counted", {})
    if any(name in reviews and reviews[name].hidden is not None for name in ended):
        return (why("undo_shown_opinions"),)
    return ()


def decide_undo(
    compiled: Compiled,
    case: Case,
    before: Case,
    act: LastAct,
    person: int,
    world: World,
    now: dt.datetime,
) -> Decision:
    """Accepted(`undone`), after which the case is `before` in all but revision and head; or
    Refused. `before` is the fold of the events ahead of the act. Raises ValueError else."""
    if before.revision + 1 != case.revision or act.record["seq"] != case.revision:
        raise ValueError("not the case as it was before its last event")
    reasons = undo_reasons(compiled, case, act, person, world, now)
    if reasons:
        return Refused(reasons)
    body: dict[str, JSON] = {
        "undoes": case.revision,
        "from": case.state,
        "visit": before.visit,
        "by": dict(act.record["by"]),
    }
    words = _answers(compiled, case, before, body)
    body["stands"] = _stands(case, before)
    if before.round != case.round:
        body["stands"]["round"], more = round_changed(before.round, case.round)
        words |= {f"round.{path}": value for path, value in more.items()}
    same = [task for task in case.tasks if task in before.tasks]
    again = tuple(task for task in before.tasks if task not in same)
    closed = [task.slot for task in case.tasks if task not in same]
    if closed:
        body["close"] = closed
    if again:
        body["open"] = [task_record(task, now) for task in again]
    mine = (*world.directory.queues_of(person, world.calendar.day_of(now)), body["by"]["queue"])
    untold = tuple(task for task in again if _is_untold(task, act, mine))
    tells = tuple(
        tell for tell in compiled.definition.states[before.state].tells if tell.who == "waiting"
    )
    event = Event("undone", now, now, body, words)
    return accept(compiled, case, event, tells, untold, (), world)


def _is_untold(task: Task, act: LastAct, mine: tuple[str, ...]) -> bool:
    """Whether somebody else's work may be unknown to them: its notice still waited when the act
    closed the task, and a notice of closed work is dropped. Told twice, it is joined."""
    fresh = task.opened_at + JOIN > moment(act.record["at"])
    return fresh and not task.is_later and task.queue not in mine


def _answers(
    compiled: Compiled, case: Case, before: Case, body: dict[str, JSON]
) -> dict[str, JSON]:
    """Write the answers that the act changed into the body; those that are words are given."""
    nothing = object()
    old = {key: v for key, v in before.data.items() if case.data.get(key, nothing) != v}
    plain, words = split_set(compiled, old)
    if plain:
        body["set"] = plain
    gone = sorted(key for key in case.data if key not in before.data)
    if gone:
        body["forget"] = gone
    if before.area != case.area:
        body["area"] = before.area
    return words


def _stands(case: Case, before: Case) -> dict[str, JSON]:
    """How the case stands again, as far as it stood otherwise."""
    stands: dict[str, JSON] = {"state": before.state}
    if before.votes != case.votes:
        stands["votes"] = [vote_record(vote) for vote in before.votes]
    if before.acted != case.acted:
        stands["acted"] = acted_record({role: tuple(who) for role, who in before.acted.items()})
    if before.unlocked != case.unlocked:
        stands["unlocked"] = list(before.unlocked)
    if before.entered_at != case.entered_at:
        stands["entered"] = stamp(before.entered_at)
    if before.closed != case.closed:
        stands["closed"] = dict(before.closed)
    if before.ending != case.ending:
        stands["ending"] = before.ending
    if before.asked != case.asked:
        stands["asked"] = sides.parts_of(before.asked)
    if before.clock != case.clock:
        stands["clock"] = stops.parts_of(before.clock)
    if (before.approved, before.reopening) != (case.approved, case.reopening):
        stands |= approvals(dict(before.approved), before.reopening)
    return stands
