"""Yesterday's root of each office, made soon after midnight: by a worker, else by the clock.

Two at once make one: the root's own transaction sees to that. Never here: what a root is.
"""

import datetime as dt
from dataclasses import dataclass, field

import structlog
from redis import RedisError

from engine.jobs.queues import Queues
from engine.service import rooting
from engine.service.desk import Desk
from engine.store.database import Database
from engine.store.unrooted import unrooted

LOOKED_EVERY = dt.timedelta(minutes=1)
ALONE_AFTER = dt.timedelta(minutes=5)  # nobody made it: no worker is there
DAY = dt.timedelta(days=1)

log = structlog.get_logger()


@dataclass
class Memory:
    """What one clock knows of roots; losing it costs a question each."""

    looked_at: dt.datetime | None = None
    asked: dict[tuple[int, dt.date], dt.datetime] = field(default_factory=dict)


def seal_yesterday(
    database: Database, queues: Queues, now: dt.datetime, memory: Memory
) -> list[int]:
    """Ask for the roots that are missing, once a minute; the tenants whose root was made here."""
    if memory.looked_at is not None and now - memory.looked_at < LOOKED_EVERY:
        return []
    memory.looked_at = now
    with database.connection() as connection:
        missing = unrooted(connection, now)
    memory.asked = {key: at for key, at in memory.asked.items() if key in missing}
    made = []
    for tenant, on in missing:
        asked_at = memory.asked.setdefault((tenant, on), now)
        if asked_at == now:
            _ask(queues, tenant, on)
        elif now - asked_at >= ALONE_AFTER:
            rooting.make_root(Desk(database, tenant), on, now)
            made.append(tenant)
    return made


def _ask(queues: Queues, tenant: int, on: dt.date) -> None:
    try:
        queues.seal_day(tenant, on.isoformat())
    except RedisError as problem:
        log.warning("queue_away", error=type(problem).__name__)
