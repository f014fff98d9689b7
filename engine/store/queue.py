"""One page of a person's open tasks, by due date, over all their queues, with keyset paging.

One look into the partial index per queue (LATERAL), each at most a page long, then merged: the
cost does not grow with what is open or with how deep one reads. Every query leads with the tenant.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection

CAP = 1000  # counts stop here: "1000+"


@dataclass(frozen=True, slots=True)
class Queued:
    """One line of the queue."""

    id: int
    case_id: int
    number: str
    title: str
    definition: str
    workflow: str
    state: str
    slot: str
    role: str
    queue: str
    area: str
    cycle: int | None
    opened_at: dt.datetime
    due_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the queues is wanted. `area` is a code prefix; `due_before` keeps the overdue."""

    workflow: str | None = None
    phase: str | None = None
    area: str | None = None
    due_before: dt.datetime | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class After:
    """The last line of the page before: where the next one begins."""

    due_at: dt.datetime | None
    id: int


_KEPT = """
      AND (%(workflow)s::text IS NULL OR t.workflow = %(workflow)s)
      AND (%(phase)s::text IS NULL OR t.phase = %(phase)s)
      AND (%(area)s::text IS NULL OR t.area = %(area)s OR starts_with(t.area, %(area)s || '.'))
      AND (%(due_before)s::timestamptz IS NULL OR t.due_at <= %(due_before)s)
      AND (%(words)s::text IS NULL OR EXISTS (
            SELECT FROM cases s WHERE s.tenant = t.tenant AND s.id = t.case_id
               AND (s.title ILIKE %(words)s OR s.number ILIKE %(words)s)))
"""

_PAGE = f"""
SELECT t.id, t.case_id, c.number, c.title, c.definition, t.workflow, t.state, t.slot, t.role,
       t.queue, t.area, c.cycle, t.opened_at, nullif(t.due_at, 'infinity') AS due_at
  FROM (
    SELECT found.* FROM unnest(%(queues)s::text[]) AS mine (queue)
     CROSS JOIN LATERAL (
       SELECT t.* FROM task t
        WHERE t.tenant = %(tenant)s AND t.queue = mine.queue AND t.closed_at IS NULL
          AND (t.due_at, t.id) > (%(due_at)s::timestamptz, %(id)s::bigint) {_KEPT}
        ORDER BY t.due_at, t.id LIMIT %(limit)s) AS found
     ORDER BY found.due_at, found.id LIMIT %(limit)s) AS t
  JOIN cases c ON c.tenant = t.tenant AND c.id = t.case_id
 ORDER BY t.due_at, t.id
"""  # noqa: S608  (constants of this module)

_COUNT = f"""
SELECT count(*) FROM (
  SELECT found.id FROM unnest(%(queues)s::text[]) AS mine (queue)
   CROSS JOIN LATERAL (
     SELECT t.id FROM task t
      WHERE t.tenant = %(tenant)s AND t.queue = mine.queue AND t.closed_at IS NULL {_KEPT}
      ORDER BY t.due_at, t.id LIMIT %(limit)s) AS found
   LIMIT %(limit)s) AS counted
"""  # noqa: S608  (constants of this module)


def page(
    connection: Connection,
    tenant: int,
    queues: Sequence[str],
    wanted: Filter,
    after: After | None,
    limit: int,
) -> list[Queued]:
    """Up to `limit` open tasks of these queues after `after`, by due date; undated ones last."""
    given = _given(tenant, queues, wanted, limit)
    given["due_at"] = "-infinity" if after is None else after.due_at or "infinity"
    given["id"] = 0 if after is None else after.id
    with connection.cursor(row_factory=class_row(Queued)) as cursor:
        return cursor.execute(_PAGE, given, prepare=True).fetchall()


def count(connection: Connection, tenant: int, queues: Sequence[str], wanted: Filter) -> int:
    """How many there are, counted up to CAP + 1."""
    row = connection.execute(
        _COUNT, _given(tenant, queues, wanted, CAP + 1), prepare=True
    ).fetchone()
    return int(row[0]) if row else 0


def _given(tenant: int, queues: Sequence[str], wanted: Filter, limit: int) -> dict[str, object]:
    words = wanted.words
    if words is not None:
        escaped = words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        words = f"%{escaped}%"
    return {
        "tenant": tenant,
        "queues": list(queues),
        "workflow": wanted.workflow,
        "phase": wanted.phase,
        "area": wanted.area,
        "due_before": wanted.due_before,
        "words": words,
        "limit": limit,
    }
