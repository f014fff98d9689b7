"""One-time slips: an invitation, or a reset at the counter, for people with or without mail.

A short code on paper, good once and for seven days; only its hash is stored. Making and using one
stand in the register. Never here: mail, pages, how the paper looks.
"""

import datetime as dt
import hashlib
import secrets

from psycopg import errors

from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.logins import entering, passwords
from engine.service.people import within
from engine.service.whys import refused
from engine.store import logins, organisations, people, sessions
from engine.store import slips as rows
from engine.store.database import Connection, Database
from engine.store.slips import Slip

__all__ = ["Slip", "invite", "look", "redeem", "reset"]

GOOD_FOR = dt.timedelta(days=7)
# No signs that look alike on paper (0 O, 1 I L, U V): twelve of these are 57 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH = 12
# Whoever holds such an office stands at a counter for the areas of its organisation.
COUNTERS = ["village_operator", "district_operator"]


def invite(
    desk: Desk, person: int, by: int | None, reason: str | None, now: dt.datetime
) -> str | Refused:
    """A slip for somebody without a login; gives the code, to be printed and forgotten."""
    return _make(desk, person, "invitation", by, reason, now)


def reset(
    desk: Desk, person: int, by: int | None, reason: str | None, now: dt.datetime
) -> str | Refused:
    """A slip for a new password, made at the counter after a look at somebody's papers.

    The old password and sessions go on until the slip is used: a mistaken reset harms nobody.
    """
    return _make(desk, person, "reset", by, reason, now)


def look(database: Database, code: str, now: dt.datetime) -> Slip | None:
    """For whom an open slip is; None for a wrong, used or old code."""
    with database.connection() as conn:
        return rows.find_open(conn, _hash(code), now, hold=False)


def redeem(
    database: Database, code: str, username: str, password: str, now: dt.datetime
) -> int | Refused:
    """Use a slip: set name (invitations only) and password; gives the person.

    A refused name or password leaves the slip open. Sessions from before end.
    """
    seen = look(database, code, now)
    if seen is None:
        return refused("slip_unknown", "code")
    name = seen.username or entering.username_of(username)
    found = (*entering.username_whys(name), *passwords.weaknesses(password, name, seen.name))
    if found:
        return Refused(found)
    made = passwords.hashed(password)
    try:
        return _use(database, _hash(code), seen, name, made, now)
    except errors.UniqueViolation:
        return refused("username_taken", "username")


def _use(
    database: Database, code: str, seen: Slip, username: str, made: str, now: dt.datetime
) -> int | Refused:
    """Login, slip, sessions and register in one transaction; locks in the order of _make()."""
    with database.transaction() as conn:
        offices = people.memberships(conn, seen.person)
        for office in sorted(offices, key=lambda one: one.tenant):
            register.hold(conn, office.tenant)
        slip = rows.find_open(conn, code, now, hold=True)
        if slip is None or slip.username != seen.username:
            return refused("slip_unknown", "code")
        logins.write(conn, slip.person, username, made, now)
        rows.use(conn, code, now)
        sessions.end(conn, slip.person)
        body = {"person": slip.person, "slip": slip.kind}
        for office in offices:
            register.record(conn, office.tenant, "slip_used", body, slip.person, None, now)
        return slip.person


def _make(
    desk: Desk, person: int, kind: str, by: int | None, reason: str | None, now: dt.datetime
) -> str | Refused:
    """1. who may, 2. whether the person is ours alone, 3. the row and the register entry."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        member = people.member(conn, desk.tenant, person)
        if member is None:
            return refused("unknown_person")
        if no := _counter_refuses(conn, desk, member, by, now):
            return no
        if kind == "invitation" and member.username is not None:
            return refused("has_login")
        if kind == "reset" and member.username is None:
            return refused("no_login")
        return issue(conn, desk.tenant, person, kind, by, reason, now)


def issue(
    conn: Connection,
    tenant: int,
    person: int,
    kind: str,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> str:
    """Write the slip inside the caller's transaction, who has checked that it may be."""
    signs = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    code = "-".join("".join(signs[at : at + 4]) for at in range(0, LENGTH, 4))
    rows.add(conn, _hash(code), person, kind, by, now, now + GOOD_FOR)
    body = {"person": person, "slip": kind}
    register.record(conn, tenant, "slip_made", body, by, reason, now)
    return code


def _counter_refuses(
    conn: Connection, desk: Desk, member: people.Member, by: int | None, now: dt.datetime
) -> Refused | None:
    """The secretariat serves every member; an operator the citizens of the own area.

    Somebody who also belongs to another office, or who holds one, is never an operator's to
    reset: a slip is a way into everything that person may do, and so is refused to a stranger.
    """
    if by is None:
        return None
    if len(people.memberships(conn, member.person)) > 1:
        return refused("not_at_this_counter")
    asker = people.member(conn, desk.tenant, by)
    if asker is None:
        return refused("not_at_this_counter")
    if asker.secretariat:
        return None
    today = organisations.today(conn, desk.tenant, now)
    counters = rows.counters_of(conn, desk.tenant, by, COUNTERS, today)
    ours = member.area is not None and any(within(member.area, area) for area in counters)
    if not ours or member.secretariat or rows.holds_office(conn, member.person, today):
        return refused("not_at_this_counter")
    return None


def _hash(code: str) -> str:
    """Typed forgivingly: small letters, spaces and dashes do not matter."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()
