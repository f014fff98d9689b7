"""Queries for the list of offices with their holders. Never here: writing terms."""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office in a list. `holders` are (person, name, capacity) who hold it on the day."""

    id: int
    kind: str
    name: str
    organisation: str
    holders: list[tuple[int, str, str]]
    next_on: dt.date | None  # when the next term begins, if one is known


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term with its person's name."""

    id: int
    office: int
    office_name: str
    person: int
    name: str
    capacity: str
    decree: str | None
    from_on: dt.date
    until_on: dt.date | None


_HOLDERS = """(SELECT coalesce(json_agg(json_build_array(t.person, p.name, t.capacity)
    ORDER BY t.capacity, t.id), '[]') FROM term t JOIN person p ON p.id = t.person
  WHERE t.tenant = f.tenant AND t.office = f.id AND t.from_on <= %(on)s
    AND (t.until_on IS NULL OR t.until_on >= %(on)s))"""
_HELD = """EXISTS (SELECT 1 FROM term t WHERE t.tenant = f.tenant AND t.office = f.id
  AND t.from_on <= %(on)s AND (t.until_on IS NULL OR t.until_on >= %(on)s))"""
_SAID = """lower(f.name || ' ' || o.name || ' ' || coalesce((SELECT string_agg(p.name, ' ')
    FROM term t JOIN person p ON p.id = t.person WHERE t.tenant = f.tenant AND t.office = f.id
      AND t.from_on <= %(on)s AND (t.until_on IS NULL OR t.until_on >= %(on)s)), ''))"""
_OPEN = """NOT EXISTS (SELECT 1 FROM tenant v
  WHERE v.id = f.tenant AND v.settings -> 'closed_offices' ? f.id::text)"""
_WHERE = f"""f.tenant = %(tenant)s AND {_OPEN}
  AND (%(kind)s::text IS NULL OR f.kind = %(kind)s)
  AND (NOT %(vacant)s OR NOT {_HELD})
  AND NOT EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) AS w(word)
    WHERE strpos({_SAID}, w.word) = 0)"""  # noqa: S608  (constants of this module)


def offices(
    conn: Connection,
    tenant: int,
    words: list[str],
    kind: str | None,
    vacant: bool,
    on: dt.date,
    limit: int,
    offset: int,
) -> list[OfficeLine]:
    """Offices by name. Each of `words` (lower case) stands in office, organisation or holder."""
    given = {
        "tenant": tenant,
        "words": words,
        "kind": kind,
        "vacant": vacant,
        "on": on,
        "limit": limit,
        "offset": offset,
    }
    query = f"""SELECT f.id, f.kind, f.name, o.name, {_HOLDERS},
          (SELECT min(t.from_on) FROM term t WHERE t.tenant = f.tenant AND t.office = f.id
            AND t.from_on > %(on)s)
        FROM office f JOIN organisation o ON o.tenant = f.tenant AND o.id = f.organisation
        WHERE {_WHERE} ORDER BY lower(f.name), f.id
        LIMIT %(limit)s OFFSET %(offset)s"""  # noqa: S608  (constants of this module)
    found = conn.execute(query.encode(), given)
    return [
        OfficeLine(id_, kind_, name, owner, [tuple(one) for one in holders], next_on)
        for id_, kind_, name, owner, holders, next_on in found.fetchall()
    ]


def kinds(conn: Connection, tenant: int, on: dt.date) -> list[tuple[str, int, int]]:
    """Every kind of office with the number of offices and of vacant ones."""
    query = f"""SELECT f.kind, count(*), count(*) FILTER (WHERE NOT {_HELD})
        FROM office f WHERE f.tenant = %(tenant)s AND {_OPEN}
        GROUP BY f.kind ORDER BY f.kind"""  # noqa: S608  (a constant of this module)
    return conn.execute(query.encode(), {"tenant": tenant, "on": on}).fetchall()


_TERM = """SELECT t.id, t.office, f.name AS office_name, t.person, p.name, t.capacity, t.decree,
    t.from_on, t.until_on
  FROM term t JOIN person p ON p.id = t.person
  JOIN office f ON f.tenant = t.tenant AND f.id = t.office"""


def terms_of_office(conn: Connection, tenant: int, office: int) -> list[TermLine]:
    """Every term of an office, the latest first."""
    with conn.cursor(row_factory=class_row(TermLine)) as cursor:
        cursor.execute(
            f"{_TERM} WHERE t.tenant = %s AND t.office = %s ORDER BY t.from_on DESC, t.id DESC",
            (tenant, office),
        )
        return cursor.fetchall()


def terms_of_person(conn: Connection, tenant: int, person: int) -> list[TermLine]:
    """Every term of a person at this tenant, the latest first."""
    with conn.cursor(row_factory=class_row(TermLine)) as cursor:
        cursor.execute(
            f"{_TERM} WHERE t.tenant = %s AND t.person = %s ORDER BY t.from_on DESC, t.id DESC",
            (tenant, person),
        )
        return cursor.fetchall()


def open_tasks(conn: Connection, tenant: int, queues: list[str]) -> int:
    """How many open tasks wait in these queues."""
    row = conn.execute(
        "SELECT count(*) FROM task WHERE tenant = %s AND queue = ANY(%s) AND closed_at IS NULL",
        (tenant, queues),
    ).fetchone()
    return int(row[0]) if row else 0
