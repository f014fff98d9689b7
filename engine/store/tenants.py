"""Rows of tenants: the offices that this installation serves. Never here: their directories."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Tenant:
    """An office's installation. `area` is the code that its areas nest in, "" for none."""

    id: int
    slug: str
    name: str
    kind: str
    area: str
    zone: str
    settings: Mapping[str, Any]


def every(conn: Connection) -> list[Tenant]:
    """All tenants, by number."""
    with conn.cursor(row_factory=class_row(Tenant)) as cursor:
        cursor.execute("SELECT id, slug, name, kind, area, zone, settings FROM tenant ORDER BY id")
        return cursor.fetchall()


def by_slug(conn: Connection, slug: str) -> Tenant | None:
    """The tenant with this short name."""
    with conn.cursor(row_factory=class_row(Tenant)) as cursor:
        cursor.execute(
            "SELECT id, slug, name, kind, area, zone, settings FROM tenant WHERE slug = %s",
            (slug,),
        )
        return cursor.fetchone()


def area_of(conn: Connection, tenant: int) -> str:
    """The code that the areas of this office nest in; "" for none."""
    row = conn.execute("SELECT area FROM tenant WHERE id = %s", (tenant,)).fetchone()
    return str(row[0]) if row else ""


def zone_of(conn: Connection, tenant: int) -> str:
    """By which clock this office goes. Raises LookupError where there is no such tenant."""
    row = conn.execute("SELECT zone FROM tenant WHERE id = %s", (tenant,)).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    return str(row[0])


def set_zone(conn: Connection, tenant: int, zone: str) -> None:
    """From now on by another one; the caller holds the tenant's lock."""
    conn.execute("UPDATE tenant SET zone = %s WHERE id = %s", (zone, tenant))


def add(conn: Connection, new: Tenant) -> int | None:
    """Write a tenant (its id is given here); None where the short name is taken."""
    row = conn.execute(
        "INSERT INTO tenant (slug, name, kind, area, zone, settings)"
        " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (slug) DO NOTHING RETURNING id",
        (new.slug, new.name, new.kind, new.area, new.zone, Jsonb(dict(new.settings))),
    ).fetchone()
    return row[0] if row else None


def set_setting(conn: Connection, tenant: int, key: str, value: Any) -> None:
    """Set one key of the tenant's settings."""
    conn.execute(
        "UPDATE tenant SET settings = settings || jsonb_build_object(%s::text, %s::jsonb)"
        " WHERE id = %s",
        (key, Jsonb(value), tenant),
    )
