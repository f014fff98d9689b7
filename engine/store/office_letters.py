"""Outbox rows that tell persons of a change of rules, which belongs to no case.

Written in the transaction of what they tell of. Never here: words, or whom to tell.
"""

import datetime as dt
from collections.abc import Collection

from psycopg.types.json import Jsonb

from engine.core.values import Data
from engine.store.database import Connection

KIND = "office"


def tell(
    conn: Connection,
    tenant: int,
    persons: Collection[int],
    notice: str,
    values: Data,
    not_before: dt.datetime,
) -> None:
    """One row for each person; `values` name the change and who acted, never sentences."""
    conn.execute(
        "INSERT INTO outbox (tenant, queue, notice, kind, values, not_before)"
        " SELECT %s, 'person:' || person, %s, %s, %s, %s FROM unnest(%s::bigint[]) AS person",
        (tenant, notice, KIND, Jsonb(dict(values)), not_before, sorted(set(persons))),
    )


def read(conn: Connection, tenant: int, person: int, change: int, now: dt.datetime) -> int:
    """What this person was told of a change counts as read; how many were not."""
    done = conn.execute(
        "UPDATE delivery SET read_at = %s WHERE tenant = %s AND person = %s AND channel = 'page'"
        " AND read_at IS NULL AND case_id IS NULL AND (values ->> 'change')::bigint = %s",
        (now, tenant, person, change),
    )
    return done.rowcount
