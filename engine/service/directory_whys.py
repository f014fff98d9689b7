"""What is wrong with an organisation, its areas and its offices before they are made.

All reasons at once, in the order of what was typed. Never here: writing, who may decide.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from engine.core.values import Why
from engine.service.areas import is_code
from engine.service.people import within
from engine.service.typed import name_whys
from engine.service.whys import why
from engine.store import areas
from engine.store import organisations as rows
from engine.store.database import Connection
from engine.store.organisations import NewOffice, NewOrganisation

CHAINS = ("civil", "military", "police")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,39}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,47}")
_LISTED = 4  # an area code has at most so many parts in the list; RW and RT are below it


def is_key(words: str) -> bool:
    """Whether the words can be a key: of a kind of office, of a body."""
    return _KEY.fullmatch(words) is not None


def organisation_whys(
    conn: Connection, tenant: int, new: Sequence[NewOrganisation]
) -> Iterator[Why]:
    """Codes, names, kinds and chains, then areas and offices."""
    seen: set[str] = set()
    taken = rows.codes(conn, tenant, [one.code for one in new])
    for one in new:
        if not _CODE.fullmatch(one.code):
            yield why("wrong_code", "code", value=one.code)
        if one.code in seen or one.code in taken:
            yield why("code_taken", "code", value=one.code)
        seen.add(one.code)
        yield from name_whys(one.name)
        if not is_key(one.kind):
            yield why("wrong_code", "kind", value=one.kind)
        if one.chain not in CHAINS:
            yield why("not_a_choice", "chain", value=one.chain)
    yield from area_whys(conn, tenant, {area for one in new for area in one.areas})
    yield from office_whys(conn, tenant, [office for one in new for office in one.offices], seen)


def area_whys(conn: Connection, tenant: int, codes: Collection[str]) -> Iterator[Why]:
    """Areas that the list does not have, or that are not the tenant's."""
    own = rows.tenant_area(conn, tenant)
    listed = {".".join(code.split(".")[:_LISTED]) for code in codes if is_code(code)}
    known = {area.code for area in areas.by_codes(conn, listed)}
    for code in sorted(codes):
        if not is_code(code) or ".".join(code.split(".")[:_LISTED]) not in known:
            yield why("unknown_area", "areas", value=code)
        elif own and not within(code, own):
            yield why("outside_the_tenant", "areas", value=code)


def office_whys(
    conn: Connection, tenant: int, new: Sequence[NewOffice], coming: set[str]
) -> Iterator[Why]:
    """Services, names, kinds and holders; `coming` are codes made in the same decision."""
    served = {code for office in new for code in office.serves} - coming
    for code in sorted(served - rows.codes(conn, tenant, served).keys()):
        yield why("unknown_organisation", "serves", value=code)
    for office in new:
        yield from name_whys(office.name, "office")
        if not is_key(office.kind):
            yield why("wrong_code", "office", value=office.kind)
    holders = {office.holder for office in new if office.holder is not None}
    if len(rows.members_among(conn, tenant, holders)) != len(holders):
        yield why("unknown_person", "holder")
