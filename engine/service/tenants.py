"""Tenants: which offices this installation serves, and how one comes to be.

Never here: people, definitions and cases of an office; each is its own room, by desk.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from engine.core.values import Refused
from engine.service import register
from engine.service.whys import refused
from engine.store import areas
from engine.store import tenants as rows
from engine.store.database import Connection, Database
from engine.store.tenants import Tenant

__all__ = ["Tenant", "create", "create_within", "every", "find"]

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,38}[a-z0-9]")
# The three zones by province; a few islands beside them can be set in the tenant's row.
_WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def every(database: Database) -> list[Tenant]:
    """All offices, by number."""
    with database.connection() as conn:
        return rows.every(conn)


def find(database: Database, slug: str) -> Tenant | None:
    """The office with this short name."""
    if not _SLUG.fullmatch(slug):
        return None
    with database.connection() as conn:
        return rows.by_slug(conn, slug)


def zone_of(area: str) -> str:
    """The time zone of an area code's province: WIB, WITA or WIT."""
    if area[:2] in _WITA:
        return "Asia/Makassar"
    return "Asia/Jayapura" if area[:2] in _WIT else "Asia/Jakarta"


def create(
    database: Database, slug: str, area: str, now: dt.datetime, name: str | None = None
) -> int | Refused:
    """Make the office of a province, regency or city by its code; gives the tenant's number."""
    with database.transaction() as conn:
        found = areas.by_codes(conn, [area])
        if not found or found[0].kind not in ("province", "regency", "city"):
            return refused("unknown_area", "area", value=area)
        if not _SLUG.fullmatch(slug):
            return refused("wrong_code", "slug", value=slug)
        kind, named = found[0].kind, name or found[0].name
        made = create_within(conn, slug, named, kind, area, {}, now)
        return made or refused("code_taken", "slug", value=slug)


def create_within(
    conn: Connection,
    slug: str,
    name: str,
    kind: str,
    area: str,
    settings: Mapping[str, Any],
    now: dt.datetime,
) -> int | None:
    """The same inside the caller's transaction, unchecked; None where the name is taken."""
    made = rows.add(conn, Tenant(0, slug, name, kind, area, zone_of(area), settings))
    if made is not None:
        body = {"slug": slug, "kind": kind, "area": area}
        register.record(conn, made, "tenant_created", body, None, None, now)
    return made
