"""Terms of office: who holds a post from when to when, definitive or acting by decree.

The successor sees the office's cases from the first day on, the predecessor no longer does;
signatures stay with who held it. Never here: SQL, making offices.
"""

import datetime as dt

from engine.core.values import Refused
from engine.service import register
from engine.service.away import telling
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.typed import name_whys
from engine.service.whys import refused
from engine.store import organisations as directory
from engine.store import terms as rows
from engine.store.database import Connection
from engine.store.terms import Term

__all__ = ["Term", "end", "of_office", "start", "succeed"]

CAPACITIES = ("definitive", "plt", "plh")
DAY = dt.timedelta(days=1)


def start(
    desk: Desk, new: Term, by: int | None, reason: str | None, now: dt.datetime
) -> int | Refused:
    """Begin a term (its id is given here). Plt and Plh name their decree."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        if no := _wrong(conn, desk.tenant, new):
            return no
        return _begin(conn, desk.tenant, new, by, reason, now)


def end(
    desk: Desk,
    term: int,
    until_on: dt.date,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Refused | None:
    """Set the last day of a term."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        old = rows.find(conn, desk.tenant, term)
        if old is None:
            return refused("unknown_term")
        if until_on < old.from_on:
            return refused("ends_before_it_begins", "until_on")
        _finish(conn, desk.tenant, old, until_on, by, reason, now)
    return None


def succeed(
    desk: Desk, new: Term, by: int | None, reason: str | None, now: dt.datetime
) -> int | Refused:
    """One decision: the definitive holder's term ends the day before the successor's begins."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        before = [
            old
            for old in rows.of_office(conn, desk.tenant, new.office)
            if old.capacity == "definitive" and _overlap(old, new) and old.from_on < new.from_on
        ]
        cut = frozenset(old.id for old in before)
        if no := _wrong(conn, desk.tenant, new, passing=cut):
            return no
        for old in before:
            _finish(conn, desk.tenant, old, new.from_on - DAY, by, reason, now)
        return _begin(conn, desk.tenant, new, by, reason, now)


def of_office(desk: Desk, office: int) -> list[Term]:
    """Every term of an office of this tenant, the earliest first."""
    with desk.database.connection() as conn:
        return rows.of_office(conn, desk.tenant, office)


def _begin(
    conn: Connection,
    tenant: int,
    new: Term,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> int:
    id_ = rows.add(conn, tenant, new)
    body = {
        "term": id_,
        "office": new.office,
        "person": new.person,
        "capacity": new.capacity,
        "decree": new.decree,
        "from_on": new.from_on.isoformat(),
        "until_on": new.until_on and new.until_on.isoformat(),
        "directory": directory.bump(conn, tenant),
    }
    register.record(conn, tenant, "term_begun", body, by, reason, now)
    telling.term_begun(conn, tenant, new, by, now)
    return id_


def _finish(
    conn: Connection,
    tenant: int,
    old: Term,
    until_on: dt.date,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> None:
    rows.end(conn, tenant, old.id, until_on)
    body = {
        "term": old.id,
        "office": old.office,
        "until_on": until_on.isoformat(),
        "directory": directory.bump(conn, tenant),
    }
    register.record(conn, tenant, "term_ended", body, by, reason, now)
    telling.term_ended(conn, tenant, old, until_on, by, now)


def _wrong(
    conn: Connection, tenant: int, new: Term, passing: frozenset[int] = frozenset()
) -> Refused | None:
    """Why this term cannot begin; terms in `passing` are about to end."""
    if not directory.office_exists(conn, tenant, new.office):
        return refused("unknown_office", "office")
    if not directory.members_among(conn, tenant, [new.person]):
        return refused("unknown_person", "person")
    if new.capacity not in CAPACITIES:
        return refused("not_a_choice", "capacity", value=new.capacity)
    if new.capacity != "definitive" and not (new.decree or "").strip():
        return refused("missing", "decree")
    if wrong := tuple(name_whys(new.decree, "decree")) if new.decree else ():
        return Refused(wrong)
    if new.until_on is not None and new.until_on < new.from_on:
        return refused("ends_before_it_begins", "until_on")
    if new.capacity != "definitive":
        return None
    for old in rows.of_office(conn, tenant, new.office):
        if old.capacity == "definitive" and old.id not in passing and _overlap(old, new):
            days = {"from_on": str(old.from_on), "until_on": old.until_on and str(old.until_on)}
            return refused("office_taken", "from_on", **days)
    return None


def _overlap(one: Term, other: Term) -> bool:
    far = dt.date.max
    return one.from_on <= (other.until_on or far) and other.from_on <= (one.until_on or far)


def new_term(
    office: int,
    person: int,
    from_on: dt.date,
    capacity: str = "definitive",
    decree: str | None = None,
    until_on: dt.date | None = None,
) -> Term:
    """A term that is not stored yet."""
    return Term(0, office, person, capacity, decree, from_on, until_on)
