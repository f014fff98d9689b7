"""What the pages show of movings: how far one is, what became of its cases, which there were.

Never here: writing (migrating.py).
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.core.values import JSON
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class MovingRow:
    """One moving with its counts. `returned`: cases of it that a later one took back."""

    id: int
    workflow: str
    target: str
    number: int  # of the target version
    undoes: int | None
    cases: int
    moved: int
    stayed: int
    failed: int
    returned: int
    reason: str
    by: int
    made_at: dt.datetime
    touched_at: dt.datetime
    ended_at: dt.datetime | None

    @property
    def done(self) -> int:
        """Cases of which it is known what became of them."""
        return self.moved + self.stayed + self.failed


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a moving; `now_at` is the event that the case is at."""

    case_id: int
    number: str
    title: str
    definition: str
    outcome: str | None
    seq: int | None
    was: str | None
    state: str | None
    whys: JSON
    now_at: int
    returned: bool


_MOVING = """
SELECT m.id, m.workflow, m.target, v.number, m.undoes, m.cases, n.moved, n.stayed, n.failed,
       r.returned, m.reason, m.by, m.made_at, m.touched_at, m.ended_at
  FROM moving m
  JOIN definition_version v ON v.tenant = m.tenant AND v.hash = m.target
 CROSS JOIN LATERAL (
   SELECT count(*) FILTER (WHERE outcome = 'moved') AS moved,
          count(*) FILTER (WHERE outcome = 'stayed') AS stayed,
          count(*) FILTER (WHERE outcome = 'failed') AS failed
     FROM moving_case c WHERE c.tenant = m.tenant AND c.moving = m.id) AS n
 CROSS JOIN LATERAL (
   SELECT count(*) AS returned FROM moving u
     JOIN moving_case c ON c.tenant = u.tenant AND c.moving = u.id AND c.outcome = 'moved'
    WHERE u.tenant = m.tenant AND u.undoes = m.id) AS r
 WHERE m.tenant = %s
"""


def one(conn: Connection, tenant: int, workflow: str, moving: int) -> MovingRow | None:
    """A moving of this workflow."""
    with conn.cursor(row_factory=class_row(MovingRow)) as cursor:
        cursor.execute(_MOVING + "AND m.workflow = %s AND m.id = %s", (tenant, workflow, moving))
        return cursor.fetchone()


def latest(conn: Connection, tenant: int, workflow: str, limit: int) -> list[MovingRow]:
    """The movings of a workflow, the newest first."""
    with conn.cursor(row_factory=class_row(MovingRow)) as cursor:
        cursor.execute(
            _MOVING + "AND m.workflow = %s ORDER BY m.id DESC LIMIT %s", (tenant, workflow, limit)
        )
        return cursor.fetchall()


def cases(
    conn: Connection, tenant: int, moving: int, outcome: str | None, after: int, limit: int
) -> list[CaseRow]:
    """Its cases by id from behind `after`; those with one outcome, or all."""
    with conn.cursor(row_factory=class_row(CaseRow)) as cursor:
        cursor.execute(
            """SELECT m.case_id, c.number, c.title, c.definition, m.outcome, m.seq, m.was, m.state,
              m.whys, c.revision AS now_at,
              EXISTS (SELECT FROM moving_case r
                JOIN moving u ON u.tenant = r.tenant AND u.id = r.moving AND u.undoes = m.moving
               WHERE r.tenant = m.tenant AND r.case_id = m.case_id AND r.outcome = 'moved')
                AS returned
            FROM moving_case m JOIN cases c ON c.tenant = m.tenant AND c.id = m.case_id
            WHERE m.tenant = %(tenant)s AND m.moving = %(moving)s AND m.case_id > %(after)s
              AND (%(outcome)s::text IS NULL OR m.outcome = %(outcome)s)
            ORDER BY m.case_id LIMIT %(limit)s""",
            {
                "tenant": tenant,
                "moving": moving,
                "outcome": outcome,
                "after": after,
                "limit": limit,
            },
        )
        return cursor.fetchall()


def numbers(conn: Connection, tenant: int, ids: list[int]) -> dict[int, str]:
    """What these cases are called."""
    rows = conn.execute(
        "SELECT id, number FROM cases WHERE tenant = %s AND id = ANY(%s)", (tenant, ids)
    )
    return dict(rows.fetchall())
