"""Queries of the studio: where open cases stand, one version, names behind ids.

Never here: writing versions (publishing.py), rows of incidents.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Stand:
    """So many open cases of one version are in this state."""

    definition: str
    state: str
    cases: int


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A workflow as the list shows it. `open_cases` are those of every version."""

    workflow: str
    hash: str
    number: int
    origin: str
    published_at: dt.datetime
    open_cases: int
    older_cases: int  # open cases that stand on another version than the head


def heads(conn: Connection, tenant: int) -> list[HeadRow]:
    """Every published workflow with its open cases, by key."""
    with conn.cursor(row_factory=class_row(HeadRow)) as cursor:
        cursor.execute(
            """SELECT h.workflow, h.hash, v.number, v.origin, v.published_at,
              coalesce(sum(c.cases), 0)::bigint AS open_cases,
              coalesce(sum(c.cases) FILTER (WHERE c.definition <> h.hash), 0)::bigint
                AS older_cases
            FROM definition_head h
            JOIN definition_version v ON v.tenant = h.tenant AND v.hash = h.hash
            LEFT JOIN (SELECT workflow, definition, count(*) AS cases FROM cases
              WHERE tenant = %(tenant)s AND ending IS NULL GROUP BY workflow, definition) c
              ON c.workflow = h.workflow
            WHERE h.tenant = %(tenant)s
            GROUP BY h.workflow, h.hash, v.number, v.origin, v.published_at ORDER BY h.workflow""",
            {"tenant": tenant},
        )
        return cursor.fetchall()


def stands(conn: Connection, tenant: int, workflow: str) -> list[Stand]:
    """Where the open cases of a workflow stand, by version and state."""
    with conn.cursor(row_factory=class_row(Stand)) as cursor:
        cursor.execute(
            "SELECT definition, state, count(*) AS cases FROM cases"
            " WHERE tenant = %s AND workflow = %s AND ending IS NULL"
            " GROUP BY definition, state",
            (tenant, workflow),
        )
        return cursor.fetchall()


def names(conn: Connection, persons: Collection[int]) -> dict[int, str]:
    """What these persons are called; ids come from rows of the asking tenant only."""
    rows = conn.execute("SELECT id, name FROM person WHERE id = ANY(%s)", (sorted(set(persons)),))
    return dict(rows.fetchall())


def office_names(conn: Connection, tenant: int, offices: Collection[int]) -> dict[int, str]:
    """What these offices of the tenant are called."""
    rows = conn.execute(
        "SELECT id, name FROM office WHERE tenant = %s AND id = ANY(%s)",
        (tenant, sorted(set(offices))),
    )
    return dict(rows.fetchall())
