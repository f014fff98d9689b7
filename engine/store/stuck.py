"""What is stuck in an office's sending and work: the oldest rows of each, and counts with a bound.

Every statement reads as far as a page shows and no further, by an index. Never here: why it is
stuck, or words.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection
from engine.store.tables.cases import NEVER

MOST = 1000  # rows of one sort that are counted
READ = 500  # deliveries that are read
FEW = 200  # tasks of one queue that are counted


@dataclass(frozen=True, slots=True)
class Unsent:
    """A delivery that failed, or that was tried and waits for its next try (`next_at`).

    `error`: how the server put it, without any address. `since`: given up, or else made.
    """

    id: int
    case_id: int | None
    person: int
    channel: str
    kind: str
    attempts: int
    since: dt.datetime
    next_at: dt.datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    """What waits in a row: `due` should have gone, the oldest at `oldest`; `later` wait for their
    moment, the next at `next_at`."""

    due: int
    oldest: dt.datetime | None
    later: int
    next_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Long:
    """Work that takes long and is not at its end. `of`: moving or impact."""

    of: str
    id: int
    workflow: str
    done: int
    all: int
    touched_at: dt.datetime


_UNSENT = """SELECT delivery.id, delivery.case_id, delivery.person, delivery.channel,
       delivery.kind, delivery.attempts, coalesce(delivery.failed_at, delivery.made_at) AS since,
       delivery.next_at, coalesce(delivery.error, '') AS error"""

# Given up and not dealt with: as long as the incident that it raised is open. One by one, where
# the planner would read every delivery there is.
_FAILED = f"""{_UNSENT}
  FROM (SELECT tenant, id, (values ->> 'delivery')::bigint AS delivery FROM incident
         WHERE tenant = %(tenant)s AND kind = 'undelivered' AND settled_at IS NULL
         ORDER BY id LIMIT %(most)s) AS raised
 CROSS JOIN LATERAL (
   SELECT * FROM delivery
    WHERE tenant = raised.tenant AND id = raised.delivery AND failed_at IS NOT NULL
    LIMIT 1) AS delivery
 ORDER BY raised.id
"""  # noqa: S608  (a constant of this module)

_PUT_OFF = f"""{_UNSENT}
  FROM delivery
 WHERE tenant = %(tenant)s AND next_at IS NOT NULL AND error IS NOT NULL
   AND kind <> 'code'
 ORDER BY next_at, id LIMIT %(most)s
"""

_LINE = """
SELECT count(*) FILTER (WHERE moment <= %(due)s) AS due,
       min(moment) FILTER (WHERE moment <= %(due)s) AS oldest,
       count(*) FILTER (WHERE moment > %(due)s) AS later,
       min(moment) FILTER (WHERE moment > %(due)s) AS next_at
"""

_UNTRIED = f"""{_LINE}
  FROM (SELECT next_at AS moment FROM delivery
         WHERE tenant = %(tenant)s AND next_at IS NOT NULL AND error IS NULL
         ORDER BY next_at LIMIT %(most)s) AS waiting
"""  # noqa: S608  (a constant of this module)

_RELAY = f"""{_LINE}
  FROM (SELECT not_before AS moment FROM outbox
         WHERE tenant = %(tenant)s AND relayed_at IS NULL
         ORDER BY not_before LIMIT %(most)s) AS waiting
"""  # noqa: S608  (a constant of this module)

# Tasks are leased the longest due first; a delivery that is leased has its next look right ahead.
_HELD = """
SELECT leased_by, what, count(*) FROM (
  (SELECT leased_by, 'tasks' AS what FROM task
    WHERE closed_at IS NULL AND wake_at <= %(now)s ORDER BY wake_at LIMIT %(most)s)
   UNION ALL
  (SELECT leased_by, 'mails' FROM delivery
    WHERE next_at <= %(now)s + interval '10 s' ORDER BY next_at DESC LIMIT %(most)s)
   UNION ALL
  (SELECT leased_by, 'cases' FROM sub_case
    WHERE todo_at <= %(now)s ORDER BY todo_at LIMIT %(most)s)) AS due
 WHERE leased_by IS NOT NULL GROUP BY leased_by, what
