"""Rows of web sessions: a global table that holds the hash of a token, never the token.

Never here: how long a session lasts (service/logins/sessions.py).
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection
from engine.store.people import Member


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


def add(conn: Connection, new: Session) -> None:
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


def find(conn: Connection, handle: str) -> Session | None:
    """The session behind a token's hash, over or not."""
    with conn.cursor(row_factory=class_row(Session)) as cursor:
        cursor.execute(f"{_SESSION} WHERE token_hash = %s", (handle,))
        return cursor.fetchone()


@dataclass(frozen=True, slots=True)
class Read:
    """A session, over or not, its person as the tenant knows them (None: no member there), and the
    version of the tenant's directory."""

    session: Session
    member: Member | None
    directory: int


_READ = """SELECT s.token_hash, s.person, s.tenant, s.started_at, s.seen_at, s.ends_at, s.device,
    v.directory_version, m.person, p.name, p.email, p.phone, p.language, m.secretariat, m.area,
    l.username
  FROM web_session s
  JOIN tenant v ON v.id = %s
  LEFT JOIN member m ON m.tenant = v.id AND m.person = s.person
  LEFT JOIN person p ON p.id = m.person
  LEFT JOIN login l ON l.person = m.person
 WHERE s.token_hash = %s"""


def read(conn: Connection, tenant: int, handle: str) -> Read | None:
    """What every page of somebody who is logged in begins with, in one round trip."""
    row = conn.execute(_READ, (tenant, handle), prepare=True).fetchone()
    if row is None:
        return None
    return Read(Session(*row[:7]), None if row[8] is None else Member(*row[8:]), row[7])


def of_person(conn: Connection, person: int, now: dt.datetime, idle: dt.timedelta) -> list[Session]:
    """The living sessions of a person, the last seen first."""
    with conn.cursor(row_factory=class_row(Session)) as cursor:
        cursor.execute(
            f"{_SESSION} WHERE person = %s AND ends_at > %s AND seen_at > %s ORDER BY seen_at DESC",
            (person, now, now - idle),
        )
        return cursor.fetchall()


def see(conn: Connection, handle: str, now: dt.datetime) -> None:
    """The session was used."""
    conn.execute(
        "UPDATE web_session SET seen_at = greatest(seen_at, %s) WHERE token_hash = %s",
        (now, handle),
    )


def move(conn: Connection, handle: str, person: int, tenant: int) -> bool:
    """The session works at another office from now on, if the person is a member there."""
    done = conn.execute(
        """UPDATE web_session SET tenant = %(tenant)s
        WHERE token_hash = %(handle)s AND person = %(person)s AND EXISTS
          (SELECT FROM member WHERE tenant = %(tenant)s AND person = %(person)s)""",
        {"tenant": tenant, "handle": handle, "person": person},
    )
    return done.rowcount == 1


def end(conn: Connection, person: int, only: str | None = None, but: str | None = None) -> int:
    """End sessions of a person: one, all but one, or all; gives how many ended."""
    return conn.execute(
        """DELETE FROM web_session WHERE person = %(person)s
        AND (%(only)s::text IS NULL OR token_hash = %(only)s)
        AND (%(but)s::text IS NULL OR token_hash <> %(but)s)""",
        {"person": person, "only": only, "but": but},
    ).rowcount


def end_at(conn: Connection, tenant: int, person: int) -> int:
    """End the sessions in which a person works at this office; gives how many ended."""
    return conn.execute(
        "DELETE FROM web_session WHERE person = %s AND tenant = %s", (person, tenant)
    ).rowcount


def prune(conn: Connection, now: dt.datetime, idle: dt.timedelta) -> int:
    """Forget sessions that are over; gives how many."""
    return conn.execute(
        "DELETE FROM web_session WHERE ends_at <= %s OR seen_at <= %s", (now, now - idle)
    ).rowcount
