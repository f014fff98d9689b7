"""Rows of the cases that other cases open: what is to be done about them, and how they stand.

A lease is `todo_at` put ahead for as long as its holder is heard (beats.py); whatever the row
is told meanwhile puts it back, and then settling leaves it alone. Never here: deciding.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.core.values import Data
from engine.store.beats import DEAD
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Todo:
    """A leased row. `ending` is the child's."""

    tenant: int
    parent: int
    seq: int
    state: str
    slot: str
    visit: int
    workflow: str
    each: str | None
    give: Data
    waits: bool
    withdraw: bool
    child: int | None
    ending: str | None
    made_at: dt.datetime
    left_at: dt.datetime | None
    todo_at: dt.datetime  # until when it is leased
    tries: int

    @property
    def key(self) -> tuple[int, int, int, str, str]:
        """What names the row."""
        return self.tenant, self.parent, self.seq, self.state, self.slot


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that another one opened, as pages and joins read it. No number: not opened yet."""

    seq: int
    state: str
    slot: str
    visit: int
    workflow: str
    each: str | None
    waits: bool
    made_at: dt.datetime
    left: bool
    joined: bool
    child: int | None
    number: str | None
    definition: str | None
    child_state: str | None
    ending: str | None


@dataclass(frozen=True, slots=True)
class Opener:
    """The case that opened this one."""

    parent: int
    number: str
    definition: str
    slot: str
    waits: bool  # still


Found = tuple[int, int, int, str, str]
_KEY = "tenant = %s AND parent = %s AND seq = %s AND state = %s AND slot = %s"

_FREE = f"todo_at IS NOT NULL AND (todo_at <= %(now)s OR {DEAD})"

_LEASE = f"""
WITH due AS MATERIALIZED (
  SELECT tenant, parent, seq, state, slot FROM sub_case WHERE {_FREE}
   ORDER BY todo_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED),
leased AS (
  UPDATE sub_case s SET todo_at = %(until)s, leased_by = %(holder)s FROM due
   WHERE s.tenant = due.tenant AND s.parent = due.parent AND s.seq = due.seq
     AND s.state = due.state AND s.slot = due.slot
  RETURNING s.*)
SELECT s.tenant, s.parent, s.seq, s.state, s.slot, s.visit, s.workflow, s.each, s.give, s.waits,
       s.withdraw, s.child, c.ending, s.made_at, s.left_at, s.todo_at, s.tries
  FROM leased s LEFT JOIN cases c ON c.tenant = s.tenant AND c.id = s.child
 ORDER BY s.tenant, s.parent, s.seq, s.slot
"""  # noqa: S608  (constants of this module)

_OLDEST = f"""
SELECT tenant, parent, seq, state, slot FROM sub_case WHERE {_FREE}
 ORDER BY todo_at, tenant, parent, seq, state, slot LIMIT 1
"""  # noqa: S608  (constants of this module)

_OPENED = """
SELECT s.seq, s.state, s.slot, s.visit, s.workflow, s.each, s.waits, s.made_at,
       s.left_at IS NOT NULL AS left,
       s.joined_at IS NOT NULL AS joined, s.child, c.number, c.definition,
       c.state AS child_state, c.ending
  FROM sub_case s LEFT JOIN cases c ON c.tenant = s.tenant AND c.id = s.child
 WHERE s.tenant = %s AND s.parent = %s
 ORDER BY s.seq, s.made_at, length(s.slot), s.slot
