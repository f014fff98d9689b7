"""The work of a moving: a batch of its cases is claimed, decided one by one, written, noted.

It may run twice, side by side, and be killed at any moment: the claim, the events and what became
of the cases are one transaction, so each case is moved once or not at all. A case that somebody
acted on meanwhile is left waiting and decided anew. Never here: choosing cases, or when to look.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import psycopg
import structlog

from engine.core.fold import apply
from engine.core.migrating import Mover, decide_migrate, decide_return
from engine.core.values import Case, Decision, Refused, Why
from engine.core.world import World
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.faults import told
from engine.service.sealing import step_of
from engine.service.world import world_at
from engine.store import events
from engine.store import migrating as rows
from engine.store.database import Connection, Database
from engine.store.migrating import Became, Claimed, Work
from engine.store.stepping import Loaded, Step, load_for_step, write

BATCH = 125  # in one transaction: large enough for the server, small enough to take turns

log = structlog.get_logger()


@dataclass(slots=True)
class _Batch:
    """One batch on its way through load, decide, write."""

    desk: Desk
    connection: Connection
    work: Work
    now: dt.datetime
    became: list[Became] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def under_way(database: Database) -> list[tuple[int, int, dt.datetime]]:
    """(tenant, moving, when it was last worked on), the longest untouched first."""
    with database.connection() as connection:
        return rows.under_way(connection)


def move_some(desk: Desk, moving: int, now: dt.datetime, limit: int = BATCH) -> bool:
    """One batch of a moving; whether there may be more to do. Unknown ones are none to do.

    1. Claim. 2. Load. 3. Decide each. 4. Write. 5. Note what became of them. All or nothing.
    """
    with desk.database.transaction() as connection:
        work = rows.work_on(connection, desk.tenant, moving)
        if work is None or work.ended_at is not None:
            return False
        claimed = rows.claim(connection, desk.tenant, work, limit)
        if claimed:
            batch = _Batch(desk, connection, work, now)
            _decide(batch, claimed)
            _write(batch)
            rows.settle(connection, desk.tenant, moving, batch.became, now)
        return not rows.finish(connection, desk.tenant, moving, now) and bool(claimed)


def _decide(batch: _Batch, claimed: Sequence[Claimed]) -> None:
    desk, connection = batch.desk, batch.connection
    try:
        loaded = load_for_step(connection, desk.tenant, [one.case_id for one in claimed])
    except (LookupError, TypeError, ValueError) as problem:
        if len(claimed) == 1:
            log.error("case_unreadable", case=claimed[0].case_id, **told(problem))
            batch.became.append(Became(claimed[0].case_id, "failed"))
        else:  # one of them cannot be read: each alone, to find it
            for one in claimed:
                _decide(batch, [one])
        return
    world = world_at(desk, connection, loaded.directory_version, batch.now)
    for one in claimed:
        try:
            _decide_one(batch, one, loaded, world)
        except psycopg.Error:
            raise  # the transaction is lost; it is begun anew
        except Exception as problem:
            # A case that cannot be decided must not keep the others where they are.
            log.error("move_failed", case=one.case_id, **told(problem))
            batch.became.append(Became(one.case_id, "failed"))


def _decide_one(batch: _Batch, one: Claimed, loaded: Loaded, world: World) -> None:
    case = loaded.cases[one.case_id]
    if batch.work.undoes is None:
        decision = _forth(batch, case, world)
    else:
        decision = _back(batch, case, one.undone or 0, world)
    if isinstance(decision, Refused):
        whys = [_plain(reason) for reason in decision.reasons]
        batch.became.append(Became(case.id, "stayed", was=case.state, whys=whys))
        return
    now = compiled_at(batch.desk, batch.connection, decision.case.definition)
    was = compiled_at(batch.desk, batch.connection, case.definition)
    batch.steps.append(step_of(now, case, decision, was=was))


def _forth(batch: _Batch, case: Case, world: World) -> Decision:
    old = compiled_at(batch.desk, batch.connection, case.definition)
    new = compiled_at(batch.desk, batch.connection, batch.work.target)
    return decide_migrate(old, new, case, _mover(batch), world, batch.now)


def _back(batch: _Batch, case: Case, seq: int, world: World) -> Decision:
    """The case as its events made it before the move, and what happened since."""
    happened = events.since(batch.connection, batch.desk.tenant, case.id)
    before: Case | None = None
    for event in happened[: seq - 1]:
        before = apply(before, event.record, event.words)
    if before is None:
        raise ValueError("a case was not moved by its first event")
    old = compiled_at(batch.desk, batch.connection, before.definition)
    renamed = happened[seq - 1].record.get("renamed", {})
    since = [event.kind for event in happened[seq:]]
    return decide_return(old, case, before, renamed, since, _mover(batch), world, batch.now)


def _mover(batch: _Batch) -> Mover:
    return Mover(batch.work.by, batch.work.id, batch.work.entry)


def _write(batch: _Batch) -> None:
    """All at once; where the server refuses the batch as a whole, one by one, to find the one."""
    try:
        _write_some(batch, batch.steps)
    except psycopg.OperationalError:
        raise  # away, or two batches met: nothing of this is there, and it is tried again
    except psycopg.Error:
        for step in batch.steps:
            try:
                _write_some(batch, [step])
            except psycopg.OperationalError:
                raise
            except psycopg.Error as problem:
                log.error("move_not_written", case=step.after.id, **told(problem))
                batch.became.append(Became(step.after.id, "failed"))


def _write_some(batch: _Batch, steps: Sequence[Step]) -> None:
    with batch.connection.transaction():
        written = write(batch.connection, batch.desk.tenant, steps)
    for step in steps:
        after, before = step.after, step.before
        if after.id in written and before is not None:
            batch.became.append(
                Became(after.id, "moved", after.revision, before.state, after.state)
            )


def _plain(reason: Why) -> dict[str, object]:
    return {"key": reason.key, "values": dict(reason.values), "field": reason.field}
