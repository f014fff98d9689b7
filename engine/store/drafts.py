"""Rows of drafts: a form under way, of one person, by its identity. Never here: what they mean."""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.core.values import JSON
from engine.store.database import Connection

_SELECT = """
SELECT d.form, d.person, d.workflow, d.data, d.begun_at, d.saved_at, s.case_id
  FROM draft d LEFT JOIN submission s ON s.tenant = d.tenant AND s.form = d.form
 WHERE d.tenant = %s AND d.person = %s
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A draft. `case_id` is set once its form was sent."""

    form: str
    person: int
    workflow: str
    data: JSON
    begun_at: dt.datetime
    saved_at: dt.datetime
    case_id: int | None


def add(
    connection: Connection, tenant: int, form: str, person: int, workflow: str, data: JSON,
    now: dt.datetime,
) -> None:  # fmt: skip
    """Begin a draft. When that was is never written again."""
    connection.execute(
        "INSERT INTO draft (tenant, form, person, workflow, data, begun_at, saved_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (tenant, form, person, workflow, Jsonb(data), now, now),
    )


def find(
    connection: Connection, tenant: int, person: int, form: str, *, hold: bool = False
) -> Row | None:
    """This person's draft; nobody else's, however well its identity is known."""
    with connection.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(
            _SELECT + " AND d.form = %s" + (" FOR UPDATE OF d" if hold else ""),
            (tenant, person, form),
        )
        return cursor.fetchone()


def write(connection: Connection, tenant: int, form: str, data: JSON, now: dt.datetime) -> None:
    """Replace what a draft holds; the caller holds its row."""
    connection.execute(
        "UPDATE draft SET data = %s, saved_at = %s WHERE tenant = %s AND form = %s",
        (Jsonb(data), now, tenant, form),
    )


def open_of(connection: Connection, tenant: int, person: int) -> list[Row]:
    """The person's drafts that were not sent, the last saved first."""
    with connection.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(
            _SELECT + " AND s.form IS NULL ORDER BY d.saved_at DESC LIMIT 50",
            (tenant, person),
        )
        return cursor.fetchall()


def remove(connection: Connection, tenant: int, person: int, form: str) -> int:
    """Throw a draft away."""
    done = connection.execute(
        "DELETE FROM draft WHERE tenant = %s AND person = %s AND form = %s", (tenant, person, form)
    )
    return done.rowcount


def remove_old(connection: Connection, before: dt.datetime) -> int:
    """Drafts of every tenant that were last saved before then."""
    return connection.execute("DELETE FROM draft WHERE saved_at < %s", (before,)).rowcount