"""


def lease(
    connection: Connection,
    now: dt.datetime,
    limit: int,
    until: dt.datetime,
    holder: int | None = None,
) -> list[Todo]:
    """Take up to `limit` rows about which something is to be done, in one statement."""
    with connection.cursor(row_factory=class_row(Todo)) as cursor:
        values = {"now": now, "limit": limit, "until": until, "holder": holder}
        cursor.execute(_LEASE, values)
        return cursor.fetchall()


def oldest(connection: Connection, now: dt.datetime) -> Found | None:
    """The row that has waited the longest; None: there is nothing to do."""
    row = connection.execute(_OLDEST, {"now": now}).fetchone()
    return None if row is None else (row[0], row[1], row[2], row[3], row[4])


def opened_by(connection: Connection, tenant: int, parent: int) -> list[Opened]:
    """Every case that this one opened or is about to open, in order."""
    with connection.cursor(row_factory=class_row(Opened)) as cursor:
        cursor.execute(_OPENED, (tenant, parent))
        return cursor.fetchall()


def opener_of(connection: Connection, tenant: int, child: int) -> Opener | None:
    """The case that opened this one, if one did."""
    with connection.cursor(row_factory=class_row(Opener)) as cursor:
        cursor.execute(
            "SELECT s.parent, c.number, c.definition, s.slot,"
            "       s.waits AND s.left_at IS NULL AS waits"
            "  FROM sub_case s JOIN cases c ON c.tenant = s.tenant AND c.id = s.parent"
            " WHERE s.tenant = %s AND s.child = %s",
            (tenant, child),
        )
        return cursor.fetchone()


def counted_by(connection: Connection, tenant: int, child: int) -> str | None:
    """The number of the case that waited for this one, whether it still does or not."""
    row = connection.execute(
        "SELECT c.number FROM sub_case s"
        "  JOIN cases c ON c.tenant = s.tenant AND c.id = s.parent"
        " WHERE s.tenant = %s AND s.child = %s AND s.waits",
        (tenant, child),
    ).fetchone()
    return None if row is None else row[0]


def tie(connection: Connection, row: Todo, child: int, now: dt.datetime, ended: bool) -> bool:
    """Note the child that was opened for a row. False: another worker was faster, or the parent
    has left; then nothing of the child may stay."""
    done = connection.execute(
        f"UPDATE sub_case SET child = %s, tries = 0,"  # noqa: S608  (constants of this module)
        f" todo_at = CASE WHEN %s THEN %s WHEN todo_at = %s THEN NULL ELSE todo_at END"
        f" WHERE {_KEY} AND child IS NULL AND left_at IS NULL",
        (child, ended, now, row.todo_at, *row.key),
    )
    return done.rowcount == 1


def settle(connection: Connection, row: Todo) -> None:
    """Nothing is to be done any more, unless something new was noted since the lease."""
    connection.execute(
        f"UPDATE sub_case SET todo_at = NULL, tries = 0 WHERE {_KEY} AND todo_at = %s",  # noqa: S608  (constants)
        (*row.key, row.todo_at),
    )


def push_back(connection: Connection, row: Todo, until: dt.datetime) -> None:
    """Keep a row that failed out of the way until then."""
    connection.execute(
        f"UPDATE sub_case SET todo_at = %s, leased_by = NULL, tries = LEAST(tries + 1, 1000)"  # noqa: S608  (constants)
        f" WHERE {_KEY} AND todo_at = %s",
        (until, *row.key, row.todo_at),
    )


def joined(
    connection: Connection, tenant: int, children: Collection[int], now: dt.datetime
) -> None:
    """The ends of these children are known to their parents."""
    connection.execute(
        "UPDATE sub_case SET joined_at = %s, todo_at = NULL, tries = 0"
        " WHERE tenant = %s AND child = ANY(%s) AND joined_at IS NULL",
        (now, tenant, list(children)),
    )


def untied(connection: Connection, tenant: int) -> list[str]:
    """Numbers of parents whose decided cases are neither opened nor about to be, nor left."""
    rows: Sequence[tuple[str]] = connection.execute(
        "SELECT DISTINCT c.number FROM sub_case s"
        "  JOIN cases c ON c.tenant = s.tenant AND c.id = s.parent"
        " WHERE s.tenant = %s AND s.child IS NULL AND s.left_at IS NULL AND s.todo_at IS NULL"
        " ORDER BY 1 LIMIT 20",
        (tenant,),
    ).fetchall()
    return [row[0] for row in rows]
