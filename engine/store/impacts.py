"""Rows of impacts: what a version would do to open cases, counted batch by batch and kept.

A batch claims its row with a lock of the caller's transaction (SKIP LOCKED): whoever dies lets it
go. Never here: what would become of a case.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.core.values import JSON
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class ImpactRecord:
    """One count; see tables/impact.py."""

    id: int
    workflow: str
    hash: str
    stamp: str
    cases: int
    seen: int
    after: int
    groups: Any
    made_at: dt.datetime
    ended_at: dt.datetime | None


_COLUMNS = "id, workflow, hash, stamp, cases, seen, after, groups, made_at, ended_at"


def open_now(conn: Connection, tenant: int, workflow: str) -> tuple[int, str]:
    """(open cases of a workflow, their stamp): another as soon as one of them gets an event, one
    is opened or ends, or somebody else holds an office."""
    row = conn.execute(
        """SELECT count(c.id), coalesce(sum(c.revision), 0), coalesce(max(c.id), 0),
          max(t.directory_version)
        FROM tenant t LEFT JOIN cases c
          ON c.tenant = t.id AND c.workflow = %s AND c.ending IS NULL
        WHERE t.id = %s""",
        (workflow, tenant),
    ).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    return int(row[0]), ".".join(map(str, row))


def latest(conn: Connection, tenant: int, digest: str, ended: bool) -> ImpactRecord | None:
    """The newest count for this definition that is at its end, or that is under way."""
    return _one(
        conn,
        "AND hash = %s AND (ended_at IS NOT NULL) = %s ORDER BY id DESC LIMIT 1",
        (tenant, digest, ended),
    )


def one(conn: Connection, tenant: int, impact: int) -> ImpactRecord | None:
    """The count with this id."""
    return _one(conn, "AND id = %s", (tenant, impact))


def body(conn: Connection, tenant: int, impact: int) -> bytes:
    """The canonical bytes of the definition that is counted for."""
    row = conn.execute(
        "SELECT body FROM impact WHERE tenant = %s AND id = %s", (tenant, impact)
    ).fetchone()
    return bytes(row[0]) if row else b""


def begin(
    conn: Connection, tenant: int, named: tuple[str, str, bytes], now: dt.datetime
) -> ImpactRecord:
    """Begin to count for (workflow, hash, body); the one that is under way where there is one."""
    workflow, digest, body_ = named
    cases, stamp = open_now(conn, tenant, workflow)
    conn.execute(
        "INSERT INTO impact (tenant, workflow, hash, body, stamp, cases, groups, made_at,"
        " touched_at) VALUES (%s, %s, %s, %s, %s, %s, '[]', %s, %s)"
        " ON CONFLICT (tenant, hash) WHERE ended_at IS NULL DO NOTHING",
        (tenant, workflow, digest, body_, stamp, cases, now, now),
    )
    found = latest(conn, tenant, digest, False)
    if found is None:
        raise RuntimeError("what was begun is not there")
    return found


def claim(conn: Connection, tenant: int, impact: int, wait: bool) -> ImpactRecord | None:
    """The count, locked; None where it is at its end or unknown, and, unless one waits, where
    somebody else is at it."""
    skip = "" if wait else " SKIP LOCKED"
    rest = f"AND id = %s AND ended_at IS NULL FOR UPDATE{skip}"
    return _one(conn, rest, (tenant, impact))


def go_on(
    conn: Connection,
    tenant: int,
    impact: int,
    groups: JSON,
    seen: int,
    after: int,
    now: dt.datetime,
) -> None:
    """Keep what a batch has found."""
    conn.execute(
        "UPDATE impact SET groups = %s, seen = %s, after = %s, touched_at = %s"
        " WHERE tenant = %s AND id = %s",
        (Jsonb(groups), seen, after, now, tenant, impact),
    )


def end(conn: Connection, tenant: int, impact: int, now: dt.datetime) -> None:
    """Every open case was looked at."""
    conn.execute(
        "UPDATE impact SET ended_at = %s, touched_at = %s WHERE tenant = %s AND id = %s",
        (now, now, tenant, impact),
    )


def under_way(conn: Connection) -> list[tuple[int, int, dt.datetime]]:
    """(tenant, impact, when it was last worked on) of every count that is not at its end."""
    return conn.execute(
        "SELECT tenant, id, touched_at FROM impact WHERE ended_at IS NULL ORDER BY touched_at, id"
    ).fetchall()


def _one(conn: Connection, rest: str, given: tuple[object, ...]) -> ImpactRecord | None:
    with conn.cursor(row_factory=class_row(ImpactRecord)) as cursor:
        query = f"SELECT {_COLUMNS} FROM impact WHERE tenant = %s {rest}"  # noqa: S608  (our own words)
        cursor.execute(query.encode(), given)
        return cursor.fetchone()
