"""Rows of terms: who holds an office from when to when, definitive or acting.

Whoever writes here holds the tenant's lock. Never here: which terms may stand side by side.
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Term:
    """A stored term of office."""

    id: int
    office: int
    person: int
    capacity: str
    decree: str | None
    from_on: dt.date
    until_on: dt.date | None


def of_office(conn: Connection, tenant: int, office: int) -> list[Term]:
    """Every term of an office, the earliest first."""
    with conn.cursor(row_factory=class_row(Term)) as cursor:
        cursor.execute(
            "SELECT id, office, person, capacity, decree, from_on, until_on FROM term"
            " WHERE tenant = %s AND office = %s ORDER BY from_on, id",
            (tenant, office),
        )
        return cursor.fetchall()


def find(conn: Connection, tenant: int, id_: int) -> Term | None:
    """One term of this tenant by its id."""
    with conn.cursor(row_factory=class_row(Term)) as cursor:
        cursor.execute(
            "SELECT id, office, person, capacity, decree, from_on, until_on FROM term"
            " WHERE tenant = %s AND id = %s",
            (tenant, id_),
        )
        return cursor.fetchone()


def add(conn: Connection, tenant: int, new: Term) -> int:
    """Write a term (its id is given here) and return the id."""
    row = conn.execute(
        "INSERT INTO term (tenant, office, person, capacity, decree, from_on, until_on)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (tenant, new.office, new.person, new.capacity, new.decree, new.from_on, new.until_on),
    ).fetchone()
    assert row is not None  # noqa: S101  (an INSERT that did not raise returns its row)
    return int(row[0])


def end(conn: Connection, tenant: int, id_: int, until_on: dt.date) -> None:
    """Set the last day of a term."""
    conn.execute(
        "UPDATE term SET until_on = %s WHERE tenant = %s AND id = %s", (until_on, tenant, id_)
    )
