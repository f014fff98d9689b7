"""For the bench only: an outbox full of work, and the least that moving it on could cost.

Never used by the engine itself.
"""

import datetime as dt

from engine.store.database import Connection

_REFILL = """
WITH old AS (
  UPDATE outbox SET relayed_at = %(now)s WHERE tenant = %(tenant)s AND relayed_at IS NULL)
INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)
SELECT tenant, case_id, seq, queue, notice, kind, values, %(now)s - copy * interval '2 minutes'
  FROM outbox CROSS JOIN generate_series(1, %(times)s) AS copy  -- too far apart to be joined
 WHERE tenant = %(tenant)s
 LIMIT %(rows)s
"""

# What any relay must do: find, lock, mark. Nobody is told.
_LEAN = """
WITH due AS (
  SELECT tenant, id FROM outbox WHERE relayed_at IS NULL AND not_before <= %(now)s
   ORDER BY not_before LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
UPDATE outbox SET relayed_at = %(now)s FROM due
 WHERE outbox.tenant = due.tenant AND outbox.id = due.id
"""


def refill(connection: Connection, tenant: int, rows: int, now: dt.datetime) -> int:
    """Copies of the tenant's outbox rows that are due at `now`; how many (at most `rows`)."""
    given = {"tenant": tenant, "rows": rows, "times": rows, "now": now}
    return connection.execute(_REFILL, given).rowcount


def lean(connection: Connection, now: dt.datetime, limit: int) -> int:
    """Move one batch on without telling anybody; how many rows."""
    return connection.execute(_LEAN, {"now": now, "limit": limit}, prepare=True).rowcount
