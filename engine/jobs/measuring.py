"""The figures of relay and deadlines, measured beside their limit in the same run.

For `rembuk bench`; needs a scratch database with cases in it. Never used by the engine itself.
"""

import datetime as dt
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from engine.service import telling, waking
from engine.service.desk import Desk
from engine.store import leasing, refilling


@dataclass(frozen=True, slots=True)
class Rate:
    """Rows a second of ours and of the limit: both over the same number of rows."""

    rows: int
    ours: float
    limit: float

    @property
    def ratio(self) -> float:
        """Ours as a part of the limit."""
        return self.ours / self.limit


@dataclass(frozen=True, slots=True)
class Sweep:
    """`due` tasks at once: seconds until all are claimed, and until all are decided and written."""

    due: int
    claimed_in: float
    decided_in: float


def relay(desk: Desk, now: dt.datetime, rows: int = 20_000, relays: int = 1) -> Rate:
    """The relay against a bare find-lock-mark of the same rows; `relays` side by side."""
    database = desk.database

    def lean() -> int:
        with database.connection() as connection:
            return refilling.lean(connection, now, telling.BATCH)

    def filled() -> int:
        with database.connection() as connection:
            return refilling.refill(connection, desk.tenant, rows, now)

    count = filled()
    limit = count / _seconds(lean, relays)
    count = filled()
    return Rate(count, count / _seconds(lambda: telling.relay(database, now).rows, relays), limit)


def sweep(desk: Desk, now: dt.datetime) -> Sweep:
    """Claims and then decides every task that is due at `now`, as one worker does."""
    with desk.database.connection() as connection:
        began = time.perf_counter()
        claimed = leasing.lease(connection, now, 1_000_000, now + waking.LEASE)
        claimed_in = time.perf_counter() - began
        leasing.free(connection, [due.key for due in claimed])
    began = time.perf_counter()
    while waking.wake_due(desk.database, now).full:
        pass
    return Sweep(len(claimed), claimed_in, time.perf_counter() - began)


def _seconds(batch: Callable[[], int], side_by_side: int) -> float:
    def run(_: int) -> None:
        while batch():
            pass

    began = time.perf_counter()
    with ThreadPoolExecutor(side_by_side) as pool:
        list(pool.map(run, range(side_by_side)))
    return time.perf_counter() - began
