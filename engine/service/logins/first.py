"""The first secretariat of an office: made from the machine's command line, never from a page.

Works only while nobody keeps the office, unless forced; gives a one-time slip, not a password.
"""

import datetime as dt
import secrets
from dataclasses import dataclass

from psycopg import errors

from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.logins import entering, passwords, slips
from engine.service.typed import cleaned, person_whys
from engine.service.whys import refused
from engine.store import logins as rows
from engine.store import people
from engine.store.people import NewPerson


@dataclass(frozen=True, slots=True)
class First:
    """The person made, and the code of the slip that sets the password."""

    person: int
    username: str
    code: str


def make(
    desk: Desk, name: str, username: str, now: dt.datetime, *, force: bool = False
) -> First | Refused:
    """Make a secretariat member with a user name, whose password the slip will set."""
    new, wanted = cleaned(NewPerson(name)), entering.username_of(username)
    found = (*person_whys(new), *entering.username_whys(wanted))
    if found:
        return Refused(found)
    try:
        return _make(desk, new, wanted, force, now)
    except errors.UniqueViolation:
        return refused("username_taken", "username")


def _make(
    desk: Desk, new: NewPerson, username: str, force: bool, now: dt.datetime
) -> First | Refused:
    # Nobody knows this password: until the slip is used, the login opens to nobody.
    closed = passwords.hashed(secrets.token_urlsafe(48))
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if people.secretariats(conn, desk.tenant) and not force:
            return refused("secretariat_exists")
        [person] = people.add(conn, desk.tenant, [new], secretariat=True)
        rows.write(conn, person, username, closed, now)
        body = {"person": person, "forced": force}
        register.record(conn, desk.tenant, "first_secretariat", body, None, None, now)
        code = slips.issue(conn, desk.tenant, person, "reset", None, None, now)
    return First(person, username, code)
