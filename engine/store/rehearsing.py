"""Reads for playing a cycle: tasks made since a look, endings, refusals, owners. Reads only."""

import datetime as dt
from dataclasses import dataclass

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An open task as an office sees it in its queue."""

    id: int
    case_id: int
    state: str
    visit: int
    slot: str
    occurrence: int
    queue: str
    stage: int
    due_at: dt.datetime | None


def tasks_after(connection: Connection, tenant: int, id_: int) -> list[OpenTask]:
    """Open tasks with an id above this one, in the order they were made."""
    rows = connection.execute(
        "SELECT id, case_id, state, visit, slot, occurrence, queue, stage,"
        " nullif(due_at, 'infinity') FROM task"
        " WHERE tenant = %s AND id > %s AND closed_at IS NULL ORDER BY id",
        (tenant, id_),
    )
    return [OpenTask(*row) for row in rows]


def open_count(connection: Connection, tenant: int) -> int:
    """How many cases have not ended."""
    row = connection.execute(
        "SELECT count(*) FROM cases WHERE tenant = %s AND ending IS NULL", (tenant,)
    ).fetchone()
    return int(row[0]) if row else 0


def endings(connection: Connection, tenant: int) -> list[tuple[str, str, str | None, int]]:
    """(workflow, state, ending or None while open, cases)."""
    rows = connection.execute(
        "SELECT workflow, state, ending, count(*) FROM cases WHERE tenant = %s"
        " GROUP BY workflow, state, ending ORDER BY 4 DESC",
        (tenant,),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def events_by_kind(connection: Connection, tenant: int) -> dict[str, int]:
    """How many events of each kind there are."""
    rows = connection.execute(
        "SELECT kind, count(*) FROM event WHERE tenant = %s GROUP BY kind", (tenant,)
    )
    return {row[0]: row[1] for row in rows}


def late_tasks(connection: Connection, tenant: int) -> int:
    """Tasks that were closed after their due moment, or are open past the last event."""
    row = connection.execute(
        "SELECT count(*) FROM task WHERE tenant = %s AND closed_at >= due_at", (tenant,)
    ).fetchone()
    return int(row[0]) if row else 0


def ownerless(connection: Connection, tenant: int) -> list[str]:
    """Numbers of open cases with neither an open task of a known office nor an open incident."""
    rows = connection.execute(
        """
SELECT c.number FROM cases c
 WHERE c.tenant = %(tenant)s AND c.ending IS NULL
   AND NOT EXISTS (SELECT FROM task t WHERE t.tenant = c.tenant AND t.case_id = c.id
                      AND t.closed_at IS NULL AND t.queue NOT LIKE 'nobody@%%')
   AND NOT EXISTS (SELECT FROM incident i WHERE i.tenant = c.tenant AND i.case_id = c.id
                      AND i.settled_at IS NULL)
 ORDER BY c.number LIMIT 20""",
        {"tenant": tenant},
    )
    return [row[0] for row in rows]


def unlent(connection: Connection, tenant: int) -> list[str]:
    """`number event` of acts in somebody's place without a delegation of that day by and to these
    persons; one that is for absences only needs an absence of the principal on the day."""
    rows = connection.execute(
        """
SELECT c.number || ' ' || e.seq
  FROM event e JOIN cases c ON c.tenant = e.tenant AND c.id = e.case_id
  JOIN tenant v ON v.id = e.tenant
 CROSS JOIN LATERAL (SELECT convert_from(e.body, 'UTF8')::jsonb -> 'by' AS by) AS b
 CROSS JOIN LATERAL (SELECT (e.recorded_at AT TIME ZONE v.zone)::date AS day) AS d
 WHERE e.tenant = %(tenant)s AND b.by ? 'for'
   AND NOT EXISTS (SELECT FROM delegation g
        WHERE g.tenant = e.tenant AND g.id = (b.by -> 'for' ->> 'delegation')::bigint
          AND g.principal = (b.by -> 'for' ->> 'person')::bigint
          AND g.person = (b.by ->> 'person')::bigint
          AND g.from_on <= d.day AND (g.until_on IS NULL OR d.day <= g.until_on)
          AND (NOT g.when_away OR EXISTS (SELECT FROM absence a
                WHERE a.tenant = g.tenant AND a.person = g.principal
                  AND d.day BETWEEN a.from_on AND a.until_on)))
 ORDER BY 1 LIMIT 20""",
        {"tenant": tenant},
    )
    return [row[0] for row in rows]


def unexplained(connection: Connection, tenant: int, endings: list[str]) -> list[str]:
    """Numbers of cases with these endings whose last event lacks code, words or next step.

    A lapse ends a case with a code alone: words and next step are the code's own, which the
    definition holds.
    """
    rows = connection.execute(
        """
SELECT c.number FROM cases c
  JOIN event e ON e.tenant = c.tenant AND e.case_id = c.id AND e.seq = c.revision
 WHERE c.tenant = %(tenant)s AND c.ending = ANY(%(endings)s)
   AND NOT (convert_from(e.body, 'UTF8')::jsonb ? 'reason'
     AND (e.kind = 'lapsed' OR (
       SELECT count(*) = 2 FROM words w WHERE w.tenant = e.tenant AND w.case_id = e.case_id
          AND w.seq = e.seq AND w.path IN ('say.words', 'say.next_step') AND w.value IS NOT NULL)))
 ORDER BY c.number LIMIT 20""",
        {"tenant": tenant, "endings": endings},
    )
    return [row[0] for row in rows]


def places_with_heads(connection: Connection, tenant: int, kind: str) -> list[str]:
    """Areas that an office of this kind covers, those with the longest code first."""
    rows = connection.execute(
        "SELECT DISTINCT a.area, length(a.area) FROM organisation_area a"
        " JOIN office o ON o.tenant = a.tenant AND o.organisation = a.organisation"
        " WHERE a.tenant = %s AND o.kind = %s ORDER BY 2 DESC, 1",
        (tenant, kind),
    )
    return [row[0] for row in rows]


def citizens(connection: Connection, tenant: int) -> list[int]:
    """Members who hold no office and are not of the secretariat."""
    rows = connection.execute(
        "SELECT m.person FROM member m WHERE m.tenant = %s AND NOT m.secretariat"
        " AND NOT EXISTS (SELECT FROM term t WHERE t.tenant = m.tenant AND t.person = m.person)"
        " ORDER BY m.person",
        (tenant,),
    )
    return [row[0] for row in rows]
