"""Rows of incidents: what the secretariat must settle. Mostly a step raises them with itself.

Never here: what settling means, or words.
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.core.values import Data
from engine.store.database import Connection
from engine.store.literals import dumps
from engine.store.tables.cases import NEVER

__all__ = [
    "NEVER",
    "IncidentRecord",
    "all_open",
    "assign",
    "count_by_kind",
    "one",
    "open_ones",
    "raise_once",
    "settle",
    "settled_ones",
]


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """One incident with the case that it is about; `settled_at` None: still open.

    `assignee`: who said that they see to it, and `note` in which words.
    """

    id: int
    kind: str
    slot: str
    values: Data
    raised_at: dt.datetime
    settled_at: dt.datetime | None
    settled_by: int | None
    assignee: int | None
    assigned_at: dt.datetime | None
    note: str | None
    case_id: int | None
    number: str | None
    title: str | None
    area: str | None
    definition: str | None
    state: str | None
    ending: str | None
    task_role: str | None
    task_queue: str | None
    task_due_at: dt.datetime | None


MOST = 1000  # of a kind: nobody reads further

_ROW = """SELECT i.id, i.kind, i.slot, i.values, i.raised_at, i.settled_at, i.settled_by,
    i.assignee, i.assigned_at, i.note,
    i.case_id, c.number, c.title, c.area, c.definition, c.state, c.ending,
    t.role AS task_role, t.queue AS task_queue, t.due_at AS task_due_at
  FROM incident i
  LEFT JOIN cases c ON c.tenant = i.tenant AND c.id = i.case_id
  LEFT JOIN LATERAL (SELECT role, queue, due_at FROM task t
    WHERE t.tenant = i.tenant AND t.case_id = i.case_id AND t.slot = i.slot
      AND t.closed_at IS NULL LIMIT 1) t ON true
  WHERE i.tenant = %(tenant)s"""


def open_ones(
    conn: Connection, tenant: int, limit: int, after: int, kind: str | None
) -> list[IncidentRecord]:
    """Incidents that wait, the oldest first, from number `after` on."""
    of_kind = "AND i.kind = %(kind)s" if kind else ""
    return _read(
        conn,
        f"{_ROW} AND i.settled_at IS NULL AND i.id > %(after)s {of_kind}"
        " ORDER BY i.id LIMIT %(limit)s",
        tenant=tenant,
        after=after,
        limit=limit,
        kind=kind,
    )


def settled_ones(
    conn: Connection, tenant: int, limit: int, before: int | None
) -> list[IncidentRecord]:
    """Settled incidents, the newest number first, below `before`."""
    return _read(
        conn,
        f"{_ROW} AND i.settled_at IS NOT NULL"
        " AND (%(before)s::bigint IS NULL OR i.id < %(before)s)"
        " ORDER BY i.id DESC LIMIT %(limit)s",
        tenant=tenant,
        before=before,
        limit=limit,
    )


def one(conn: Connection, tenant: int, incident: int) -> IncidentRecord | None:
    """An incident of this tenant."""
    found = _read(conn, f"{_ROW} AND i.id = %(id)s", tenant=tenant, id=incident)
    return found[0] if found else None


# From kind to kind by the index, each counted as far as anybody reads: a hundred thousand of one
# kind cost no more than the first of them.
_KINDS = """
WITH RECURSIVE kinds AS (
  (SELECT kind FROM incident WHERE tenant = %(tenant)s AND settled_at IS NULL
    ORDER BY kind LIMIT 1)
   UNION ALL
  SELECT (SELECT kind FROM incident
           WHERE tenant = %(tenant)s AND settled_at IS NULL AND kind > kinds.kind
           ORDER BY kind LIMIT 1)
    FROM kinds WHERE kinds.kind IS NOT NULL)
SELECT kind, count, oldest FROM kinds
 CROSS JOIN LATERAL (
   SELECT count(*) FROM (
     SELECT FROM incident WHERE tenant = %(tenant)s AND settled_at IS NULL
        AND incident.kind = kinds.kind LIMIT %(most)s) AS each) AS counted
 CROSS JOIN LATERAL (
   SELECT raised_at AS oldest FROM incident WHERE tenant = %(tenant)s AND settled_at IS NULL
      AND incident.kind = kinds.kind ORDER BY id LIMIT 1) AS first
 WHERE kind IS NOT NULL ORDER BY kind
"""


def count_by_kind(conn: Connection, tenant: int) -> dict[str, tuple[int, dt.datetime]]:
    """How many incidents wait (counted up to MOST), and since when the oldest, by kind."""
    found = conn.execute(_KINDS, {"tenant": tenant, "most": MOST})
    return {kind: (count, oldest) for kind, count, oldest in found}


def raise_once(
    conn: Connection, tenant: int, case_id: int | None, kind: str, values: Data, now: dt.datetime
) -> bool:
    """Raise an incident that no step carries, unless one that says the same is still open."""
    given = {"tenant": tenant, "case": case_id, "kind": kind, "values": dumps(values), "now": now}
    made = conn.execute(
        """INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
           SELECT %(tenant)s, %(case)s::bigint, '', %(kind)s, %(values)s::jsonb, %(now)s
            WHERE NOT EXISTS (
              SELECT FROM incident
               WHERE tenant = %(tenant)s AND kind = %(kind)s AND values = %(values)s::jsonb
                 AND case_id IS NOT DISTINCT FROM %(case)s::bigint AND settled_at IS NULL)""",
        given,
    )
    return made.rowcount == 1


def all_open(conn: Connection, tenant: int, kind: str) -> list[IncidentRecord]:
    """Every incident of this kind that waits."""
    return _read(
        conn, f"{_ROW} AND i.settled_at IS NULL AND i.kind = %(kind)s", tenant=tenant, kind=kind
    )


def settle(conn: Connection, tenant: int, incident: int, by: int | None, now: dt.datetime) -> bool:
    """Mark as settled; False where it was settled before or is not there. `by` None: it ended by
    itself."""
    done = conn.execute(
        "UPDATE incident SET settled_at = %s, settled_by = %s"
        " WHERE tenant = %s AND id = %s AND settled_at IS NULL",
        (now, by, tenant, incident),
    )
    return done.rowcount == 1


def assign(
    conn: Connection, tenant: int, incident: int, to: int, note: str, now: dt.datetime
) -> bool:
    """This person sees to it. False where it is settled, or where the same was said before."""
    done = conn.execute(
        "UPDATE incident SET assignee = %(to)s, assigned_at = %(now)s, note = %(note)s"
        " WHERE tenant = %(tenant)s AND id = %(id)s AND settled_at IS NULL"
        "   AND (assignee, note) IS DISTINCT FROM (%(to)s::bigint, %(note)s::text)",
        {"tenant": tenant, "id": incident, "to": to, "note": note, "now": now},
    )
    return done.rowcount == 1


def _read(conn: Connection, query: str, **given: object) -> list[IncidentRecord]:
    with conn.cursor(row_factory=class_row(IncidentRecord)) as cursor:
        cursor.execute(query.encode(), given)
        return cursor.fetchall()
