"""Queries for the pages about organisations: the list, one with its offices, bodies and seats.

Never here: writing them (store/directory_changes.py), who holds an office (offices_view.py).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in a list. `closed_on` None: it works. `offices` counts the open ones."""

    id: int
    code: str
    kind: str
    name: str
    chain: str
    whole_tenant: bool
    closed_on: dt.date | None
    offices: int


@dataclass(frozen=True, slots=True)
class Post:
    """An office of an organisation. `serves` are (code, name) of organisations, `bodies` keys."""

    id: int
    kind: str
    name: str
    organisation: int
    closed_on: dt.date | None
    serves: list[tuple[str, str]]
    bodies: list[str]


CLOSED_OFFICE = "(v.settings -> 'closed_offices' ->> f.id::text)::date"
_LINE = f"""SELECT g.id, g.code, g.kind, g.name, g.chain, g.whole_tenant,
    (v.settings -> 'closed_organisations' ->> g.id::text)::date AS closed_on,
    (SELECT count(*) FROM office f WHERE f.tenant = g.tenant AND f.organisation = g.id
      AND {CLOSED_OFFICE} IS NULL) AS offices
  FROM organisation g JOIN tenant v ON v.id = g.tenant
  WHERE g.tenant = %(tenant)s"""  # noqa: S608  (a constant of this module)


def organisations(
    conn: Connection, tenant: int, words: list[str], closed: bool, limit: int, offset: int
) -> list[OrganisationLine]:
    """Organisations by name; each of `words` (lower case) stands in the name or the code."""
    query = f"""{_LINE}
          AND %(closed)s = coalesce(v.settings -> 'closed_organisations' ? g.id::text, false)
          AND NOT EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) AS w(word)
            WHERE strpos(lower(g.name || ' ' || g.code), w.word) = 0)
        ORDER BY lower(g.name), g.id LIMIT %(limit)s OFFSET %(offset)s"""  # noqa: S608  (a constant of this module)
    return _lines(
        conn,
        query,
        tenant=tenant,
        words=words,
        closed=closed,
        limit=limit,
        offset=offset,
    )


def one(conn: Connection, tenant: int, organisation: int) -> OrganisationLine | None:
    """An organisation of this tenant by its id."""
    found = _lines(conn, f"{_LINE} AND g.id = %(id)s", tenant=tenant, id=organisation)
    return found[0] if found else None


def fitting(
    conn: Connection, tenant: int, areas: list[str], code: str | None, kind: str, limit: int
) -> list[OrganisationLine]:
    """Open organisations in which an office of this kind would answer.

    With `code`: that one. With `areas`: those that cover one of them, the deepest first. Else:
    those that stand for the whole tenant. Organisations like those that have such offices first.
    """
    query = f"""{_LINE}
          AND NOT coalesce(v.settings -> 'closed_organisations' ? g.id::text, false)
          AND CASE WHEN %(code)s::text IS NOT NULL THEN g.code = %(code)s
            WHEN %(areas)s::text[] = '{{}}' THEN g.whole_tenant
            ELSE EXISTS (SELECT 1 FROM organisation_area a WHERE a.tenant = g.tenant
              AND a.organisation = g.id AND a.area = ANY(%(areas)s)) END
        ORDER BY g.kind IN (SELECT h.kind FROM office f JOIN organisation h
              ON h.tenant = f.tenant AND h.id = f.organisation
              WHERE f.tenant = g.tenant AND f.kind = %(kind)s) DESC,
          (SELECT max(length(a.area)) FROM organisation_area a WHERE a.tenant = g.tenant
              AND a.organisation = g.id AND a.area = ANY(%(areas)s)) DESC NULLS LAST,
          lower(g.name), g.id LIMIT %(limit)s"""  # noqa: S608  (a constant of this module)
    return _lines(
        conn,
        query,
        tenant=tenant,
        areas=areas,
        code=code,
        kind=kind,
        limit=limit,
    )


