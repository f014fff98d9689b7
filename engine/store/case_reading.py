"""Rows behind the officials' case page: which queues ever had it, which words the public reads.

Every query leads with the tenant. Never here: who may see what (service/case_view.py).
"""

import datetime as dt
from collections.abc import Collection

from engine.store.database import Connection


def queues_that_had(connection: Connection, tenant: int, case_id: int) -> frozenset[str]:
    """Every queue that ever had a task of the case."""
    rows = connection.execute(
        "SELECT DISTINCT queue FROM task WHERE tenant = %s AND case_id = %s", (tenant, case_id)
    )
    return frozenset(row[0] for row in rows.fetchall())


def released(connection: Connection, tenant: int, case_id: int) -> frozenset[tuple[int, str]]:
    """(event, path) of the words that the public may read."""
    rows = connection.execute(
        "SELECT seq, path FROM words"
        " WHERE tenant = %s AND case_id = %s AND released_at IS NOT NULL AND erased_at IS NULL",
        (tenant, case_id),
    )
    return frozenset((row[0], row[1]) for row in rows.fetchall())


def release(
    connection: Connection,
    tenant: int,
    case_id: int,
    words: Collection[tuple[int, str]],
    by: int,
    now: dt.datetime,
) -> int:
    """Let the public read these words; how many were not released before."""
    done = connection.execute(
        "UPDATE words SET released_at = %s, released_by = %s"
        " WHERE tenant = %s AND case_id = %s AND released_at IS NULL AND erased_at IS NULL"
        "   AND (seq, path) IN (SELECT * FROM unnest(%s::int[], %s::text[]))",
        (now, by, tenant, case_id, [seq for seq, _ in words], [path for _, path in words]),
    )
    return done.rowcount


def was_sent(connection: Connection, tenant: int, form: str) -> bool:
    """Whether a form with this identity has made an event already."""
    row = connection.execute(
        "SELECT FROM submission WHERE tenant = %s AND form = %s", (tenant, form)
    ).fetchone()
    return row is not None


def note_reading(
    connection: Connection,
    tenant: int,
    case_id: int,
    person: int,
    fields: Collection[str],
    now: dt.datetime,
) -> None:
    """Who opened which confidential fields, when (foundation 13)."""
    connection.execute(
        "INSERT INTO read_audit (tenant, case_id, person, fields, at) VALUES (%s, %s, %s, %s, %s)",
        (tenant, case_id, person, ",".join(sorted(fields)), now),
    )
