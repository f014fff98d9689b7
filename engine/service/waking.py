"""The clock's work on tasks: what is due is leased, decided as a reminder or a lapse, written.

It may run twice and side by side: rows are leased under SKIP LOCKED, decide() refuses what is not
due (any more), and the step is written only on the revision that it was decided on. Never here:
what a lapse means (core), or when to look (jobs).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import psycopg
import structlog

from engine.core.decide import decide
from engine.core.values import Case, Refused, Wake
from engine.core.world import World
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.faults import told
from engine.service.sealing import step_of
from engine.service.world import world_at
from engine.store import leasing, stepping
from engine.store.database import Connection, Database
from engine.store.leasing import Due, Key
from engine.store.stepping import Step

LIMIT = 500
# Many times what a batch takes: the longest that a worker which lives and hangs keeps its rows.
# One that died is noticed by its silence (store/beats.py).
LEASE = dt.timedelta(minutes=1)
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=6)
INCIDENT_AFTER = 3  # tries

log = structlog.get_logger()


@dataclass
class Woken:
    """What one call did. `full`: there may be more that is due."""

    leased: int = 0
    woken: int = 0
    passed: int = 0  # somebody acted meanwhile: nothing to do, or looked at again at once
    failed: int = 0
    full: bool = False


@dataclass
class _Round:
    """One tenant's rows, one for each case, on the way through load, decide, write."""

    desk: Desk
    connection: Connection
    now: dt.datetime
    decided: list[tuple[Due, Step]] = field(default_factory=list)
    woken: list[Key] = field(default_factory=list)
    passed: list[Key] = field(default_factory=list)
    failed: list[tuple[Due, str]] = field(default_factory=list)


def oldest(database: Database, now: dt.datetime) -> Key | None:
    """The task that has been due and free the longest; None where nothing is due."""
    with database.connection() as connection:
        return leasing.oldest(connection, now)


def wake_due(database: Database, now: dt.datetime, limit: int = LIMIT) -> Woken:
    """Remind and lapse up to `limit` tasks whose moment has come, the longest due first.

    1. Lease. 2. By tenant, one task a case at a time: load, decide, write in bulk. 3. Free what
    was dealt with; push back what failed, with an incident at the third try.
    """
    result = Woken()
    with database.connection() as connection:
        waiting = leasing.lease(connection, now, limit, now + LEASE, database.holder)
        result.leased, result.full = len(waiting), len(waiting) == limit
        while waiting:
            chosen, waiting = _one_a_case(waiting)
            for tenant, rows in groupby(sorted(chosen, key=_tenant), key=_tenant):
                a_round = _Round(Desk(database, tenant), connection, now)
                _decide(a_round, list(rows))
                _write(a_round)
                _settle(a_round)
                result.woken += len(a_round.woken)
                result.passed += len(a_round.passed)
                result.failed += len(a_round.failed)
    return result


def _tenant(due: Due) -> int:
    return due.tenant


def _one_a_case(waiting: Iterable[Due]) -> tuple[list[Due], list[Due]]:
    """A step moves a case once: parallel seats of one case lapse one after the other."""
    chosen: dict[tuple[int, int], Due] = {}
    rest = [d for d in waiting if chosen.setdefault((d.tenant, d.case_id), d) is not d]
    return list(chosen.values()), rest


def _decide(a_round: _Round, rows: Sequence[Due]) -> None:
    desk, connection, now = a_round.desk, a_round.connection, a_round.now
    try:
        loaded = stepping.load_for_step(connection, desk.tenant, [due.case_id for due in rows])
    except (LookupError, TypeError, ValueError) as problem:
        if len(rows) == 1:
            log.error("case_unreadable", case=rows[0].case_id, **told(problem))
            a_round.failed.append((rows[0], type(problem).__name__))
        else:  # one of them cannot be read: each alone, to find it
            for due in rows:
                _decide(a_round, [due])
        return
    world = world_at(desk, connection, loaded.directory_version, now)
    for due in rows:
        case = loaded.cases.get(due.case_id)
        if case is None or all(task.slot != due.slot for task in case.tasks):
            a_round.passed.append(due.key)
            continue
        try:
            _decide_one(a_round, due, case, world)
        except Exception as problem:
            # A case that cannot be decided must not keep the others from their deadlines.
            log.error("wake_failed", case=due.case_id, slot=due.slot, **told(problem))
            a_round.failed.append((due, type(problem).__name__))


def _decide_one(a_round: _Round, due: Due, case: Case, world: World) -> None:
    compiled = compiled_at(a_round.desk, a_round.connection, case.definition)
    wake = Wake(due.slot, "lapse" if due.due_at <= a_round.now else "remind")
    decision = decide(compiled, case, wake, world, a_round.now)
    if isinstance(decision, Refused):
        # The row says that it is due and the case does not: looked at later, not in a circle.
        a_round.failed.append((due, decision.reasons[0].key))
    else:
        a_round.decided.append((due, step_of(compiled, case, decision)))


def _write(a_round: _Round) -> None:
    """All at once; where the batch as a whole is refused, one by one, to find the one."""
    try:
        _write_some(a_round, a_round.decided)
    except psycopg.OperationalError as problem:
        if a_round.connection.closed or a_round.connection.broken:
            raise  # the leases run out by themselves
        log.warning("wake_met_another_batch", error=type(problem).__name__)
        a_round.passed += [due.key for due, _step in a_round.decided]
    except psycopg.Error:
        for one in a_round.decided:
            try:
                _write_some(a_round, [one])
            except psycopg.Error as problem:
                log.error("wake_not_written", case=one[0].case_id, **told(problem))
                a_round.failed.append((one[0], type(problem).__name__))


def _write_some(a_round: _Round, decided: Sequence[tuple[Due, Step]]) -> None:
    written = stepping.write(
        a_round.connection, a_round.desk.tenant, [step for _due, step in decided]
    )
    for due, _step in decided:
        (a_round.woken if due.case_id in written else a_round.passed).append(due.key)


def _settle(a_round: _Round) -> None:
    """What was written carries no lease any more; the rest is freed or pushed back."""
    holder = a_round.desk.database.holder
    leasing.free(a_round.connection, a_round.passed, holder)
    until = [(due.key, a_round.now + pause(due.tries), error) for due, error in a_round.failed]
    leasing.push_back(a_round.connection, until, a_round.now, INCIDENT_AFTER, holder)


def pause(tries: int) -> dt.timedelta:
    """How long a failing task is left alone: a minute, then twice as long each time."""
    return min(FIRST_PAUSE * (1 << min(tries, 20)), LONGEST_PAUSE)
