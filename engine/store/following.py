"""Rows behind the public pages: a case by its number, which words were released, plain lists.

Every query leads with the tenant. Never here: what of it may be shown (service/following.py).
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.core.values import JSON
from engine.store.database import Connection
from engine.store.tables.cases import NEVER

ENDINGS_KEPT = 100


@dataclass(frozen=True, slots=True)
class Found:
    """What a number leads to before anything is shown of it."""

    id: int
    definition: str
    secret_hash: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list. `title` is None unless its words were released."""

    id: int
    number: str
    definition: str
    area: str
    state: str
    ending: str | None
    opened_at: dt.datetime
    entered_at: dt.datetime
    queue: str | None
    due_at: dt.datetime | None
    title: str | None
    late: bool  # begun before its window shut, received after


@dataclass(frozen=True, slots=True)
class Filter:
    """`hashes`: the definition versions that are public. `endings` None: every case;
    empty: only open ones. `late`: only what was begun before its window shut and came after."""

    hashes: Sequence[str]
    area: str = ""
    endings: Sequence[str] | None = None
    before: int | None = None  # a case id: older ones only
    late: bool = False


def by_number(connection: Connection, tenant: int, number: str) -> Found | None:
    """The case with this number at this tenant."""
    row = connection.execute(
        "SELECT id, definition, secret_hash FROM cases WHERE tenant = %s AND number = %s",
        (tenant, number),
    ).fetchone()
    return None if row is None else Found(*row)


def definitions(connection: Connection, tenant: int) -> list[str]:
    """The hashes of all published versions."""
    rows = connection.execute("SELECT hash FROM definition_version WHERE tenant = %s", (tenant,))
    return [row[0] for row in rows.fetchall()]


def heads(connection: Connection, tenant: int) -> list[tuple[str, str]]:
    """(workflow, hash) of each head, by workflow."""
    rows = connection.execute(
        "SELECT workflow, hash FROM definition_head WHERE tenant = %s ORDER BY workflow", (tenant,)
    )
    return [(row[0], row[1]) for row in rows.fetchall()]


def released(connection: Connection, tenant: int, case_id: int) -> dict[tuple[int, str], JSON]:
    """Words that an official released and nobody erased, by (event, path)."""
    rows = connection.execute(
        "SELECT seq, path, value FROM words WHERE tenant = %s AND case_id = %s"
        " AND released_at IS NOT NULL AND erased_at IS NULL",
        (tenant, case_id),
    )
    return {(row[0], row[1]): row[2] for row in rows.fetchall()}


# The latest words of the naming field, if they were released: a title that was changed since
# is not shown because an older one was.
_LISTED = """
SELECT c.id, c.number, c.definition, c.area, c.state, c.ending, c.opened_at, c.entered_at,
       t.queue, nullif(t.due_at, %(never)s) AS due_at,
       w.title, c.late IS NOT NULL AS late
  FROM cases c
  JOIN unnest(%(hashes)s::text[], %(names)s::text[]) AS d(hash, name) ON d.hash = c.definition
  LEFT JOIN LATERAL (
    SELECT queue, due_at FROM task
     WHERE tenant = c.tenant AND case_id = c.id AND closed_at IS NULL AND stage >= 0
     ORDER BY strpos(slot, ':'), due_at, id LIMIT 1) t ON true
  LEFT JOIN LATERAL (
    SELECT CASE WHEN released_at IS NOT NULL AND erased_at IS NULL THEN value #>> '{}' END AS title
      FROM words
     WHERE tenant = c.tenant AND case_id = c.id AND path = 'set.' || d.name
     ORDER BY seq DESC LIMIT 1) w ON true
 WHERE c.tenant = %(tenant)s
"""


def listed(
    connection: Connection, tenant: int, only: Filter, names: Sequence[str], limit: int
) -> list[Listed]:
    """Cases of these definitions, the newest first. `names`: each definition's naming field."""
    where = ""
    if only.area:
        where += " AND (c.area = %(area)s OR (c.area > %(low)s AND c.area < %(high)s))"
    if only.endings is not None:
        where += " AND c.ending = ANY(%(endings)s)" if only.endings else " AND c.ending IS NULL"
    if only.late:
        where += " AND c.late IS NOT NULL"
    if only.before is not None:
        where += " AND c.id < %(before)s"
    return _lines(connection, _LISTED + where + " ORDER BY c.id DESC LIMIT %(limit)s", {
        "tenant": tenant, "hashes": list(only.hashes), "names": list(names), "area": only.area,
        "low": f"{only.area}.", "high": f"{only.area}/", "endings": list(only.endings or ()),
        "before": only.before, "limit": limit,
    })  # fmt: skip


def ended(
    connection: Connection, tenant: int, hashes: Sequence[str], names: Sequence[str], limit: int
) -> list[Listed]:
    """The cases that ended last."""
    order = " AND c.ending IS NOT NULL ORDER BY e.ended_at DESC, e.case_id DESC LIMIT %(limit)s"
    given = {"tenant": tenant, "hashes": list(hashes), "names": list(names), "limit": limit}
    statement = _LISTED.replace("  FROM cases c\n", _ENDED_FIRST) + order
    return _lines(connection, statement, given)


# The small table of endings leads: it has the order, and cases are too many to sort.
_ENDED_FIRST = """  FROM ended e JOIN cases c ON c.tenant = e.tenant AND c.id = e.case_id
"""


def mine(connection: Connection, tenant: int, person: int, limit: int) -> list[tuple[int, str]]:
    """(id, title) of the cases that the person sent or that were sent for them, newest first."""
    return connection.execute(
        """SELECT id, title FROM cases WHERE tenant = %(tenant)s AND opener = %(person)s
           UNION
           SELECT id, title FROM cases WHERE tenant = %(tenant)s AND typist = %(person)s
           ORDER BY id DESC LIMIT %(limit)s""",
        {"tenant": tenant, "person": person, "limit": limit},
    ).fetchall()


def _lines(connection: Connection, statement: str, given: dict[str, object]) -> list[Listed]:
    with connection.cursor(row_factory=class_row(Listed)) as cursor:
        cursor.execute(statement, {"never": NEVER, **given})
        return cursor.fetchall()


def offices(connection: Connection, tenant: int, ids: Collection[int]) -> dict[int, str]:
    """Names of offices by id, also of those that nobody holds any more."""
    rows = connection.execute(
        "SELECT id, name FROM office WHERE tenant = %s AND id = ANY(%s)", (tenant, list(ids))
    )
    return dict(rows.fetchall())
