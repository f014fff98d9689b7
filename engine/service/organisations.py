"""The directory's decisions: organisations, the areas they cover, offices, terms, bodies.

Each change is one register entry and a new version of the directory, so that every process reads
the new holders at once. Never here: SQL, logins.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from engine.core.values import Data, Refused, Why
from engine.service import register
from engine.service.desk import Desk
from engine.service.directory_whys import area_whys, is_key, office_whys, organisation_whys
from engine.service.rights import office_refuses
from engine.service.whys import refused
from engine.store import organisations as rows
from engine.store.database import Connection
from engine.store.organisations import NewOffice, NewOrganisation

__all__ = [
    "NewOffice",
    "NewOrganisation",
    "add",
    "add_many",
    "add_offices",
    "set_areas",
    "set_body",
]


def add(
    desk: Desk, new: NewOrganisation, by: int | None, reason: str | None, now: dt.datetime
) -> int | Refused:
    """Make one organisation with its areas and offices; gives its id."""
    made = add_many(desk, [new], by, reason, now)
    return made if isinstance(made, Refused) else made[new.code]


def add_many(
    desk: Desk,
    new: Sequence[NewOrganisation],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
    from_on: dt.date | None = None,
) -> dict[str, int] | Refused:
    """Make many organisations in one decision: code -> id. All or none.

    First terms of office begin on `from_on`, today by default.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        first = from_on or rows.today(conn, desk.tenant, now)
        return add_within(conn, desk.tenant, new, first, by, reason, now)


def add_within(
    conn: Connection,
    tenant: int,
    new: Sequence[NewOrganisation],
    from_on: dt.date,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> dict[str, int] | Refused:
    """The same inside the caller's transaction, who has asked whether it may be."""
    found = tuple(organisation_whys(conn, tenant, new))
    if found:
        return Refused(found)
    made = rows.add(conn, tenant, new, from_on)
    _decided(conn, tenant, "organisations_added", {"codes": sorted(made)}, by, reason, now)
    return made


def add_offices(
    desk: Desk,
    organisation: str,
    new: Sequence[NewOffice],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> list[int] | Refused:
    """Make posts in an organisation that exists; gives their ids in the same order."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        owner = rows.codes(conn, desk.tenant, [organisation]).get(organisation)
        if owner is None:
            return refused("unknown_organisation", "organisation", value=organisation)
        found = list(office_whys(conn, desk.tenant, new, set()))
        if found:
            return Refused(tuple(found))
        first = rows.today(conn, desk.tenant, now)
        ids = rows.add_offices(conn, desk.tenant, [(owner, one) for one in new], first)
        body = {"organisation": organisation, "offices": ids}
        _decided(conn, desk.tenant, "offices_added", body, by, reason, now)
    return ids


def set_areas(
    desk: Desk,
    organisation: str,
    codes: Collection[str],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Refused | None:
    """The organisation covers exactly this set of areas from now on."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        owner = rows.codes(conn, desk.tenant, [organisation]).get(organisation)
        if owner is None:
            return refused("unknown_organisation", "organisation", value=organisation)
        found = list(area_whys(conn, desk.tenant, codes))
        if found:
            return Refused(tuple(found))
        rows.set_areas(conn, desk.tenant, owner, codes)
        body = {"organisation": organisation, "areas": sorted(set(codes))}
        _decided(conn, desk.tenant, "areas_set", body, by, reason, now)
    return None


def set_body(
    desk: Desk,
    key: str,
    name: str,
    offices: Sequence[int],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Refused | None:
    """The body has exactly these offices as its seats, in this order, from now on."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        return set_body_within(conn, desk.tenant, key, name, offices, by, reason, now)


def set_body_within(
    conn: Connection,
    tenant: int,
    key: str,
    name: str,
    offices: Sequence[int],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Refused | None:
    """The same inside the caller's transaction, who has asked whether it may be."""
    if not is_key(key):
        return refused("wrong_code", "key", value=key)
    if len(set(offices)) != len(offices) or not all(
        rows.office_exists(conn, tenant, office) for office in offices
    ):
        return refused("unknown_office", "offices")
    rows.set_body(conn, tenant, key, name, offices)
    body = {"body": key, "offices": list(offices)}
    _decided(conn, tenant, "body_set", body, by, reason, now)
    return None


def area_refused(desk: Desk, code: str) -> Why | None:
    """Why no organisation of this tenant can cover this area; None where one can."""
    with desk.database.connection() as conn:
        return next(area_whys(conn, desk.tenant, [code]), None)


def office_ids(desk: Desk, pairs: Sequence[tuple[str, str]]) -> list[int]:
    """The office of each (organisation code, office kind). Raises KeyError."""
    with desk.database.connection() as conn:
        return rows.office_ids(conn, desk.tenant, pairs)


def _decided(
    conn: Connection,
    tenant: int,
    kind: str,
    body: Data,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> None:
    version = rows.bump(conn, tenant)
    register.record(conn, tenant, kind, {**body, "directory": version}, by, reason, now)
