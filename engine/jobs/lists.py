"""Lists of places without a forum, on the mornings on which they are due.

Never here: which and to whom (service/forums).
"""

import datetime as dt
from dataclasses import dataclass

from engine.service.forums import telling
from engine.store.database import Database

LOOKED_EVERY = dt.timedelta(minutes=1)


@dataclass
class Memory:
    """When one clock looked last; losing it costs a look."""

    looked_at: dt.datetime | None = None


def send(database: Database, now: dt.datetime, memory: Memory) -> int:
    """Send what is due, looked for once a minute; how many lists went out."""
    if memory.looked_at is not None and now - memory.looked_at < LOOKED_EVERY:
        return 0
    memory.looked_at = now
    return telling.tell_all(database, now)
