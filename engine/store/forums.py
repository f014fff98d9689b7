"""What became of the cases of each area in a forum's state, and which lists went out.

Never here: which places there are (core/forums.py), words.
"""

import datetime as dt

from psycopg.types.json import Jsonb

from engine.core.forums import Tally
from engine.core.values import Data
from engine.store.database import Connection

# A forum was held where something was decided in its state and not taken back: from minutes, where
# a meeting decides; else by an office's act that moved the case. Events hold their bytes: read only
# for cases that ever had a task there.
_TALLIES = """
SELECT c.area, count(*),
       count(*) FILTER (WHERE c.state = %(state)s AND c.ending IS NULL),
       count(held.at), max(held.at)
  FROM cases c
  LEFT JOIN LATERAL (
    SELECT max(e.happened_at) AS at
      FROM event e
     CROSS JOIN LATERAL (SELECT convert_from(e.body, 'UTF8')::jsonb AS body OFFSET 0) AS said
     WHERE e.tenant = c.tenant AND e.case_id = c.id AND e.kind IN ('acted', 'signed')
       AND EXISTS (SELECT FROM task t
                    WHERE t.tenant = c.tenant AND t.case_id = c.id AND t.state = %(state)s)
       AND said.body ->> 'from' = %(state)s
       AND CASE WHEN %(meets)s THEN said.body ? 'meeting'
                ELSE said.body ? 'to'
                     AND NOT starts_with(coalesce(said.body #>> '{by,queue}', ''), 'person:') END
       AND NOT EXISTS (
         SELECT FROM event u
          WHERE u.tenant = e.tenant AND u.case_id = e.case_id AND u.seq > e.seq
            AND u.kind = 'undone'
            AND (convert_from(u.body, 'UTF8')::jsonb ->> 'undoes')::int = e.seq)) AS held ON true
 WHERE c.tenant = %(tenant)s AND c.workflow = %(workflow)s AND c.cycle = %(cycle)s
 GROUP BY c.area ORDER BY c.area
"""


def tallies(
    conn: Connection, tenant: int, workflow: str, cycle: int, state: str, meets: bool
) -> list[Tally]:
    """By area, for the cases of this cycle."""
    given = {
        "tenant": tenant, "workflow": workflow, "cycle": cycle, "state": state, "meets": meets,
    }  # fmt: skip
    return [Tally(*row) for row in conn.execute(_TALLIES, given).fetchall()]


def noted(
    conn: Connection, tenant: int, workflow: str, state: str, last_on: dt.date
) -> frozenset[int]:
    """Of how many days before that last day a list went out."""
    found = conn.execute(
        "SELECT days FROM forum_list"
        " WHERE tenant = %s AND workflow = %s AND state = %s AND last_on = %s",
        (tenant, workflow, state, last_on),
    )
    return frozenset(row[0] for row in found.fetchall())


def note(
    conn: Connection,
    tenant: int,
    workflow: str,
    state: str,
    last_on: dt.date,
    days: int,
    told: tuple[int, int] | None,
    now: dt.datetime,
) -> bool:
    """Write down that it went out, with (places, missing); False where it had before."""
    places, missing = told or (None, None)
    done = conn.execute(
        "INSERT INTO forum_list (tenant, workflow, state, last_on, days, told_at, places, missing)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (tenant, workflow, state, last_on, days, now, places, missing),
    )
    return done.rowcount == 1


def tell(
    conn: Connection, tenant: int, queue: str, notice: str, values: Data, now: dt.datetime
) -> None:
    """An outbox row to whoever is behind a queue that day."""
    conn.execute(
        "INSERT INTO outbox (tenant, queue, notice, kind, values, not_before)"
        " VALUES (%s, %s, %s, 'office', %s, %s)",
        (tenant, queue, notice, Jsonb(dict(values)), now),
    )


def read(conn: Connection, tenant: int, person: int, notice: str, now: dt.datetime) -> int:
    """Whoever opened the lists has read that there are some."""
    done = conn.execute(
        "UPDATE delivery SET read_at = %s WHERE tenant = %s AND person = %s AND channel = 'page'"
        " AND read_at IS NULL AND case_id IS NULL AND notice = %s",
        (now, tenant, person, notice),
    )
    return done.rowcount
