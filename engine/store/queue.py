"""One page of a person's open tasks, by due date, over all their queues, with keyset paging.

One look into the partial index per queue (LATERAL), each at most a page long, then merged: the
cost does not grow with what is open or with how deep one reads. Every query leads with the tenant.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection
from engine.store.tables.cases import NEVER

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


# What each filter adds. Only what is asked stands in a statement: a condition that may be absent
# ("$1 IS NULL OR ...") would spoil the plan for those who ask nothing.
_KEPT = {
    "workflow": "AND t.workflow = %(workflow)s",
    "phase": "AND t.phase = %(phase)s",
    "area": "AND (t.area = %(area)s OR starts_with(t.area, %(below)s))",
    "due_before": "AND t.due_at <= %(due_before)s",
    "words": """AND EXISTS (SELECT FROM cases s WHERE s.tenant = t.tenant AND s.id = t.case_id
                AND (s.title ILIKE %(words)s OR s.number ILIKE %(words)s))""",
}
_AFTER = "AND (t.due_at, t.id) > (%(due_at)s::timestamptz, %(id)s::bigint)"

# MATERIALIZED: the page is cut before anything is read beside it.
_PAGE = """
WITH page AS MATERIALIZED (
  SELECT found.* FROM unnest(%(queues)s::text[]) AS mine (queue)
   CROSS JOIN LATERAL (
     SELECT t.* FROM task t
      WHERE t.tenant = %(tenant)s AND t.queue = mine.queue AND t.closed_at IS NULL {kept}
      ORDER BY t.due_at, t.id LIMIT %(limit)s) AS found
   ORDER BY found.due_at, found.id LIMIT %(limit)s)
SELECT page.id, page.case_id, c.number, c.title, c.definition, page.workflow, page.state,
       page.slot, page.role, page.queue, page.area, c.cycle, page.opened_at,
       nullif(page.due_at, %(never)s) AS due_at
  FROM page JOIN cases c ON c.tenant = page.tenant AND c.id = page.case_id
 ORDER BY page.due_at, page.id
"""

_COUNT = """
SELECT count(*) FROM (
  SELECT found.id FROM unnest(%(queues)s::text[]) AS mine (queue)
   CROSS JOIN LATERAL (
     SELECT t.id FROM task t
      WHERE t.tenant = %(tenant)s AND t.queue = mine.queue AND t.closed_at IS NULL {kept}
      ORDER BY t.due_at, t.id LIMIT %(limit)s) AS found
   LIMIT %(limit)s) AS counted
"""


def page(
    connection: Connection,
    tenant: int,
    queues: Sequence[str],
    wanted: Filter,
    after: After | None,
    limit: int,
) -> list[Queued]:
    """Up to `limit` open tasks of these queues after `after`, by due date; undated ones last."""
    statement, given = page_statement(tenant, queues, wanted, after, limit)
    with connection.cursor(row_factory=class_row(Queued)) as cursor:
        return cursor.execute(statement, given, prepare=True).fetchall()


def page_statement(
    tenant: int, queues: Sequence[str], wanted: Filter, after: After | None, limit: int
) -> tuple[str, dict[str, object]]:
    """The statement of one page and its values; by itself, so that its plan can be looked at."""
    given = _given(tenant, queues, wanted, limit) | {"never": NEVER}
    kept = _kept(wanted)
    if after is not None:
        given |= {"due_at": after.due_at or NEVER, "id": after.id}
        kept += f" {_AFTER}"
    return _PAGE.format(kept=kept), given


def count(connection: Connection, tenant: int, queues: Sequence[str], wanted: Filter) -> int:
    """How many there are, counted up to CAP + 1."""
    given = _given(tenant, queues, wanted, CAP + 1)
    statement = _COUNT.format(kept=_kept(wanted))
    row = connection.execute(statement, given, prepare=True).fetchone()
    return int(row[0]) if row else 0


def _kept(wanted: Filter) -> str:
    """The conditions of the filters that are there; constants of this module."""
    return " ".join(
        condition for name, condition in _KEPT.items() if getattr(wanted, name) is not None
    )


def _given(tenant: int, queues: Sequence[str], wanted: Filter, limit: int) -> dict[str, object]:
    return {
        "tenant": tenant,
        "queues": list(queues),
        "workflow": wanted.workflow,
        "phase": wanted.phase,
        "area": wanted.area,
        "below": f"{wanted.area}.",
        "due_before": wanted.due_before,
        "words": None if wanted.words is None else f"%{like(wanted.words)}%",
        "limit": limit,
    }


def like(words: str) -> str:
    """Words that stand for themselves in a LIKE pattern."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
