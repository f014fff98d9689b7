"""How much waits, and how long: read at the moment of asking, over all offices of an installation.

Never here: what of it is too much.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts; `oldest_outbox`: seconds since the oldest notice that is due should have gone."""

    tasks_open: int
    tasks_overdue: int
    outbox_due: int
    oldest_outbox: float
    mails_waiting: int
    mails_failed: int  # nobody has dealt with


_WAITING = """
SELECT (SELECT count(*) FROM task WHERE closed_at IS NULL) AS tasks_open,
       (SELECT count(*) FROM task WHERE closed_at IS NULL AND due_at <= %(now)s) AS tasks_overdue,
       due.rows AS outbox_due, due.oldest AS oldest_outbox,
       (SELECT count(*) FROM delivery WHERE next_at IS NOT NULL AND channel <> 'page')
         AS mails_waiting,
       (SELECT count(*) FROM incident WHERE settled_at IS NULL AND kind = 'undelivered')
         AS mails_failed
  FROM (SELECT count(*) AS rows,
               coalesce(extract(epoch FROM %(now)s - min(not_before)), 0)::float8 AS oldest
          FROM outbox WHERE relayed_at IS NULL AND not_before <= %(now)s) AS due
"""


def waiting(connection: Connection, now: dt.datetime) -> Waiting:
    """All counts in one statement."""
    with connection.cursor(row_factory=class_row(Waiting)) as cursor:
        cursor.execute(_WAITING, {"now": now})
        return cursor.fetchall()[0]


def incidents(connection: Connection) -> dict[str, int]:
    """Open incidents of all offices by kind."""
    found = connection.execute(
        "SELECT kind, count(*) FROM incident WHERE settled_at IS NULL GROUP BY kind ORDER BY kind"
    )
    return dict(found.fetchall())


def last_tick(connection: Connection) -> float | None:
    """Seconds since a clock came to the end of a tick; None: none ever did, or not of late."""
    row = connection.execute(
        "SELECT extract(epoch FROM clock_timestamp() - max(did_at))::float8"
        " FROM beat WHERE kind = 'clock'"
    ).fetchone()
    return None if row is None else row[0]


def revision(connection: Connection) -> str | None:
    """Up to which migration the schema of this database is."""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else row[0]


@cache
def newest() -> str:
    """The newest migration of this release, as migrate.newest() says it, without its library: the
    web server has no other use for that."""
    folder = Path(__file__).parent / "migrations" / "versions"
    return max(path.stem for path in folder.glob("[0-9]*_*.py"))
