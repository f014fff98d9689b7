"""Deciding one move to another version: the landing as one event `migrated`, or every reason why
not. Who may ask for it is the service's question: it is no act of a case's own rules."""

import datetime as dt

from engine.core import sides
from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Tell
from engine.core.fold import task_record
from engine.core.migrating import approvals
from engine.core.migrating.landing import Landing, Stays, landing
from engine.core.migrating.names import Names
from engine.core.moving import accept
from engine.core.values import JSON, Case, Decision, Event, Refused, Task, Value, Vote
from engine.core.world import World


class Mover(Value, frozen=True):
    """On whose word: the person, the moving that the case was chosen for, the register's entry
    that holds the reason."""

    person: int | None
    moving: int
    entry: int


def decide_migrate(
    old: Compiled, new: Compiled, case: Case, by: Mover, world: World, now: dt.datetime
) -> Decision:
    """Accepted(`migrated`) with the case pinned to the new version, or Refused."""
    found = landing(old, new, case, world, now)
    if isinstance(found, Stays):
        return Refused(found.reasons)
    body: dict[str, JSON] = {
        "definition": new.hash,
        "left": old.hash,
        "from": case.state,
        "by": {"person": by.person, "roles": []},
        "moving": by.moving,
        "entry": by.entry,
    }
    if found.renamed:
        body["renamed"] = found.renamed
    tells: tuple[Tell, ...]
    if found.entered:
        tells = _enters(new, body, found)
        stands = _stands(case, found, ())
    else:
        tells = tuple(
            tell for tell in new.definition.states[found.state].tells if tell.who == "waiting"
        )
        _reseats(body, case, found, now)
        stands = _stands(case, found, case.votes)
    if found.aside:
        body["aside"] = found.aside
    stands |= approvals.said(Names(new.definition), case, found.state)
    if stands:
        body["stands"] = stands
    event = Event("migrated", now, now, body)
    return accept(new, case, event, tells, found.told, (), world)


def _enters(new: Compiled, body: dict[str, JSON], found: Landing) -> tuple[Tell, ...]:
    """As an act enters a state; what the votes fixed is told as the outcome of a vote is."""
    body["to"], body["visit"] = found.state, found.visit
    if found.via:
        body["via"] = list(found.via)
    if found.tasks:
        body["open"] = [task_record(task, task.opened_at) for task in found.tasks]
    if found.cases:
        body["cases"] = list(found.cases)
    if found.ending is not None:
        body["end"] = found.ending
    if found.outcome is None:
        return ()
    body["outcome"] = found.outcome
    here = new.definition.states[found.reviewed].panel if found.reviewed else None
    return here.outcome(found.outcome).tells if here is not None else ()


def _reseats(body: dict[str, JSON], case: Case, found: Landing, now: dt.datetime) -> None:
    kept = {_key(task) for task in found.tasks} - {_key(task) for task in found.made}
    closed = [task.slot for task in case.tasks if _key(task) not in kept]
    if closed:
        body["close"] = closed
    if found.counts:
        body["counted"] = found.counts
        body["spared"] = [task.slot for task in found.spared]
    if found.made:
        body["open"] = [task_record(task, now) for task in found.made]


def _stands(case: Case, found: Landing, votes: tuple[Vote, ...]) -> dict[str, JSON]:
    """What is another one now, as the fold takes it."""
    made: dict[str, JSON] = {}
    if not found.entered and found.state != case.state:
        made["state"] = found.state
    if found.votes != votes:
        made["votes"] = [vote_record(vote) for vote in found.votes]
    if not found.entered and found.closed != dict(case.closed):
        made["closed"] = found.closed
    if found.acted != {role: tuple(persons) for role, persons in case.acted.items()}:
        made["acted"] = acted_record(found.acted)
    if not found.entered and found.unlocked != tuple(case.unlocked):
        made["unlocked"] = list(found.unlocked)
    if not found.entered and found.asked != case.asked:
        made["asked"] = sides.parts_of(found.asked)
    return made


def vote_record(vote: Vote) -> list[JSON]:
    """A vote as it stands in an event that says all of them."""
    return [vote.slot, vote.agrees, vote.person, vote.queue, vote.reason]


def acted_record(acted: dict[str, tuple[int, ...]]) -> dict[str, JSON]:
    """Who acted in which role, as an event says it."""
    return {role: list(persons) for role, persons in acted.items()}


def _key(task: Task) -> tuple[str, int, str, int]:
    return task.state, task.visit, task.slot, task.occurrence
