"""Rows that have done their service: told notices, old inbox lines, ended sessions, sample mail.

Bounded statements, so that no sweep holds anybody up. Never here: anything of a case's record.
"""

import datetime as dt

from engine.store.database import Connection

# table, what is old. The keys of the first `limit` such rows are deleted.
_SWEEPS = {
    "delivery": (
        "tenant, id",
        "made_at < %(now)s - interval '400 days' AND next_at IS NULL",
    ),
    "outbox": (
        "tenant, id",
        """relayed_at < %(now)s - interval '30 days' AND NOT EXISTS (
             SELECT FROM delivery WHERE delivery.tenant = outbox.tenant
                AND delivery.outbox = outbox.id)""",
    ),
    "impact": ("tenant, id", "made_at < %(now)s - interval '7 days'"),
    "web_session": ("token_hash", "ends_at < %(now)s - interval '30 days'"),
    "beat": ("id", "seen_at < clock_timestamp() - interval '1 day'"),
    "slip": ("code_hash", "ends_at < %(now)s - interval '90 days'"),
    # Never proven: whoever typed it has long left the page.
    "person_address": (
        "person, channel",
        "verified_at IS NULL AND code_at < %(now)s - interval '1 day'",
    ),
    "sample_mail": ("id", "received_at < %(now)s - interval '90 days'"),
}


def sweep(connection: Connection, now: dt.datetime, limit: int) -> dict[str, int]:
    """Delete up to `limit` old rows of each table; how many went, by table."""
    gone = {}
    for table, (key, old) in _SWEEPS.items():
        statement = f"""
DELETE FROM {table} WHERE ({key}) IN (
  SELECT {key} FROM {table} WHERE {old} LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
"""  # noqa: S608  (constants of this module)
        gone[table] = connection.execute(statement, {"now": now, "limit": limit}).rowcount
    return gone
