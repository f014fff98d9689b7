"""Rows of the directory: organisations with their areas, offices, whom they serve, bodies.

Whoever writes here holds the tenant's lock (store/register.py) and bumps the directory's version.
Never here: reading a Directory for decide() (the step's room does that).
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class NewOffice:
    """A post to be made. `serves` are codes of organisations; `holder` a person from `from_on`."""

    kind: str
    name: str
    serves: tuple[str, ...] = ()
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation to be made with its SET of areas and its offices."""

    code: str
    kind: str
    name: str
    areas: tuple[str, ...] = ()
    offices: tuple[NewOffice, ...] = ()
    chain: str = "civil"
    whole_tenant: bool = False


def tenant_area(conn: Connection, tenant: int) -> str:
    """The code that all areas of the tenant nest in."""
    row = conn.execute("SELECT area FROM tenant WHERE id = %s", (tenant,)).fetchone()
    return row[0] if row else ""


def today(conn: Connection, tenant: int, now: dt.datetime) -> dt.date:
    """The day at the office: terms of office are counted in its own zone."""
    row = conn.execute(
        "SELECT (%s AT TIME ZONE zone)::date FROM tenant WHERE id = %s", (now, tenant)
    ).fetchone()
    return row[0] if row else now.date()


def bump(conn: Connection, tenant: int) -> int:
    """A new version of the directory: worlds that were read before are stale."""
    row = conn.execute(
        "UPDATE tenant SET directory_version = directory_version + 1 WHERE id = %s"
        " RETURNING directory_version",
        (tenant,),
    ).fetchone()
    return row[0] if row else 0


def codes(conn: Connection, tenant: int, among: Collection[str]) -> dict[str, int]:
    """Which of these organisation codes exist, with their ids."""
    rows = conn.execute(
        "SELECT code, id FROM organisation WHERE tenant = %s AND code = ANY(%s)",
        (tenant, [code for code in among if "\0" not in code]),
    )
    return dict(rows.fetchall())


def _numbers(conn: Connection, table: str, count: int) -> list[int]:
    rows = conn.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
        (table, count),
    )
    return [row[0] for row in rows.fetchall()]


def add(
    conn: Connection, tenant: int, new: Sequence[NewOrganisation], from_on: dt.date
) -> dict[str, int]:
    """Write organisations, areas, offices, services and first terms; gives code -> id.

    Codes must be free, and what an office serves must exist or be among `new`.
    """
    made = dict(
        zip((one.code for one in new), _numbers(conn, "organisation", len(new)), strict=True)
    )
    with conn.cursor() as cursor:
        cursor.executemany(
            """INSERT INTO organisation (tenant, id, code, kind, name, chain, whole_tenant)
            VALUES (%s, %s, %s, %s, %s, %s, %s)""",
            [
                (tenant, made[one.code], one.code, one.kind, one.name, one.chain, one.whole_tenant)
                for one in new
            ],
        )
        cursor.executemany(
            "INSERT INTO organisation_area (tenant, organisation, area) VALUES (%s, %s, %s)",
            [(tenant, made[one.code], area) for one in new for area in one.areas],
        )
    add_offices(
        conn, tenant, [(made[one.code], office) for one in new for office in one.offices], from_on
    )
    return made


def add_offices(
    conn: Connection, tenant: int, new: Sequence[tuple[int, NewOffice]], from_on: dt.date
) -> list[int]:
    """Write offices of organisations by id, with services and first terms; gives their ids."""
    ids = _numbers(conn, "office", len(new))
    known = codes(conn, tenant, {code for _, office in new for code in office.serves})
    placed = list(zip(ids, new, strict=True))
    with conn.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO office (tenant, id, organisation, kind, name) VALUES (%s, %s, %s, %s, %s)",
            [(tenant, id_, owner, office.kind, office.name) for id_, (owner, office) in placed],
        )
        cursor.executemany(
            "INSERT INTO office_serves (tenant, office, organisation) VALUES (%s, %s, %s)",
            [(tenant, id_, known[code]) for id_, (_, office) in placed for code in office.serves],
        )
        cursor.executemany(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (%s, %s, %s, %s)",
            [
                (tenant, id_, office.holder, from_on)
                for id_, (_, office) in placed
                if office.holder is not None
            ],
        )
    return ids


def office_exists(conn: Connection, tenant: int, office: int) -> bool:
    """Whether the tenant has an office with this id that was not closed."""
    found = conn.execute(
        "SELECT 1 FROM office o JOIN tenant v ON v.id = o.tenant WHERE o.tenant = %s AND o.id = %s"
        " AND NOT coalesce(v.settings -> 'closed_offices' ? o.id::text, false)",
        (tenant, office),
    )
    return found.fetchone() is not None


def set_areas(conn: Connection, tenant: int, organisation: int, areas: Collection[str]) -> None:
    """The organisation covers exactly this set from now on."""
    conn.execute(
        "DELETE FROM organisation_area WHERE tenant = %s AND organisation = %s",
        (tenant, organisation),
    )
    conn.execute(
        "INSERT INTO organisation_area (tenant, organisation, area)"
        " SELECT %s, %s, area FROM unnest(%s::text[]) AS new(area)",
        (tenant, organisation, sorted(set(areas))),
    )


def set_body(conn: Connection, tenant: int, key: str, name: str, offices: Sequence[int]) -> None:
    """The body consists of exactly these offices, in this order, from now on."""
    conn.execute(
        "INSERT INTO body (tenant, key, name) VALUES (%s, %s, %s)"
        " ON CONFLICT (tenant, key) DO UPDATE SET name = excluded.name",
        (tenant, key, name),
    )
    conn.execute("DELETE FROM body_seat WHERE tenant = %s AND body = %s", (tenant, key))
    conn.execute(
        "INSERT INTO body_seat (tenant, body, office, position)"
        " SELECT %s, %s, office, position"
        " FROM unnest(%s::bigint[]) WITH ORDINALITY AS new(office, position)",
        (tenant, key, list(offices)),
    )


def office_ids(conn: Connection, tenant: int, pairs: Sequence[tuple[str, str]]) -> list[int]:
    """The office of each (organisation code, office kind). Raises KeyError for one not there."""
    rows = conn.execute(
        "SELECT o.code, f.kind, min(f.id) FROM office f JOIN organisation o"
        " ON o.tenant = f.tenant AND o.id = f.organisation"
        " WHERE f.tenant = %s AND o.code = ANY(%s) GROUP BY o.code, f.kind",
        (tenant, [code for code, _ in pairs]),
    )
    found = {(code, kind): id_ for code, kind, id_ in rows.fetchall()}
    return [found[pair] for pair in pairs]


def members_among(conn: Connection, tenant: int, persons: Collection[int]) -> set[int]:
    """Which of these persons are members of the tenant."""
    rows = conn.execute(
        "SELECT person FROM member WHERE tenant = %s AND person = ANY(%s)", (tenant, list(persons))
    )
    return {row[0] for row in rows.fetchall()}
