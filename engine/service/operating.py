"""Whether this installation can serve, and what waits in it: for those who keep it running.

No name, no number of a case, no office: counts alone. Never here: HTTP, Redis.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from engine.store import beats, operating
from engine.store.database import Database
from engine.store.operating import MOST, Waiting

__all__ = ["LATE", "MOST", "Figures", "Waiting", "figures", "readiness"]

# A tick takes a second; with much to do some more. Beyond this nobody moves notices and deadlines.
LATE = 60.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What waits, and who works: `workers` heard at this moment by queue."""

    waiting: Waiting
    incidents: dict[str, int]
    workers: dict[str, int]
    clocks: int
    last_tick: float | None  # seconds ago


def figures(database: Database, now: dt.datetime) -> Figures:
    """Read from the database at this moment: several web servers say the same."""
    with database.connection() as connection:
        alive = [one for one in beats.everybody(connection) if one.alive]
        return Figures(
            waiting=operating.waiting(connection, now),
            incidents=operating.incidents(connection),
            workers=Counter(one.queue for one in alive if one.kind == "worker"),
            clocks=sum(one.kind == "clock" for one in alive),
            last_tick=operating.last_tick(connection),
        )


def readiness(database: Database) -> dict[str, bool]:
    """What must be so before requests may come, by name."""
    try:
        with database.connection() as connection:
            at_head = operating.revision(connection) == operating.newest()
            # An older schema may have no beats.
            tick = operating.last_tick(connection) if at_head else None
    except Exception:  # away, full, or not yet set up: why stands in its own log
        return {"database": False, "migrations": False, "clock": False}
    return {"database": True, "migrations": at_head, "clock": tick is not None and tick < LATE}