"""

_WAITING = """
SELECT asked.office, count(*), min(waits.opened_at)
  FROM unnest(%(offices)s::bigint[], %(queues)s::text[]) AS asked (office, queue)
 CROSS JOIN LATERAL (
   SELECT opened_at FROM task
    WHERE tenant = %(tenant)s AND task.queue = asked.queue AND closed_at IS NULL
    ORDER BY due_at, id LIMIT %(most)s) AS waits
 GROUP BY asked.office
"""

_DUE_AFTER = """
SELECT count(*) FROM (
  SELECT FROM task WHERE tenant = %(tenant)s AND closed_at IS NULL
     AND wake_at >= %(after)s AND due_at < %(never)s ORDER BY wake_at LIMIT %(most)s) AS far
"""

_LONG = """
SELECT 'moving' AS of, id, workflow, cases - waiting.count::int AS done, cases AS all, touched_at
  FROM moving
 CROSS JOIN LATERAL (
   SELECT count(*) FROM moving_case AS one
    WHERE one.tenant = moving.tenant AND one.moving = moving.id AND one.outcome IS NULL) AS waiting
 WHERE tenant = %(tenant)s AND ended_at IS NULL
 UNION ALL
SELECT 'impact', id, workflow, seen, cases, touched_at FROM impact
 WHERE tenant = %(tenant)s AND ended_at IS NULL
 ORDER BY touched_at
"""


def failed(conn: Connection, tenant: int) -> list[Unsent]:
    """Deliveries that were given up and that nobody has dealt with, the oldest first."""
    return _unsent(conn, _FAILED, tenant)


def put_off(conn: Connection, tenant: int) -> list[Unsent]:
    """Deliveries that were tried in vain and are tried again, the next one first."""
    return _unsent(conn, _PUT_OFF, tenant)


def _unsent(conn: Connection, query: str, tenant: int) -> list[Unsent]:
    with conn.cursor(row_factory=class_row(Unsent)) as cursor:
        cursor.execute(query.encode(), {"tenant": tenant, "most": READ})
        return cursor.fetchall()


def untried(conn: Connection, tenant: int, due: dt.datetime) -> Line:
    """Deliveries that nothing has gone wrong with."""
    return _line(conn, _UNTRIED, tenant, due)


def relay(conn: Connection, tenant: int, due: dt.datetime) -> Line:
    """Notices that were not handed on to deliveries."""
    return _line(conn, _RELAY, tenant, due)


def _line(conn: Connection, query: str, tenant: int, due: dt.datetime) -> Line:
    with conn.cursor(row_factory=class_row(Line)) as cursor:
        cursor.execute(query.encode(), {"tenant": tenant, "due": due, "most": MOST})
        return cursor.fetchall()[0]


def held(conn: Connection, now: dt.datetime) -> dict[int, dict[str, int]]:
    """What each beat holds at this moment: tasks, mails, cases. Over all offices."""
    found: dict[int, dict[str, int]] = {}
    for beat, what, count in conn.execute(_HELD, {"now": now, "most": MOST}):
        found.setdefault(beat, {})[what] = count
    return found


def waiting(
    conn: Connection, tenant: int, queues: Sequence[tuple[int, str]]
) -> dict[int, tuple[int, dt.datetime]]:
    """How many tasks wait for each office of these (office, queue), FEW of a queue at most, and
    since when the oldest of them."""
    given = {
        "tenant": tenant,
        "offices": [office for office, _ in queues],
        "queues": [queue for _, queue in queues],
        "most": FEW,
    }
    found = conn.execute(_WAITING, given)
    return {office: (count, oldest) for office, count, oldest in found}


def due_after(conn: Connection, tenant: int, after: dt.datetime) -> int:
    """At least so many open tasks fall due after this moment: those not reminded of before it."""
    given = {"tenant": tenant, "after": after, "never": NEVER, "most": MOST}
    return int(conn.execute(_DUE_AFTER, given).fetchall()[0][0])


def long_work(conn: Connection, tenant: int) -> list[Long]:
    """What is not at its end, the longest untouched first."""
    with conn.cursor(row_factory=class_row(Long)) as cursor:
        cursor.execute(_LONG, {"tenant": tenant})
        return cursor.fetchall()
