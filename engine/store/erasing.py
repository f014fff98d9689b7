"""Takes words out of the side table and out of the case row; the events stay as they are.

Never here: who may ask for it, or the register's entry about it (service/erasing.py).
"""

import datetime as dt
from collections.abc import Collection

from engine.store.database import Connection


def erase(
    connection: Connection, tenant: int, case_id: int, paths: Collection[str], now: dt.datetime
) -> list[str]:
    """Erase the words under these paths in all events of a case; gives the paths that were there.

    The salt goes too: without it a short value cannot be guessed from its hash.
    """
    connection.execute(
        "SELECT 1 FROM cases WHERE tenant = %s AND id = %s FOR NO KEY UPDATE", (tenant, case_id)
    )
    rows = connection.execute(
        "UPDATE words SET value = NULL, salt = NULL, erased_at = %s"
        " WHERE tenant = %s AND case_id = %s AND path = ANY(%s) AND erased_at IS NULL"
        " RETURNING path",
        (now, tenant, case_id, list(paths)),
    )
    # Answers that wait for signatures lie in the row, too.
    connection.execute(
        "UPDATE cases SET standing = jsonb_set(standing, '{round,words}',"
        " (standing #> '{round,words}') - %s::text[])"
        " WHERE tenant = %s AND id = %s AND standing ? 'round'",
        (list(paths), tenant, case_id),
    )
    return sorted({row[0] for row in rows})


def forget_fields(
    connection: Connection, tenant: int, case_id: int, fields: Collection[str], title: bool
) -> None:
    """Take fields out of the case row; where one of them named the case, its number does now."""
    connection.execute(
        "UPDATE cases SET data = data - %(fields)s::text[],"
        " title = CASE WHEN %(title)s THEN number ELSE title END"
        " WHERE tenant = %(tenant)s AND id = %(case)s",
        {"fields": list(fields), "title": title, "tenant": tenant, "case": case_id},
    )
