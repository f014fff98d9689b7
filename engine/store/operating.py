"""How much waits, and how long: read at the moment of asking, over all offices of an installation.

Never here: what of it is too much.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psycopg.rows import class_row

from engine.store.database import Connection

MOST = 20_000  # so far anything is counted


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts up to MOST, so that they can be asked for often. There may be a million open tasks:
    beyond MOST they are what the server's own statistics say. `oldest_outbox`: seconds since the
    oldest notice that is due should have gone."""

    tasks_open: int
    tasks_overdue: int
    outbox_due: int
    oldest_outbox: float
    mails_waiting: int


# Overdue tasks: from queue to queue by the index of open tasks, which has each queue's by due
# moment; reading every open task would take a tenth of a second at a million.
_WAITING = """
WITH RECURSIVE line AS (
  (SELECT tenant, queue FROM task WHERE closed_at IS NULL ORDER BY tenant, queue LIMIT 1)
   UNION ALL
  SELECT next.tenant, next.queue FROM line CROSS JOIN LATERAL (
    SELECT tenant, queue FROM task
     WHERE closed_at IS NULL AND (tenant, queue) > (line.tenant, line.queue)
     ORDER BY tenant, queue LIMIT 1) AS next),
overdue AS (
  SELECT FROM line CROSS JOIN LATERAL (
    SELECT FROM task WHERE task.tenant = line.tenant AND task.queue = line.queue
       AND closed_at IS NULL AND due_at <= %(now)s
     LIMIT %(most)s) AS late
   LIMIT %(most)s),
opened AS (
  SELECT count(*) FROM (
    SELECT FROM task WHERE closed_at IS NULL ORDER BY wake_at LIMIT %(most)s) AS each)
SELECT (SELECT CASE WHEN count < %(most)s THEN count ELSE greatest(count, (
                 SELECT reltuples FROM pg_class WHERE oid = 'ix_task_open'::regclass)::bigint) END
          FROM opened) AS tasks_open,
       (SELECT count(*) FROM overdue) AS tasks_overdue,
       due.rows AS outbox_due, due.oldest AS oldest_outbox,
       (SELECT count(*) FROM (
          SELECT FROM delivery WHERE next_at IS NOT NULL AND channel <> 'page'
           ORDER BY next_at LIMIT %(most)s) AS mail) AS mails_waiting
  FROM (SELECT count(*) AS rows,
               coalesce(extract(epoch FROM %(now)s - min(not_before)), 0)::float8 AS oldest
          FROM (SELECT not_before FROM outbox WHERE relayed_at IS NULL AND not_before <= %(now)s
                 ORDER BY not_before LIMIT %(most)s) AS waits) AS due
"""


def waiting(connection: Connection, now: dt.datetime) -> Waiting:
    """All counts in one statement."""
    with connection.cursor(row_factory=class_row(Waiting)) as cursor:
        cursor.execute(_WAITING, {"now": now, "most": MOST})
        return cursor.fetchall()[0]


def incidents(connection: Connection) -> dict[str, int]:
    """Open incidents of all offices by kind."""
    found = connection.execute(
        "SELECT kind, count(*) FROM (SELECT kind FROM incident WHERE settled_at IS NULL LIMIT %s)"
        " AS opened GROUP BY kind ORDER BY kind",
        (MOST,),
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
