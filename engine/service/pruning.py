"""Tidying up once an hour: what has done its service goes, a little at a time.

Never here: events, words, attachments; what a law keeps is not swept.
"""

import datetime as dt

from engine.service import drafts
from engine.store import pruning
from engine.store.database import Database

LIMIT = 2000  # rows of each table in one go


def prune(database: Database, now: dt.datetime) -> dict[str, int]:
    """Delete old rows; how many went, by table. Safe at any time and as often as one likes."""
    with database.connection() as connection:
        gone = pruning.sweep(connection, now, LIMIT)
    return {**gone, "draft": drafts.prune(database, now)}
