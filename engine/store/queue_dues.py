"""Which cases have an open task that is due later than a moment.

Never here: when it is due (the core counts).
"""

import datetime as dt

from engine.store.database import Connection
from engine.store.tables.cases import NEVER

_DUE_AFTER = """
SELECT DISTINCT case_id FROM task
 WHERE tenant = %(tenant)s AND case_id > %(after)s AND closed_at IS NULL
   AND due_at > %(now)s AND due_at < %(never)s
 ORDER BY case_id LIMIT %(limit)s
"""


def cases_due_after(
    conn: Connection, tenant: int, now: dt.datetime, after: int, limit: int
) -> list[int]:
    """Up to `limit` of them, by id, after case `after`."""
    given = {"tenant": tenant, "now": now, "after": after, "never": NEVER, "limit": limit}
    return [row[0] for row in conn.execute(_DUE_AFTER, given).fetchall()]
