"""Rows of one-time slips, and who may make one for whom. Only the hash of a code is stored.

Never here: how a code looks or how long it is good (service/logins/slips.py).
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Slip:
    """An open one-time slip and whom it is for."""

    person: int
    name: str
    kind: str
    ends_at: dt.datetime
    username: str | None


def add(
    conn: Connection,
    code_hash: str,
    person: int,
    kind: str,
    by: int | None,
    now: dt.datetime,
    ends_at: dt.datetime,
) -> None:
    """Remember a new slip; earlier open ones of the same person are void."""
    conn.execute("DELETE FROM slip WHERE person = %s AND used_at IS NULL", (person,))
    conn.execute(
        "INSERT INTO slip (code_hash, person, kind, made_by, made_at, ends_at)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (code_hash, person, kind, by, now, ends_at),
    )


def find_open(conn: Connection, code_hash: str, now: dt.datetime, hold: bool) -> Slip | None:
    """An unused slip that has not ended; `hold` locks it until the transaction ends."""
    with conn.cursor(row_factory=class_row(Slip)) as cursor:
        cursor.execute(
            f"""SELECT s.person, p.name, s.kind, s.ends_at, l.username
            FROM slip s JOIN person p ON p.id = s.person LEFT JOIN login l ON l.person = s.person
            WHERE s.code_hash = %s AND s.used_at IS NULL AND s.ends_at > %s
            {"FOR UPDATE OF s" if hold else ""}""",  # noqa: S608  (one of two constants)
            (code_hash, now),
        )
        return cursor.fetchone()


def use(conn: Connection, code_hash: str, now: dt.datetime) -> None:
    """The slip is spent."""
    conn.execute("UPDATE slip SET used_at = %s WHERE code_hash = %s", (now, code_hash))


def counters_of(
    conn: Connection, tenant: int, person: int, kinds: list[str], on: dt.date
) -> list[str]:
    """The areas for which a person stands at a counter on this day, by these kinds of office."""
    rows = conn.execute(
        """SELECT DISTINCT a.area FROM term t
        JOIN office f ON f.tenant = t.tenant AND f.id = t.office AND f.kind = ANY(%(kinds)s)
        JOIN organisation_area a ON a.tenant = f.tenant AND a.organisation = f.organisation
        WHERE t.tenant = %(tenant)s AND t.person = %(person)s
          AND t.from_on <= %(on)s AND (t.until_on IS NULL OR t.until_on >= %(on)s)""",
        {"tenant": tenant, "person": person, "kinds": kinds, "on": on},
    )
    return [row[0] for row in rows.fetchall()]


def holds_office(conn: Connection, person: int, on: dt.date) -> bool:
    """Whether the person holds any office anywhere on this day or later."""
    found = conn.execute(
        "SELECT 1 FROM term WHERE person = %s AND (until_on IS NULL OR until_on >= %s) LIMIT 1",
        (person, on),
    )
    return found.fetchone() is not None
