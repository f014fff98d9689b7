"""Versions of what an office decreed of its calendar: read, and written once each.

Whoever writes holds the tenant's lock (store/register.py) and bumps the directory's version.
Never here: what a body means (service/calendars.py).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.store.database import Connection

# The first ones may have been made before all time.
_SELECT = """
SELECT number, body, made_by, greatest(made_at, '0001-01-02+00') AS made_at
  FROM calendar_version WHERE tenant = %s"""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One version, whole."""

    number: int
    body: dict[str, Any]
    made_by: int | None
    made_at: dt.datetime


def versions(conn: Connection, tenant: int, most: int = 1000) -> list[CalendarRow]:
    """The versions, newest first."""
    with conn.cursor(row_factory=class_row(CalendarRow)) as cursor:
        cursor.execute(
            f"{_SELECT} ORDER BY number DESC LIMIT %s",
            (tenant, most),
        )
        return cursor.fetchall()


def numbered(conn: Connection, tenant: int, numbers: Collection[int]) -> list[CalendarRow]:
    """These versions."""
    with conn.cursor(row_factory=class_row(CalendarRow)) as cursor:
        cursor.execute(
            f"{_SELECT} AND number = ANY(%s)",
            (tenant, list(numbers)),
        )
        return cursor.fetchall()


def add(conn: Connection, tenant: int, row: CalendarRow) -> None:
    """One more. Raises psycopg.errors.UniqueViolation where the lock was not held."""
    conn.execute(
        "INSERT INTO calendar_version (tenant, number, body, made_by, made_at)"
        " VALUES (%s, %s, %s, %s, %s)",
        (tenant, row.number, Jsonb(row.body), row.made_by, row.made_at),
    )
