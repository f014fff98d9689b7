"""The relay over a full outbox, beside the least that any relay must do: rows a second.

The least: find, lock and mark the same rows in the same batches, and nobody is told. Ours asks for
each row whether its work is done and who stands behind its queue, and writes what they are told.
Both take turns over fresh rows. No row can be joined into another: each is a delivery.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from engine.bench import loop
from engine.service import telling
from engine.store.database import Database

ROWS = 20_000
FOR_EVER = 1_000_000  # batches

_REFILL = """
INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)
SELECT tenant, case_id, seq, queue, notice, kind, values, %(now)s - copy * interval '2 minutes'
  FROM (SELECT DISTINCT ON (case_id) * FROM outbox
         WHERE tenant = %(tenant)s AND kind = 'task' ORDER BY case_id, id DESC) AS newest
 CROSS JOIN generate_series(1, %(rows)s) AS copy  -- too far apart to be joined
 LIMIT %(rows)s
"""
_LEAN = """
WITH due AS (
  SELECT ctid FROM outbox WHERE relayed_at IS NULL AND not_before <= %(now)s
   ORDER BY not_before LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
UPDATE outbox SET relayed_at = %(now)s FROM due WHERE outbox.ctid = due.ctid
"""


@dataclass(frozen=True, slots=True)
class Relayed:
    """Rows a second: medians over `rounds`, ours and the least; the best of ours; the median of
    the rounds' ratios of ours to the least."""

    ours: float
    least: float
    best: float
    ratio: float
    rounds: int


def relayed(database: Database, owner: Database, rounds: int, rows: int = ROWS) -> Relayed:
    """`rounds` rounds of `rows` rows each way, after one that is thrown away.

    The cases are those that stand in the database. Raises RuntimeError where a row told nobody.
    """
    now = loop.NOW + dt.timedelta(days=400)
    telling_ = [0]

    def ours() -> None:
        done = list(telling.relay_all(database, now, FOR_EVER))
        telling_[0] = sum(batch.told for batch in done)

    def least() -> None:
        with database.connection() as connection:
            given = {"now": now, "limit": telling.BATCH}
            while connection.execute(_LEAN, given, prepare=True).rowcount:
                pass

    ways: list[Callable[[], None]] = [ours, least]
    found: list[tuple[float, float]] = []
    for turn in range(rounds + 1):
        took = {}
        for way in ways if turn % 2 else reversed(ways):
            _fill(owner, now, rows)
            began = time.perf_counter()
            way()
            took[way.__name__] = rows / (time.perf_counter() - began)
        if telling_[0] != rows:
            raise RuntimeError(f"{telling_[0]} of {rows} rows were told")
        if turn:
            found.append((took["ours"], took["least"]))
    median = statistics.median
    return Relayed(
        median(ours for ours, _ in found),
        median(least for _, least in found),
        max(ours for ours, _ in found),
        median(ours / least for ours, least in found),
        rounds,
    )


def _fill(owner: Database, now: dt.datetime, rows: int) -> None:
    """Only the rows that are to be moved wait; the tables are as the server itself leaves them."""
    with owner.connection() as connection:
        connection.execute("UPDATE outbox SET relayed_at = now() WHERE relayed_at IS NULL")
        given = {"now": now, "rows": rows, "tenant": loop.TENANT}
        made = connection.execute(_REFILL, given).rowcount
        if made != rows:
            raise RuntimeError(f"{made} rows instead of {rows}")
        connection.execute("VACUUM ANALYZE outbox, delivery")
