"""Organisations and offices that exist: changed, closed, opened again; a new office with seats.

Nothing that waits is lost: what would leave open tasks in queues that nobody answers is taken
back and refused. Never here: making organisations (organisations.py), SQL.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from psycopg import Rollback

from engine.core.values import Data, Refused, Why
from engine.service import organisations, register
from engine.service.desk import Desk
from engine.service.directory_whys import CHAINS, area_whys, is_key, office_whys
from engine.service.rights import office_refuses
from engine.service.typed import name_whys
from engine.service.whys import refused, why
from engine.service.world import directory_from
from engine.store import directory
from engine.store import directory_changes as rows
from engine.store import organisations as making
from engine.store import organisations_view as queries
from engine.store.database import Connection
from engine.store.organisations import NewOffice

# What a decision writes: its register entry's kind and body, or why it may not be.
Done = tuple[str, Data] | Refused


@dataclass(frozen=True, slots=True)
class OrganisationIs:
    """What is known of an organisation beside its code, which never changes."""

    kind: str
    name: str
    areas: tuple[str, ...] = ()
    chain: str = "civil"
    whole_tenant: bool = False


@dataclass(frozen=True, slots=True)
class OfficeIs:
    """What is known of an office. `serves` are codes; `bodies` those in which it has a seat,
    each with what it is called where it does not exist yet."""

    kind: str
    name: str
    serves: tuple[str, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()


def change_organisation(
    desk: Desk, id_: int, to: OrganisationIs, by: int, reason: str, now: dt.datetime
) -> Refused | None:
    """It is called, counts as and covers this from now on."""

    def write(conn: Connection) -> Done:
        old = queries.one(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_organisation", "organisation", value=str(id_))
        if old.closed_on is not None:
            return refused("closed", "organisation")
        found = [*name_whys(to.name), *area_whys(conn, desk.tenant, to.areas)]
        if not is_key(to.kind):
            found.append(why("wrong_code", "kind", value=to.kind))
        if to.chain not in CHAINS:
            found.append(why("not_a_choice", "chain", value=to.chain))
        if found:
            return Refused(tuple(found))
        rows.set_organisation(conn, desk.tenant, id_, to.kind, to.name, to.chain, to.whole_tenant)
        making.set_areas(conn, desk.tenant, id_, to.areas)
        body: Data = {
            "organisation": old.code,
            "kind": to.kind,
            "name": to.name,
            "areas": sorted(set(to.areas)),
            "whole_tenant": to.whole_tenant,
        }
        return "organisation_changed", body

    return _decide(desk, write, by, reason, now)


def close_organisation(
    desk: Desk, id_: int, by: int, reason: str, now: dt.datetime
) -> Refused | None:
    """It and all its offices work no more; terms end today, cases of the past still name it."""

    def write(conn: Connection) -> Done:
        old = queries.one(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_organisation", "organisation", value=str(id_))
        if old.closed_on is not None:
            return refused("closed", "organisation")
        posts = queries.posts(conn, desk.tenant, id_)
        offices = [post.id for post in posts if post.closed_on is None]
        bodies = _close(conn, desk, offices, now)
        on = making.today(conn, desk.tenant, now)
        rows.close(conn, desk.tenant, "organisations", [id_], on)
        return "organisation_closed", {
            "organisation": old.code, "offices": offices, "bodies": bodies,
        }  # fmt: skip

    return _decide(desk, write, by, reason, now)


def reopen_organisation(
    desk: Desk, id_: int, by: int, reason: str, now: dt.datetime
) -> Refused | None:
    """It works again; its offices are opened one by one."""

    def write(conn: Connection) -> Done:
        old = queries.one(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_organisation", "organisation", value=str(id_))
        rows.reopen(conn, desk.tenant, "organisations", id_)
        return "organisation_reopened", {"organisation": old.code}

    return _decide(desk, write, by, reason, now)


def add_office(
    desk: Desk, organisation: int, new: OfficeIs, by: int, reason: str, now: dt.datetime
) -> int | Refused:
    """Make an office in an organisation of this tenant, with its seats; gives its id."""
    made: list[int] = []

    def write(conn: Connection) -> Done:
        owner = queries.one(conn, desk.tenant, organisation)
        if owner is None:
            return refused("unknown_organisation", "organisation", value=str(organisation))
        if owner.closed_on is not None:
            return refused("closed", "organisation")
        if found := _office_whys(conn, desk.tenant, new):
            return Refused(found)
        # A form that is sent twice makes one office.
        if _has(conn, desk.tenant, organisation, new, None):
            return refused("same_office", "name")
        office = NewOffice(new.kind, new.name, new.serves)
        first = making.today(conn, desk.tenant, now)
        made.extend(making.add_offices(conn, desk.tenant, [(organisation, office)], first))
        _sit(conn, desk, made[0], new, by, reason, now)
        return "offices_added", {"organisation": owner.code, "offices": list(made)}

    no = _decide(desk, write, by, reason, now)
    return made[0] if no is None else no


def change_office(
    desk: Desk, id_: int, to: OfficeIs, by: int, reason: str, now: dt.datetime
) -> Refused | None:
    """It is called, counts as and serves this from now on, and has exactly these seats."""

    def write(conn: Connection) -> Done:
        old = queries.post(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_office", "office")
        if old.closed_on is not None:
            return refused("closed", "office")
        if found := _office_whys(conn, desk.tenant, to):
            return Refused(found)
        if _has(conn, desk.tenant, old.organisation, to, id_):
            return refused("same_office", "name")
        served = making.codes(conn, desk.tenant, to.serves).values()
        rows.set_office(conn, desk.tenant, id_, to.kind, to.name, served)
        _sit(conn, desk, id_, to, by, reason, now)
        return "office_changed", {
            "office": id_, "kind": to.kind, "name": to.name, "serves": sorted(to.serves),
        }  # fmt: skip

    return _decide(desk, write, by, reason, now)


def close_office(desk: Desk, id_: int, by: int, reason: str, now: dt.datetime) -> Refused | None:
    """It works no more: terms end today, its seats are gone, cases of the past still name it."""

    def write(conn: Connection) -> Done:
        old = queries.post(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_office", "office")
        if old.closed_on is not None:
            return refused("closed", "office")
        return "office_closed", {"office": id_, "bodies": _close(conn, desk, [id_], now)}

    return _decide(desk, write, by, reason, now)


def reopen_office(desk: Desk, id_: int, by: int, reason: str, now: dt.datetime) -> Refused | None:
    """It works again, vacant."""

    def write(conn: Connection) -> Done:
        old = queries.post(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_office", "office")
        owner = queries.one(conn, desk.tenant, old.organisation)
        if owner is None or owner.closed_on is not None:
            return refused("closed", "organisation")
        if _has(conn, desk.tenant, old.organisation, OfficeIs(old.kind, old.name), id_):
            return refused("same_office", "reason")
        rows.reopen(conn, desk.tenant, "offices", id_)
        return "office_reopened", {"office": id_}

    return _decide(desk, write, by, reason, now)


def _decide(
    desk: Desk,
    write: Callable[[Connection], Done],
    by: int,
    reason: str,
    now: dt.datetime,
) -> Refused | None:
    """1. who may, 2. write, 3. take it back where work would be left alone, 4. record."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        done = _tried(conn, desk.tenant, write)
        if isinstance(done, Refused):
            return done
        kind, body = done
        version = making.bump(conn, desk.tenant)
        register.record(conn, desk.tenant, kind, {**body, "directory": version}, by, reason, now)
    return None