def areas_of(conn: Connection, tenant: int, organisation: int) -> list[str]:
    """The codes of the areas that it covers."""
    rows = conn.execute(
        "SELECT area FROM organisation_area WHERE tenant = %s AND organisation = %s ORDER BY area",
        (tenant, organisation),
    )
    return [row[0] for row in rows]


_POST = f"""SELECT f.id, f.kind, f.name, f.organisation, {CLOSED_OFFICE} AS closed_on,
    (SELECT coalesce(json_agg(json_build_array(h.code, h.name) ORDER BY h.name), '[]')
       FROM office_serves s JOIN organisation h ON h.tenant = s.tenant AND h.id = s.organisation
      WHERE s.tenant = f.tenant AND s.office = f.id) AS serves,
    (SELECT coalesce(json_agg(b.body ORDER BY b.body), '[]') FROM body_seat b
      WHERE b.tenant = f.tenant AND b.office = f.id) AS bodies
  FROM office f JOIN tenant v ON v.id = f.tenant
  WHERE f.tenant = %(tenant)s"""  # noqa: S608  (a constant of this module)


def post(conn: Connection, tenant: int, office: int) -> Post | None:
    """An office of this tenant by its id."""
    found = _posts(conn, f"{_POST} AND f.id = %(id)s", tenant=tenant, id=office)
    return found[0] if found else None


def posts(conn: Connection, tenant: int, organisation: int) -> list[Post]:
    """The offices of an organisation by name, the closed ones last."""
    return _posts(
        conn,
        f"{_POST} AND f.organisation = %(id)s"
        f" ORDER BY {CLOSED_OFFICE} IS NOT NULL, lower(f.name), f.id",
        tenant=tenant,
        id=organisation,
    )


def names(conn: Connection, tenant: int, codes: Collection[str]) -> dict[str, str]:
    """What the organisations with these codes are called."""
    rows = conn.execute(
        "SELECT code, name FROM organisation WHERE tenant = %s AND code = ANY(%s)",
        (tenant, [code for code in codes if "\0" not in code]),
    )
    return dict(rows.fetchall())


def kinds(conn: Connection, tenant: int) -> list[str]:
    """Every kind of organisation that the tenant has."""
    rows = conn.execute(
        "SELECT DISTINCT kind FROM organisation WHERE tenant = %s ORDER BY kind", (tenant,)
    )
    return [row[0] for row in rows]


def usual(conn: Connection, tenant: int, office_kind: str) -> tuple[str | None, int | None]:
    """The kind of organisation that mostly has offices of this kind, and how many parts the codes
    of its areas mostly have; None where no such office, or no area, is known."""
    row = conn.execute(
        """SELECT mode() WITHIN GROUP (ORDER BY g.kind),
             mode() WITHIN GROUP (ORDER BY cardinality(string_to_array(a.area, '.')))
               FILTER (WHERE a.area IS NOT NULL)
           FROM office f JOIN organisation g ON g.tenant = f.tenant AND g.id = f.organisation
           LEFT JOIN organisation_area a ON a.tenant = g.tenant AND a.organisation = g.id
           WHERE f.tenant = %s AND f.kind = %s""",
        (tenant, office_kind),
    ).fetchone()
    return (row[0], row[1]) if row else (None, None)


def bodies(conn: Connection, tenant: int) -> dict[str, str]:
    """Every body with its name."""
    return dict(conn.execute("SELECT key, name FROM body WHERE tenant = %s", (tenant,)).fetchall())


def seats(conn: Connection, tenant: int, body: str) -> list[int]:
    """The offices with a seat in the body, in order."""
    rows = conn.execute(
        "SELECT office FROM body_seat WHERE tenant = %s AND body = %s ORDER BY position",
        (tenant, body),
    )
    return [row[0] for row in rows]


def _lines(conn: Connection, query: str, **given: object) -> list[OrganisationLine]:
    with conn.cursor(row_factory=class_row(OrganisationLine)) as cursor:
        cursor.execute(query.encode(), given)
        return cursor.fetchall()


def _posts(conn: Connection, query: str, **given: object) -> list[Post]:
    with conn.cursor(row_factory=class_row(Post)) as cursor:
        cursor.execute(query.encode(), given)
        return cursor.fetchall()
