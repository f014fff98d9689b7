"""Long work that is not at its end (movings, counts of an impact): a worker is asked for each;
where none is, the clock works.

PostgreSQL says which they are and when each was last worked on. Two at once do nothing twice:
they claim under locks. Never here: the work itself.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from redis import RedisError

from engine.jobs.queues import Queues
from engine.service import migrating
from engine.service.desk import Desk
from engine.store.database import Database

ASKED_AGAIN = dt.timedelta(seconds=6)  # nothing was written since: the worker may have died
ALONE_AFTER = dt.timedelta(seconds=5)  # after being asked nobody began: no worker is there

BATCHES = 4  # of one work in one tick: notices and deadlines wait behind them

Key = tuple[int, int]  # tenant, id

log = structlog.get_logger()


@dataclass(frozen=True)
class Work:
    """A kind of long work: what is under way, one batch of it, and asking a worker."""

    under_way: Callable[[Database], list[tuple[int, int, dt.datetime]]]
    some: Callable[[Desk, int, dt.datetime], bool]
    ask: Callable[[Queues, int, int], None]


MOVINGS = Work(migrating.under_way, migrating.move_some, Queues.move)
COUNTS = Work(migrating.counts_under_way, migrating.count_some, Queues.count)


@dataclass
class Memory:
    """When this clock asked for which work, and when it last worked on it itself; losing it
    costs a question each."""

    asked: dict[Key, dt.datetime] = field(default_factory=dict)
    worked: dict[Key, dt.datetime] = field(default_factory=dict)


def carry_on(
    work: Work, database: Database, queues: Queues, now: dt.datetime, memory: Memory
) -> int:
    """Ask for what rests; how many batches the clock wrote itself."""
    found = {(tenant, one): touched_at for tenant, one, touched_at in work.under_way(database)}
    memory.asked = {key: at for key, at in memory.asked.items() if key in found}
    memory.worked = {key: at for key, at in memory.worked.items() if key in found}
    written = 0
    for key, touched_at in found.items():
        asked_at = memory.asked.get(key)
        # Nobody but this clock wrote the last batch: still alone, and no new waiting.
        alone = memory.worked.get(key) == touched_at
        if asked_at is not None and not alone:
            alone = touched_at <= asked_at and now - asked_at >= ALONE_AFTER
        if alone:
            written += _do(work, database, key, now)
            memory.worked[key] = now
        elif asked_at is None or now - max(asked_at, touched_at) >= ASKED_AGAIN:
            memory.asked[key] = now
            _ask(work, queues, key)
    return written


def _do(work: Work, database: Database, key: Key, now: dt.datetime) -> int:
    tenant, one = key
    for number in range(1, BATCHES + 1):
        if not work.some(Desk(database, tenant), one, now):
            return number
    return BATCHES


def _ask(work: Work, queues: Queues, key: Key) -> None:
    try:
        work.ask(queues, *key)
    except RedisError as problem:
        log.warning("queue_away", error=type(problem).__name__)
