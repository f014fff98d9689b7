"""Task rows that the clock's work has come to: who is due, who holds the lease, who failed.

A lease ends at a moment, or when its holder is heard no more (beats.py): a worker that died frees
its rows by dying. Never here: what waking a task means.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engine.store.beats import FREE
from engine.store.database import Connection
from engine.store.literals import moments, numbers, texts

Key = tuple[int, int]  # tenant, task id


@dataclass(frozen=True, slots=True)
class Due:
    """A leased task row. `due_at` lies far ahead where only a reminder woke it."""

    tenant: int
    id: int
    case_id: int
    slot: str
    due_at: dt.datetime
    tries: int

    @property
    def key(self) -> Key:
        """What names the row."""
        return (self.tenant, self.id)


_FREE = f"closed_at IS NULL AND wake_at <= %(now)s AND {FREE}"

_LEASE = f"""
WITH due AS MATERIALIZED (
  SELECT tenant, id FROM task WHERE {_FREE}
   ORDER BY wake_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED),
leased AS (
  UPDATE task SET leased_until = %(until)s, leased_by = %(holder)s FROM due
   WHERE task.tenant = due.tenant AND task.id = due.id
  RETURNING task.tenant, task.id, task.case_id, task.slot, task.due_at, task.tries, task.wake_at)
SELECT tenant, id, case_id, slot, due_at, tries
  FROM leased ORDER BY wake_at, id
"""  # noqa: S608  (constants of this module)

_OLDEST = f"""
SELECT tenant, id FROM task WHERE {_FREE} ORDER BY wake_at, id LIMIT 1
"""  # noqa: S608  (constants of this module)

_FREE_AGAIN = """
UPDATE task SET leased_until = NULL, leased_by = NULL
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[]) AS done (tenant, id)
 WHERE task.tenant = done.tenant AND task.id = done.id AND task.closed_at IS NULL
   AND task.leased_by IS NOT DISTINCT FROM %(holder)s
"""

_PUSH_BACK = """
WITH failed AS (
  SELECT * FROM unnest(%(tenants)s::int[], %(ids)s::bigint[], %(untils)s::timestamptz[],
                       %(errors)s::text[]) AS failed (tenant, id, until, error)),
pushed AS (
  UPDATE task SET leased_until = failed.until, leased_by = NULL, tries = LEAST(task.tries + 1, 1000)
    FROM failed
   WHERE task.tenant = failed.tenant AND task.id = failed.id AND task.closed_at IS NULL
     AND task.leased_by IS NOT DISTINCT FROM %(holder)s
  RETURNING task.tenant, task.case_id, task.slot, task.tries, failed.error)
INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
SELECT tenant, case_id, slot, 'cannot_wake',
       jsonb_build_object('error', error, 'tries', tries), %(now)s
  FROM pushed WHERE tries = %(incident_after)s
"""


def lease(
    connection: Connection,
    now: dt.datetime,
    limit: int,
    until: dt.datetime,
    holder: int | None = None,
) -> list[Due]:
    """Take up to `limit` free rows whose moment has come, the longest due first. `holder`: the
    beat of this process; without one the lease lasts its time.

    One statement, so that two workers at once never hold the same row.
    """
    values = {"now": now, "limit": limit, "until": until, "holder": holder}
    found = connection.execute(_LEASE, values)
    return [Due(*row) for row in found]


def oldest(connection: Connection, now: dt.datetime) -> Key | None:
    """The row that has been due and free the longest, or None: nobody has anything to do."""
    row = connection.execute(_OLDEST, {"now": now}).fetchone()
    return None if row is None else (row[0], row[1])


def free(connection: Connection, keys: Sequence[Key], holder: int | None = None) -> None:
    """End this holder's leases of rows that somebody else moved meanwhile."""
    if keys:
        connection.execute(_FREE_AGAIN, _columns(keys) | {"holder": holder})


def push_back(
    connection: Connection,
    failed: Sequence[tuple[Key, dt.datetime, str]],
    now: dt.datetime,
    incident_after: int,
    holder: int | None = None,
) -> None:
    """Keep failing rows (key, until, error) out of the way; at the n-th try raise an incident.
    A row that another holder took over meanwhile is left alone."""
    if failed:
        columns = _columns([key for key, _until, _error in failed])
        columns |= {
            "untils": moments(until for _key, until, _error in failed),
            "errors": texts(error for _key, _until, error in failed),
            "now": now,
            "incident_after": incident_after,
            "holder": holder,
        }
        connection.execute(_PUSH_BACK, columns)


def _columns(keys: Sequence[Key]) -> dict[str, object]:
    return {
        "tenants": numbers(tenant for tenant, _ in keys),
        "ids": numbers(key for _, key in keys),
    }
