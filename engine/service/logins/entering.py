"""Signing in: name and password, with a price on every try. Never here: cookies and pages.

Per login: ten tries, then one a minute (a column of the login, so no restart forgets it). Pages
add a limit per address, which also covers names that do not exist.
"""

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass

from engine.core.values import Refused, Why
from engine.service.logins import passwords
from engine.service.whys import refused, why
from engine.store import logins as rows
from engine.store import people, sessions
from engine.store.database import Database

COST = dt.timedelta(minutes=1)
BURST = dt.timedelta(minutes=10)
NOBODY = "-"  # a name that cannot be: what is asked for where the typed one cannot be either
_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,38}[a-z0-9])")


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody proved who they are; `memberships` are the offices that know them."""

    person: int
    username: str
    memberships: tuple[people.Membership, ...]


def username_of(typed: str) -> str:
    """The name as it is stored: composed, lower case, no spaces around."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def sign_in(
    database: Database, username: str, password: str, now: dt.datetime
) -> Entered | Refused:
    """1. pay for the try, 2. check the password (as long for a name that nobody has),
    3. forgive the tries and refresh an old hash. The answer never says which part was wrong.
    """
    name = username_of(username[:200])
    if _USERNAME.fullmatch(name) is None:
        name = NOBODY
    with database.connection() as conn:
        found = rows.take_try(conn, name, now, COST, BURST)
        owed = None if found else rows.owes_until(conn, name)
    # No connection is held while the processor works.
    if not passwords.fits(password, found.password_hash if found else None) or found is None:
        return _no(owed, now)
    with database.connection() as conn:
        rows.forgive(conn, found.person)
        if passwords.is_dated(found.password_hash):
            rows.rehash(conn, found.person, found.password_hash, passwords.hashed(password))
        offices = people.memberships(conn, found.person)
    return Entered(found.person, found.username, tuple(offices))


def change_password(
    database: Database, person: int, old: str, new: str, keep: str | None, now: dt.datetime
) -> Refused | None:
    """Change the own password; every session but `keep` (a handle) ends."""
    with database.connection() as conn:
        found = rows.credential(conn, person)
    if found is None:
        return refused("no_login")
    checked = sign_in(database, found.username, old, now)
    if isinstance(checked, Refused):
        return checked
    weak = tuple(passwords.weaknesses(new, found.username))
    if weak:
        return Refused(weak)
    made = passwords.hashed(new)
    with database.transaction() as conn:
        rows.write(conn, person, found.username, made, now)
        sessions.end(conn, person, but=keep)
    return None


def username_whys(username: str) -> tuple[Why, ...]:
    """Why a new name cannot be: 3 to 40 small letters, digits, dots, dashes, underscores."""
    return () if _USERNAME.fullmatch(username) else (why("wrong_username", "username"),)


def _no(owed: dt.datetime | None, now: dt.datetime) -> Refused:
    wait = (owed + COST - BURST - now) if owed is not None else dt.timedelta(0)
    if wait > dt.timedelta(0):
        return refused("too_many_tries", seconds=math.ceil(wait.total_seconds()))
    return refused("wrong_login")
