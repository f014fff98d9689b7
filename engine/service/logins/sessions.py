"""Web sessions that can be ended: the cookie holds a random token, the row only its hash.

A session ends after twelve idle hours or two weeks, whichever comes first. Never here: cookies.
"""

import datetime as dt
import hashlib
import secrets

from engine.service.desk import Desk
from engine.service.world import world_at
from engine.store import sessions as rows
from engine.store.database import Connection, Database
from engine.store.people import Member
from engine.store.sessions import Session

__all__ = [
    "Session",
    "end",
    "end_all",
    "end_others",
    "look",
    "mine",
    "move",
    "prune",
    "reader",
    "start",
]

IDLE = dt.timedelta(hours=12)
LONGEST = dt.timedelta(days=14)
# Writing at each request would double the work of reading a page.
SEEN_EVERY = dt.timedelta(minutes=5)
MOST_DEVICE = 200


def handle_of(token: str) -> str:
    """What is stored of a token, and what pages may show to name a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def start(
    database: Database, person: int, tenant: int | None, device: str, now: dt.datetime
) -> str:
    """Begin a session and give its token, which is stored nowhere."""
    token = secrets.token_urlsafe(32)
    shown = "".join(letter for letter in device if letter.isprintable())[:MOST_DEVICE]
    new = Session(handle_of(token), person, tenant, now, now, now + LONGEST, shown)
    with database.connection() as conn:
        rows.add(conn, new)
    return token


def look(database: Database, token: str, now: dt.datetime) -> Session | None:
    """The living session of a token, or None. One read; a write every five minutes at most."""
    with database.connection() as conn:
        found = rows.find(conn, handle_of(token))
        return found if found is not None and _is_alive(conn, found, now) else None


def reader(desk: Desk, token: str, now: dt.datetime) -> tuple[Session, Member | None] | None:
    """The same with its person as a member of the desk's office, and the office's world looked at:
    one round trip for what every page asks first."""
    with desk.database.connection() as conn:
        found = rows.read(conn, desk.tenant, handle_of(token))
        if found is None or not _is_alive(conn, found.session, now):
            return None
        world_at(desk, conn, found.directory, now)
        return found.session, found.member


def _is_alive(conn: Connection, found: Session, now: dt.datetime) -> bool:
    if found.ends_at <= now or found.seen_at + IDLE <= now:
        return False
    if found.seen_at + SEEN_EVERY <= now:
        rows.see(conn, found.handle, now)
    return True


def mine(database: Database, person: int, now: dt.datetime) -> list[Session]:
    """The living sessions of a person, the last seen first."""
    with database.connection() as conn:
        return rows.of_person(conn, person, now, IDLE)


def move(database: Database, token: str, person: int, tenant: int) -> bool:
    """Work at another office in the same session; False where the person is no member there."""
    with database.connection() as conn:
        return rows.move(conn, handle_of(token), person, tenant)


def end(database: Database, person: int, handle: str) -> bool:
    """End one session of this person; somebody else's handle ends nothing."""
    with database.connection() as conn:
        return rows.end(conn, person, only=handle) == 1


def end_others(database: Database, person: int, token: str) -> int:
    """End every session of the person but the one of this token; gives how many ended."""
    with database.connection() as conn:
        return rows.end(conn, person, but=handle_of(token))


def end_all(database: Database, person: int) -> int:
    """End every session of the person."""
    with database.connection() as conn:
        return rows.end(conn, person)


def prune(database: Database, now: dt.datetime) -> int:
    """Forget sessions that are over: the clock's housekeeping. Twice is harmless."""
    with database.connection() as conn:
        return rows.prune(conn, now, IDLE)
