"""The world that decide() may know, from rows: read once per version of a tenant's directory.

Queues (who answers what): kind@area for each area of the office's organisation, kind@org:CODE
for its own and each served organisation, kind@ where the organisation stands for the tenant.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from engine.core.directory import Directory, Office, Term
from engine.core.standing_in import Absence, Delegation
from engine.core.world import World
from engine.service.days_off import calendar_of
from engine.service.desk import Desk
from engine.store import directory as rows
from engine.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    year: int
    world: World


# One world per tenant and database; it goes when the database object goes.
_kept: WeakKeyDictionary[Database, dict[int, _Kept]] = WeakKeyDictionary()
_lock = Lock()


def world_of(desk: Desk, now: dt.datetime) -> World:
    """The tenant's world. One small query where it is known, one large where it is stale.

    Raises LookupError where there is no such tenant.
    """
    if desk.glance is not None and desk.glance.world is not None:
        return desk.glance.world
    with desk.database.connection() as connection:
        return world_at(desk, connection, rows.version(connection, desk.tenant), now)


def world_at(desk: Desk, connection: Connection, version: int, now: dt.datetime) -> World:
    """The same, for a caller who has just read the directory's version."""
    world = _world_at(desk, connection, version, now)
    if desk.glance is not None:
        desk.glance.world = world
    return world


def _world_at(desk: Desk, connection: Connection, version: int, now: dt.datetime) -> World:
    kept = _kept.get(desk.database, {}).get(desk.tenant)
    if kept is not None and kept.version == version and kept.year == now.year:
        return kept.world
    record = rows.read(connection, desk.tenant)
    world = World(directory_from(record), calendar_of(record, now.year))
    with _lock:
        worlds = _kept.setdefault(desk.database, {})
        known = worlds.get(desk.tenant)
        # Two threads may have read at once; the newer snapshot stays.
        if known is None or known.year != now.year or known.version <= record.version:
            worlds[desk.tenant] = _Kept(record.version, now.year, world)
    return world


def directory_from(record: rows.TenantRecord) -> Directory:
    """The directory value of the rows. A closed office is known by name, but answers nothing."""
    bodies: dict[str, tuple[int, ...]] = {}
    for body, office in record.seats:
        bodies[body] = (*bodies.get(body, ()), office)
    offices = tuple(
        Office(
            office.id,
            office.kind,
            office.name,
            office.organisation,
            () if office.closed else tuple(_queues(office)),
            tuple(Term(*term) for term in office.terms),
            office.organisation_kind,
            office.organisation_name,
            tuple(Delegation(*delegation) for delegation in office.delegations),
        )
        for office in record.offices
    )
    absences = tuple(Absence(*absence) for absence in record.absences)
    return Directory(record.version, offices, bodies, absences)


def _queues(office: rows.OfficeRecord) -> Iterator[str]:
    for area in office.areas:
        yield f"{office.kind}@{area}"
    for code in dict.fromkeys((office.organisation, *office.serves)):
        yield f"{office.kind}@org:{code}"
    if office.whole_tenant:
        yield f"{office.kind}@"
