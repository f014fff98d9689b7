"""What became of a person's deliveries, for whoever must see to it; and trying one again.

Never here: handing over (deliveries.py), words.
"""

import datetime as dt
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection
from engine.store.inbox import NEWEST


@dataclass(frozen=True, slots=True)
class Told:
    """One delivery. `number`: of its case, empty for the office's own business. `error`: how the
    server put it, without any address. `by_mail`: mail went in its place."""

    id: int
    case_id: int | None
    number: str
    channel: str
    kind: str
    notice: str
    made_at: dt.datetime
    next_at: dt.datetime | None
    leased_until: dt.datetime | None
    digest: int | None
    attempts: int
    sent_at: dt.datetime | None
    read_at: dt.datetime | None
    failed_at: dt.datetime | None
    error: str | None
    by_mail: bool


_ROWS = """
SELECT delivery.id, delivery.case_id, coalesce(cases.number, '') AS number, delivery.channel,
       delivery.kind, delivery.notice, delivery.made_at, delivery.next_at, delivery.leased_until,
       delivery.digest, delivery.attempts, delivery.sent_at, delivery.read_at, delivery.failed_at,
       delivery.error,
       delivery.failed_at IS NOT NULL AND delivery.channel <> 'mail' AND EXISTS (
         SELECT FROM delivery AS mail
          WHERE mail.tenant = delivery.tenant AND mail.outbox = delivery.outbox
            AND mail.person = delivery.person AND mail.channel = 'mail') AS by_mail
  FROM delivery
  LEFT JOIN cases ON cases.tenant = delivery.tenant AND cases.id = delivery.case_id
 WHERE delivery.tenant = %(tenant)s AND delivery.person = %(person)s AND delivery.id < %(before)s
 ORDER BY delivery.id DESC LIMIT %(limit)s
"""

_AGAIN = """
UPDATE delivery SET failed_at = NULL, error = NULL, attempts = 0, digest = NULL,
       next_at = %(now)s, leased_until = NULL
 WHERE tenant = %(tenant)s AND id = %(id)s AND person = %(person)s
   AND channel <> 'page' AND kind <> 'code' AND failed_at IS NOT NULL
RETURNING case_id
"""


def of_person(
    connection: Connection, tenant: int, person: int, before: int | None, limit: int
) -> list[Told]:
    """Up to `limit` deliveries of the person, those older than id `before`, newest first."""
    given = {"tenant": tenant, "person": person, "before": before or NEWEST, "limit": limit}
    with connection.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(_ROWS, given).fetchall()


def again(
    connection: Connection, tenant: int, person: int, delivery: int, by: int, now: dt.datetime
) -> bool:
    """A message that was given up is due now, by itself, and what it raised is settled. False where
    nothing was given up."""
    given = {"tenant": tenant, "person": person, "id": delivery, "now": now}
    row = connection.execute(_AGAIN, given).fetchone()
    if row is None:
        return False
    connection.execute(
        "UPDATE incident SET settled_at = %s, settled_by = %s"
        " WHERE tenant = %s AND settled_at IS NULL AND kind = 'undelivered'"
        "   AND (values ->> 'delivery')::bigint = %s",
        (now, by, tenant, delivery),
    )
    return True
