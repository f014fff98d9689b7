"""Cases that other cases open: a worker is asked when there is something to do; where none is, the
clock does it.

PostgreSQL says what that is. Two at once do nothing twice (service/branching.py). Never here:
opening, joining or telling.
"""

import datetime as dt
from dataclasses import dataclass

import structlog
from redis import RedisError

from engine.jobs.patience import patience
from engine.jobs.queues import DEADLINES, Queues
from engine.service import branching
from engine.store.database import Database
from engine.store.subcases import Found

BATCHES = 4  # in one tick: notices and deadlines wait behind them

log = structlog.get_logger()


@dataclass
class Memory:
    """What one clock asked a worker for, and when; losing it costs seconds."""

    asked_at: dt.datetime | None = None
    asked_for: Found | None = None


def see_to(database: Database, queues: Queues, now: dt.datetime, memory: Memory) -> int:
    """Ask a worker; when the same row still waits later, do it here: how many rows were done."""
    oldest = branching.oldest(database, now)
    if oldest is None:
        memory.asked_for = None
        return 0
    if oldest != memory.asked_for or memory.asked_at is None:
        memory.asked_for, memory.asked_at = oldest, now
        _ask(queues)
        return 0
    if now - memory.asked_at < patience(database, DEADLINES):
        return 0
    done = 0
    for _ in range(BATCHES):
        found = branching.branch(database, now)
        done += found.done
        if not found.full:
            break
    # Still alone with the next row, unless somebody takes it: no new five seconds.
    memory.asked_for = branching.oldest(database, now)
    return done


def _ask(queues: Queues) -> None:
    try:
        queues.branch()
    except RedisError as problem:
        log.warning("queue_away", error=type(problem).__name__)
