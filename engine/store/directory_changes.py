"""Rows of organisations and offices that exist already: changed, closed, opened again.

What is closed stays where it is, because cases of the past name it; the tenant's settings say
since when. Whoever writes here holds the tenant's lock. Never here: what may be closed.
"""

import datetime as dt
from collections.abc import Collection

from psycopg.types.json import Jsonb

from engine.store.database import Connection


def set_organisation(
    conn: Connection, tenant: int, id_: int, kind: str, name: str, chain: str, whole_tenant: bool
) -> None:
    """Write all but the code and the areas."""
    conn.execute(
        "UPDATE organisation SET kind = %s, name = %s, chain = %s, whole_tenant = %s"
        " WHERE tenant = %s AND id = %s",
        (kind, name, chain, whole_tenant, tenant, id_),
    )


def set_office(
    conn: Connection, tenant: int, id_: int, kind: str, name: str, serves: Collection[int]
) -> None:
    """Write kind and name; the office serves exactly these organisations from now on."""
    conn.execute(
        "UPDATE office SET kind = %s, name = %s WHERE tenant = %s AND id = %s",
        (kind, name, tenant, id_),
    )
    conn.execute("DELETE FROM office_serves WHERE tenant = %s AND office = %s", (tenant, id_))
    conn.execute(
        "INSERT INTO office_serves (tenant, office, organisation)"
        " SELECT %s, %s, served FROM unnest(%s::bigint[]) AS new(served)",
        (tenant, id_, sorted(set(serves))),
    )


def close(conn: Connection, tenant: int, what: str, ids: Collection[int], on: dt.date) -> None:
    """Mark as closed since `on`. `what`: offices or organisations."""
    marks = Jsonb({str(id_): on.isoformat() for id_ in ids})
    key = f"closed_{what}"
    conn.execute(
        "UPDATE tenant SET settings = settings || jsonb_build_object("
        "%(key)s::text, coalesce(settings -> %(key)s, '{}') || %(marks)s) WHERE id = %(tenant)s",
        {"key": key, "marks": marks, "tenant": tenant},
    )


def reopen(conn: Connection, tenant: int, what: str, id_: int) -> None:
    """Take the mark away. `what`: offices or organisations."""
    conn.execute(
        "UPDATE tenant SET settings = settings #- ARRAY[%s, %s]::text[] WHERE id = %s",
        (f"closed_{what}", str(id_), tenant),
    )


def cut_terms(conn: Connection, tenant: int, offices: Collection[int], on: dt.date) -> None:
    """Terms of these offices end on this day; those that begin later never were."""
    given = {"tenant": tenant, "offices": list(offices), "on": on}
    conn.execute(
        "DELETE FROM term WHERE tenant = %(tenant)s AND office = ANY(%(offices)s)"
        " AND from_on > %(on)s",
        given,
    )
    conn.execute(
        "UPDATE term SET until_on = %(on)s WHERE tenant = %(tenant)s"
        " AND office = ANY(%(offices)s) AND (until_on IS NULL OR until_on > %(on)s)",
        given,
    )


def leave_bodies(conn: Connection, tenant: int, offices: Collection[int]) -> list[str]:
    """These offices have no seat any more; gives the bodies that lost one."""
    rows = conn.execute(
        "DELETE FROM body_seat WHERE tenant = %s AND office = ANY(%s) RETURNING body",
        (tenant, list(offices)),
    )
    return sorted({row[0] for row in rows.fetchall()})


def waiting_in(conn: Connection, tenant: int, queues: Collection[str]) -> int:
    """How many open tasks wait in these queues."""
    row = conn.execute(
        "SELECT count(*) FROM task WHERE tenant = %s AND queue = ANY(%s) AND closed_at IS NULL",
        (tenant, sorted(queues)),
    ).fetchone()
    return int(row[0]) if row else 0
