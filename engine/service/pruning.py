"""Tidying up once an hour: what has done its service goes, a little at a time.

Never here: events, words, files of cases; what a law keeps is not swept.
"""

import datetime as dt

from engine.service import attachments, drafts
from engine.store import pruning
from engine.store.database import Database
from engine.store.shelf import Shelf

LIMIT = 2000  # rows of each table in one go


def prune(database: Database, now: dt.datetime, shelf: Shelf | None = None) -> dict[str, int]:
    """Delete old rows; how many went, by table. Safe at any time and as often as one likes."""
    with database.connection() as connection:
        gone = pruning.sweep(connection, now, LIMIT)
    gone["draft"] = drafts.prune(database, now)  # before the files: a draft keeps its own
    if shelf is not None:
        gone["file"] = attachments.forget_unsent(database, shelf, now, LIMIT)
    return gone
