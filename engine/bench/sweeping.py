"""Many deadlines at the same moment, as one worker meets them: seconds until all are claimed, and
until all are decided and written.

Each of them is a lapse with its event, its incident and its chain, of a case of its own.
"""

import datetime as dt
import time
from dataclasses import dataclass

from engine.bench import loop
from engine.bench.racing import Race
from engine.service import waking
from engine.store import leasing
from engine.store.database import Database

DUE = 10_000


@dataclass(frozen=True, slots=True)
class Swept:
    """`due` tasks at once: seconds, the best of the rounds and their median."""

    due: int
    claimed: float
    decided: float
    decided_mostly: float


def swept(database: Database, owner: Database, rounds: int, due: int = DUE) -> Swept:
    """`rounds` times all of `due` fresh tasks. Raises RuntimeError where one did not lapse once."""
    running = Race(database, due, "due")
    ids = running.ids[-due:]
    claimed, decided = [], []
    for turn in range(rounds):
        if turn:
            running.in_bulk(ids)  # a new visit each: none of its tasks has lapsed
        now = _only_these(owner, ids)
        claimed.append(_claim(database, now, due))
        began, woken = time.perf_counter(), 0
        while True:
            batch = waking.wake_due(database, now)
            woken += batch.woken
            if not batch.full:
                break
        decided.append(time.perf_counter() - began)
        if woken != due:
            raise RuntimeError(f"{woken} of {due} lapsed")
    ordered = sorted(decided)
    return Swept(due, min(claimed), ordered[0], ordered[len(ordered) // 2])


def _only_these(owner: Database, ids: list[int]) -> dt.datetime:
    """The moment at which the tasks of these cases, and no others, are due."""
    now = loop.NOW + dt.timedelta(days=300)
    with owner.connection() as connection:
        connection.execute("UPDATE task SET wake_at = NULL WHERE wake_at IS NOT NULL")
        connection.execute(
            "UPDATE task SET wake_at = due_at WHERE case_id = ANY(%s) AND closed_at IS NULL", (ids,)
        )
        connection.execute("VACUUM ANALYZE task, cases, event, incident")
    return now


def _claim(database: Database, now: dt.datetime, due: int) -> float:
    with database.connection() as connection:
        began = time.perf_counter()
        claimed = leasing.lease(connection, now, 10 * due, now + waking.LEASE)
        took = time.perf_counter() - began
        if len(claimed) != due:
            raise RuntimeError(f"{len(claimed)} of {due} were claimed")
        leasing.free(connection, [one.key for one in claimed])
    return took
