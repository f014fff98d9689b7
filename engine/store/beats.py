"""Who works at this moment: a row for each process, written each second by the database's clock.

A lease says who holds a row and until when at most; a holder that has fallen silent holds nothing
any more. So a killed process frees its rows within seconds, and a slow one keeps them. The
database's own clock decides, never the `now` that services are given. Never here: what is held.
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection

EVERY = 1.0  # seconds between two beats
SILENT = 6.0  # seconds after which a process counts as dead

# After a start of the server everybody has a moment to be heard again. A beat from the future was
# written before the clock was put back: it says nothing.
_HEARD = f"""SELECT id FROM beat
 WHERE seen_at BETWEEN clock_timestamp() - interval '{SILENT:g} s'
                   AND clock_timestamp() + interval '{SILENT:g} s'"""  # noqa: S608  (a constant)

DEAD = f"""(leased_by IS NOT NULL AND NOT leased_by = ANY (ARRAY({_HEARD}))
   AND pg_postmaster_start_time() < clock_timestamp() - interval '{SILENT:g} s')"""

# Tasks and deliveries alike. %(now)s: the moment the caller lives in.
FREE = f"(leased_until IS NULL OR leased_until <= %(now)s OR {DEAD})"

_EVERYBODY = f"""
SELECT id, kind, queue, host, pid, started_at, seen_at, doing, doing_since, did_at,
       id = ANY (ARRAY({_HEARD})) AS alive
  FROM beat ORDER BY alive DESC, kind, queue, id LIMIT 200
"""  # noqa: S608  (constants of this module)


@dataclass(frozen=True, slots=True)
class Beat:
    """A process as it was last heard. did_at: when it last came to the end of a tick or a job."""

    id: int
    kind: str
    queue: str
    host: str
    pid: int
    started_at: dt.datetime
    seen_at: dt.datetime
    doing: str
    doing_since: dt.datetime | None
    did_at: dt.datetime | None
    alive: bool


def begin(connection: Connection, kind: str, queue: str, host: str, pid: int) -> int:
    """A process begins; the id by which it holds what it leases."""
    found = connection.execute(
        "INSERT INTO beat (kind, queue, host, pid, started_at, seen_at, doing)"
        " VALUES (%s, %s, %s, %s, clock_timestamp(), clock_timestamp(), '') RETURNING id",
        (kind, queue, host, pid),
    )
    return int(found.fetchall()[0][0])


def beat(
    connection: Connection, one: int, doing: str, doing_for: float | None, did_ago: float | None
) -> bool:
    """Still here; seconds since the present job began, and since the last one ended. False: the
    row is gone, begin anew."""
    done = connection.execute(
        "UPDATE beat SET seen_at = clock_timestamp(), doing = %s,"
        " doing_since = clock_timestamp() - make_interval(secs => %s),"
        " did_at = clock_timestamp() - make_interval(secs => %s) WHERE id = %s",
        (doing, doing_for, did_ago, one),
    )
    return done.rowcount == 1


def end(connection: Connection, one: int) -> None:
    """A process ends in good order."""
    connection.execute("DELETE FROM beat WHERE id = %s", (one,))


def anybody(connection: Connection, queue: str) -> bool:
    """Whether a worker of this queue is heard."""
    row = connection.execute(
        f"SELECT EXISTS ({_HEARD} AND kind = 'worker' AND queue = %s)".encode(),
        (queue,),
    ).fetchone()
    return bool(row and row[0])


def everybody(connection: Connection) -> list[Beat]:
    """All that were heard of late, the living first."""
    with connection.cursor(row_factory=class_row(Beat)) as cursor:
        cursor.execute(_EVERYBODY)
        return cursor.fetchall()
