"""Rows of the register: decisions outside a case, one hash chain per tenant, written once.

Never here: what a decision means or how its bytes are made (service/register.py).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Row:
    """One stored entry; `hash` covers the hash before it and `body` as it lies there."""

    seq: int
    kind: str
    recorded_at: dt.datetime
    body: bytes
    hash: bytes


def lock(conn: Connection, tenant: int) -> bool:
    """Hold the tenant's register until the transaction ends; False where the tenant is unknown.

    Everything that changes a directory takes this same lock first, so that two hands are one
    after the other and never in a circle.
    """
    found = conn.execute("SELECT id FROM tenant WHERE id = %s FOR NO KEY UPDATE", (tenant,))
    return found.fetchone() is not None


def last(conn: Connection, tenant: int) -> tuple[int, bytes]:
    """Number and hash of the last entry; (0, b"") before the first."""
    row = conn.execute(
        "SELECT seq, hash FROM decision WHERE tenant = %s ORDER BY seq DESC LIMIT 1", (tenant,)
    ).fetchone()
    return (0, b"") if row is None else (row[0], bytes(row[1]))


def append(conn: Connection, tenant: int, row: Row) -> None:
    """Add one entry. Raises psycopg.errors.UniqueViolation where the lock was not held."""
    conn.execute(
        "INSERT INTO decision (tenant, seq, kind, recorded_at, body, hash)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (tenant, row.seq, row.kind, row.recorded_at, row.body, row.hash),
    )


def newest(conn: Connection, tenant: int, limit: int, before: int | None = None) -> list[Row]:
    """The entries below number `before`, newest first."""
    with conn.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(
            "SELECT seq, kind, recorded_at, body, hash FROM decision WHERE tenant = %s"
            " AND (%s::bigint IS NULL OR seq < %s) ORDER BY seq DESC LIMIT %s",
            (tenant, before, before, limit),
        )
        return cursor.fetchall()


def about(
    conn: Connection, tenant: int, kinds: Collection[str], workflow: str, limit: int
) -> list[Row]:
    """The newest entries of these kinds whose body names this workflow."""
    with conn.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(
            "SELECT seq, kind, recorded_at, body, hash FROM decision"
            " WHERE tenant = %s AND kind = ANY(%s)"
            " AND convert_from(body, 'UTF8')::json #>> '{body,workflow}' = %s"
            " ORDER BY seq DESC LIMIT %s",
            (tenant, list(kinds), workflow, limit),
        )
        return cursor.fetchall()


def whole(conn: Connection, tenant: int) -> list[Row]:
    """Every entry from the first on: for checking the chain."""
    with conn.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(
            "SELECT seq, kind, recorded_at, body, hash FROM decision"
            " WHERE tenant = %s ORDER BY seq",
            (tenant,),
        )
        return cursor.fetchall()
