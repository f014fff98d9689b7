"""How long the clock leaves work to the workers before it does it itself.

Never here: the work.
"""

import datetime as dt

from engine.store import beats
from engine.store.database import Database

HEARD = dt.timedelta(seconds=5)  # a worker of the queue is heard and did not begin
NOBODY = dt.timedelta(seconds=1)  # none is heard; one that starts at this moment has this time


def patience(database: Database, queue: str) -> dt.timedelta:
    """After having asked the queue once."""
    with database.connection() as connection:
        return HEARD if beats.anybody(connection, queue) else NOBODY
