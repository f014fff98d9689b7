"""Rows of the views of the task list that a person keeps. Every query leads with the tenant and
names the person: nobody sees, picks or changes the views of others. Never here: what a name may be.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class View:
    """Filters under a name. `starts`: the list opens with it."""

    id: int
    name: str
    filters: Mapping[str, str]
    starts: bool


def of(connection: Connection, tenant: int, person: int) -> list[View]:
    """The person's views by name."""
    with connection.cursor(row_factory=class_row(View)) as cursor:
        cursor.execute(
            "SELECT id, name, filters, starts FROM queue_view"
            " WHERE tenant = %s AND person = %s ORDER BY sort",
            (tenant, person),
        )
        return cursor.fetchall()


def hold(connection: Connection, tenant: int, person: int) -> None:
    """One hand at a time changes a person's views, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(%s, %s)", (tenant, person % 2**31))


def add(
    connection: Connection,
    tenant: int,
    person: int,
    name: str,
    sort: str,
    filters: Mapping[str, str],
    now: dt.datetime,
) -> int:
    """Keep a view and give its id. Raises UniqueViolation where the name is taken."""
    row = connection.execute(
        "INSERT INTO queue_view (tenant, person, name, sort, filters, starts, made_at)"
        " VALUES (%s, %s, %s, %s, %s, false, %s) RETURNING id",
        (tenant, person, name, sort, Jsonb(dict(filters)), now),
    ).fetchone()
    if row is None:
        raise RuntimeError("an insert gave no row")
    return int(row[0])


def rename(
    connection: Connection, tenant: int, person: int, view: int, name: str, sort: str
) -> bool:
    """Give it another name; False where it is not there. Raises UniqueViolation as add() does."""
    done = connection.execute(
        "UPDATE queue_view SET name = %s, sort = %s WHERE tenant = %s AND person = %s AND id = %s",
        (name, sort, tenant, person, view),
    )
    return done.rowcount == 1


def start_with(connection: Connection, tenant: int, person: int, view: int | None) -> None:
    """The list opens with this view of the person's; with none of them for None."""
    # First none, then one: the rows of a statement change one after the other, and two that start
    # would break the unique index in between.
    connection.execute(
        "UPDATE queue_view SET starts = false WHERE tenant = %s AND person = %s AND starts",
        (tenant, person),
    )
    connection.execute(
        "UPDATE queue_view SET starts = true WHERE tenant = %s AND person = %s AND id = %s",
        (tenant, person, view),
    )


def delete(connection: Connection, tenant: int, person: int, view: int) -> bool:
    """Forget it; False where it is not there."""
    done = connection.execute(
        "DELETE FROM queue_view WHERE tenant = %s AND person = %s AND id = %s",
        (tenant, person, view),
    )
    return done.rowcount == 1
