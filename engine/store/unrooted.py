"""Which offices have no root of yesterday yet. Never here: making one (roots.py)."""

import datetime as dt

from engine.store.database import Connection

_UNROOTED = """
SELECT t.id, y.day FROM tenant t
 CROSS JOIN LATERAL (SELECT (%(now)s AT TIME ZONE t.zone)::date - 1 AS day) AS y
 WHERE NOT EXISTS (SELECT FROM daily_root r WHERE r.tenant = t.id AND r.on >= y.day)
 ORDER BY t.id
"""


def unrooted(connection: Connection, now: dt.datetime) -> list[tuple[int, dt.date]]:
    """(tenant, its yesterday in its own zone) without a root."""
    return [(tenant, day) for tenant, day in connection.execute(_UNROOTED, {"now": now})]
