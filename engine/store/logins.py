"""Rows of logins, web sessions and one-time slips: global tables, only hashes of secrets.

Never here: passwords in the clear, how long something lasts (service/logins).
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


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its person sees it. `handle` is the token's hash: useless as a cookie."""

    handle: str
    person: int
    tenant: int | None
    started_at: dt.datetime
    seen_at: dt.datetime
    ends_at: dt.datetime
    device: str


@dataclass(frozen=True, slots=True)
class Slip:
    """An open one-time slip and whom it is for."""

    person: int
    name: str
    kind: str
    ends_at: dt.datetime
    username: str | None


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


def add_session(conn: Connection, new: Session) -> None:
    """Remember a session that has begun."""
    conn.execute(
        "INSERT INTO web_session (token_hash, person, tenant, started_at, seen_at, ends_at, device)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (
            new.handle,
            new.person,
            new.tenant,
            new.started_at,
            new.seen_at,
            new.ends_at,
            new.device,
        ),
    )


_SESSION = """SELECT token_hash AS handle, person, tenant, started_at, seen_at, ends_at, device
  FROM web_session"""


def session(conn: Connection, handle: str) -> Session | None:
    """The session behind a token's hash, over or not."""
    with conn.cursor(row_factory=class_row(Session)) as cursor:
        cursor.execute(f"{_SESSION} WHERE token_hash = %s", (handle,))
        return cursor.fetchone()


def sessions(conn: Connection, person: int, now: dt.datetime, idle: dt.timedelta) -> list[Session]:
    """The living sessions of a person, the last seen first."""
    with conn.cursor(row_factory=class_row(Session)) as cursor:
        cursor.execute(
            f"{_SESSION} WHERE person = %s AND ends_at > %s AND seen_at > %s ORDER BY seen_at DESC",
            (person, now, now - idle),
        )
        return cursor.fetchall()


def see_session(conn: Connection, handle: str, now: dt.datetime) -> None:
    """The session was used."""
    conn.execute(
        "UPDATE web_session SET seen_at = greatest(seen_at, %s) WHERE token_hash = %s",
        (now, handle),
    )


def move_session(conn: Connection, handle: str, person: int, tenant: int) -> bool:
    """The session works at another office from now on, if the person is a member there."""
    done = conn.execute(
        """UPDATE web_session SET tenant = %(tenant)s
        WHERE token_hash = %(handle)s AND person = %(person)s AND EXISTS
          (SELECT FROM member WHERE tenant = %(tenant)s AND person = %(person)s)""",
        {"tenant": tenant, "handle": handle, "person": person},
    )
    return done.rowcount == 1


def end_sessions(
    conn: Connection, person: int, only: str | None = None, but: str | None = None
) -> int:
    """End sessions of a person: one, all but one, or all; gives how many ended."""
    return conn.execute(
        """DELETE FROM web_session WHERE person = %(person)s
        AND (%(only)s::text IS NULL OR token_hash = %(only)s)
        AND (%(but)s::text IS NULL OR token_hash <> %(but)s)""",
        {"person": person, "only": only, "but": but},
    ).rowcount


def prune_sessions(conn: Connection, now: dt.datetime, idle: dt.timedelta) -> int:
    """Forget sessions that are over; gives how many."""
    return conn.execute(
        "DELETE FROM web_session WHERE ends_at <= %s OR seen_at <= %s", (now, now - idle)
    ).rowcount


def add_slip(
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


def open_slip(conn: Connection, code_hash: str, now: dt.datetime, hold: bool) -> Slip | None:
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


def use_slip(conn: Connection, code_hash: str, now: dt.datetime) -> None:
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