def _tried(conn: Connection, tenant: int, write: Callable[[Connection], Done]) -> Done:
    answered = _queues(conn, tenant)
    with conn.transaction() as inner:
        done = write(conn)
        if not isinstance(done, Refused):
            lost = answered - _queues(conn, tenant)
            if waiting := rows.waiting_in(conn, tenant, lost) if lost else 0:
                done = refused("tasks_wait", count=waiting)
        if isinstance(done, Refused):
            raise Rollback(inner)
    return done


def _queues(conn: Connection, tenant: int) -> frozenset[str]:
    return frozenset(directory_from(directory.read(conn, tenant)).by_queue)


def _close(conn: Connection, desk: Desk, offices: Collection[int], now: dt.datetime) -> list[str]:
    on = making.today(conn, desk.tenant, now)
    rows.close(conn, desk.tenant, "offices", offices, on)
    rows.cut_terms(conn, desk.tenant, offices, on)
    return rows.leave_bodies(conn, desk.tenant, offices)


def _office_whys(conn: Connection, tenant: int, to: OfficeIs) -> tuple[Why, ...]:
    office = NewOffice(to.kind, to.name, to.serves)
    found = list(office_whys(conn, tenant, [office], set()))
    found += [why("wrong_code", "bodies", value=key) for key, _ in to.bodies if not is_key(key)]
    return tuple(found)


def _has(conn: Connection, tenant: int, owner: int, to: OfficeIs, but: int | None) -> bool:
    return any(
        (post.kind, post.name) == (to.kind, to.name) and post.closed_on is None and post.id != but
        for post in queries.posts(conn, tenant, owner)
    )


def _sit(
    conn: Connection, desk: Desk, id_: int, to: OfficeIs, by: int, reason: str, now: dt.datetime
) -> None:
    """The office has a seat in exactly these bodies: a new one is the last."""
    names = queries.bodies(conn, desk.tenant)
    wanted = dict(to.bodies)
    for key in sorted(names.keys() | wanted.keys()):
        seats = queries.seats(conn, desk.tenant, key)
        if (key in wanted) == (id_ in seats):
            continue
        left = [*seats, id_] if key in wanted else [one for one in seats if one != id_]
        name = names.get(key) or wanted[key]
        organisations.set_body_within(conn, desk.tenant, key, name, left, by, reason, now)
