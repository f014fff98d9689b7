"""People of an office: who is known, who belongs to the secretariat, how to reach them.

A person is not a login and not an office holder. Every change is in the register, by id and
without names. Never here: passwords (logins), terms of office (organisations).
"""

import datetime as dt
from collections.abc import Sequence

from engine.core.values import Refused
from engine.service import areas, register
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.typed import cleaned, person_whys
from engine.service.whys import refused, why
from engine.store import organisations as directory
from engine.store import people as rows
from engine.store import sessions
from engine.store.database import Connection, Database
from engine.store.people import Member, Membership, NewPerson

__all__ = ["Member", "Membership", "NewPerson", "add", "add_many", "change", "find", "members"]


def add(
    desk: Desk, new: NewPerson, by: int | None, reason: str | None, now: dt.datetime
) -> int | Refused:
    """Make one person a member and give the id. No mail and no phone is normal."""
    made = add_many(desk, [new], by, reason, now)
    return made if isinstance(made, Refused) else made[0]


def add_many(
    desk: Desk,
    new: Sequence[NewPerson],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> list[int] | Refused:
    """Make many persons in one decision; ids in the same order. All or none."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        return add_within(conn, desk.tenant, new, by, reason, now)


def add_within(
    conn: Connection,
    tenant: int,
    new: Sequence[NewPerson],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> list[int] | Refused:
    """The same inside the caller's transaction, who has asked whether it may be."""
    people = [cleaned(person) for person in new]
    if no := _wrong(conn, tenant, people):
        return no
    ids = rows.add(conn, tenant, people)
    register.record(conn, tenant, "people_added", {"persons": ids}, by, reason, now)
    return ids


def change(
    desk: Desk, person: int, to: NewPerson, by: int | None, reason: str | None, now: dt.datetime
) -> Refused | None:
    """Correct a member's name, mail, phone, language or home area; people may change their own,
    without a reason."""
    to = cleaned(to)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        own = by == person and reason is None
        if not own and (no := office_refuses(conn, desk.tenant, by, reason)):
            return no
        old = rows.member(conn, desk.tenant, person)
        if old is None:
            return refused("unknown_person")
        if no := _wrong(conn, desk.tenant, [to]):
            return no
        if to.area is not None and to.area != old.area and not areas.is_listed(conn, to.area):
            return refused("unknown_area", "area", value=to.area)
        rows.change(conn, desk.tenant, person, to)
        fields = [
            key
            for key in ("name", "email", "phone", "language", "area")
            if getattr(old, key) != getattr(to, key)
        ]
        # Which fields, never their values: the register is not erased.
        body = {"person": person, "fields": fields}
        register.record(conn, desk.tenant, "person_changed", body, by, reason, now)
    return None


def set_secretariat(
    desk: Desk,
    person: int,
    secretariat: bool,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Refused | None:
    """Take a member into the secretariat or out of it; the last one stays."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        if rows.member(conn, desk.tenant, person) is None:
            return refused("unknown_person")
        if not secretariat and not _others(conn, desk.tenant, person):
            return refused("last_secretariat")
        if rows.set_secretariat(conn, desk.tenant, person, secretariat):
            kind = "secretariat_given" if secretariat else "secretariat_taken"
            register.record(conn, desk.tenant, kind, {"person": person}, by, reason, now)
    return None


def remove(
    desk: Desk, person: int, by: int | None, reason: str | None, now: dt.datetime
) -> Refused | None:
    """End a membership, the person's terms and sessions here, from today on; signatures stay."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        if rows.member(conn, desk.tenant, person) is None:
            return refused("unknown_person")
        if rows.secretariats(conn, desk.tenant) == [person]:
            return refused("last_secretariat")
        if rows.remove(conn, desk.tenant, person, directory.today(conn, desk.tenant, now)):
            directory.bump(conn, desk.tenant)
        sessions.end_at(conn, desk.tenant, person)
        register.record(conn, desk.tenant, "person_removed", {"person": person}, by, reason, now)
    return None


def _others(conn: Connection, tenant: int, person: int) -> bool:
    """Whether the office can do without this person: somebody else holds the right, and can log
    in if this one can (else nobody could give the right back)."""
    found = [rows.member(conn, tenant, one) for one in rows.secretariats(conn, tenant)]
    holders = [one for one in found if one is not None]
    left = [one for one in holders if one.person != person]
    mine = next((one for one in holders if one.person == person), None)
    if mine is None or not left:
        return mine is None
    return mine.username is None or any(one.username is not None for one in left)


def find(desk: Desk, person: int) -> Member | None:
    """A member of this office; None for anybody else, however real elsewhere."""
    with desk.database.connection() as conn:
        return rows.member(conn, desk.tenant, person)


def members(desk: Desk, like: str = "", limit: int = 50, after: int = 0) -> list[Member]:
    """Members by number, after `after`; `like` is looked for in name and user name."""
    with desk.database.connection() as conn:
        return rows.members(conn, desk.tenant, like.replace("\0", "").strip(), limit, after)


def memberships(database: Database, person: int) -> list[Membership]:
    """Every office that knows this person; the first is where a session begins."""
    with database.connection() as conn:
        return rows.memberships(conn, person)


def _wrong(conn: Connection, tenant: int, people: Sequence[NewPerson]) -> Refused | None:
    found = [reason for person in people for reason in person_whys(person)]
    own = directory.tenant_area(conn, tenant)
    found += [
        why("outside_the_tenant", "area", value=person.area)
        for person in people
        if person.area is not None and own and not within(person.area, own)
    ]
    return Refused(tuple(found)) if found else None


def within(area: str, own: str) -> bool:
    """Whether an area code lies in (or is) the tenant's own."""
    return area == own or area.startswith(f"{own}.")
