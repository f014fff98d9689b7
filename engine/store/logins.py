"""Rows of logins: a global table with password hashes and what was paid for tries.

Never here: passwords in the clear, how much a try costs (service/logins).
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Credential:
    """What is needed to check a password."""

    person: int
    username: str
    password_hash: str


def take_try(
    conn: Connection, username: str, now: dt.datetime, cost: dt.timedelta, burst: dt.timedelta
) -> Credential | None:
    """Pay for one try before it is checked; None for an unknown name or an empty purse.

    `locked_until` is the moment up to which tries are paid: each costs `cost`, and no more than
    `burst` may be owed. One UPDATE, so that parallel guesses cannot share one try.
    """
    with conn.cursor(row_factory=class_row(Credential)) as cursor:
        cursor.execute(
            """UPDATE login SET locked_until = greatest(locked_until, %(now)s) + %(cost)s
            WHERE username = %(username)s
              AND greatest(locked_until, %(now)s) + %(cost)s <= %(now)s + %(burst)s
            RETURNING person, username, password_hash""",
            {"username": username, "now": now, "cost": cost, "burst": burst},
        )
        return cursor.fetchone()


def owes_until(conn: Connection, username: str) -> dt.datetime | None:
    """Up to when tries of this login are paid; None where there is none or nothing is owed."""
    row = conn.execute("SELECT locked_until FROM login WHERE username = %s", (username,)).fetchone()
    return row[0] if row else None


def forgive(conn: Connection, person: int) -> None:
    """The right password was typed: the tries before it no longer count."""
    conn.execute("UPDATE login SET locked_until = NULL WHERE person = %s", (person,))


def credential(conn: Connection, person: int) -> Credential | None:
    """The login of a person."""
    with conn.cursor(row_factory=class_row(Credential)) as cursor:
        cursor.execute(
            "SELECT person, username, password_hash FROM login WHERE person = %s", (person,)
        )
        return cursor.fetchone()


def write(
    conn: Connection, person: int, username: str, password_hash: str, now: dt.datetime
) -> None:
    """Make or replace the login. Raises psycopg.errors.UniqueViolation for a taken name."""
    conn.execute(
        """INSERT INTO login (person, username, password_hash, changed_at)
        VALUES (%s, %s, %s, %s)
        ON CONFLICT (person) DO UPDATE SET username = excluded.username,
          password_hash = excluded.password_hash, changed_at = excluded.changed_at,
          locked_until = NULL""",
        (person, username, password_hash, now),
    )


def rehash(conn: Connection, person: int, old: str, new: str) -> None:
    """Keep the same password under newer parameters, unless it was changed meanwhile."""
    conn.execute(
        "UPDATE login SET password_hash = %s WHERE person = %s AND password_hash = %s",
        (new, person, old),
    )
