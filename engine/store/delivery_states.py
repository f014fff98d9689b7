"""What became of a person's or a case's deliveries, for whoever must see to it; and trying again.

Never here: handing over (deliveries.py), words.
"""

import datetime as dt
from collections.abc import Sequence
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
    person: int
    queue: str  # by which the person was told


_COLUMNS = """
SELECT delivery.id, delivery.case_id, coalesce(cases.number, '') AS number, delivery.channel,
       delivery.kind, delivery.notice, delivery.made_at, delivery.next_at, delivery.leased_until,
       delivery.digest, delivery.attempts, delivery.sent_at, delivery.read_at, delivery.failed_at,
       delivery.error, delivery.person, outbox.queue,
       delivery.failed_at IS NOT NULL AND delivery.channel <> 'mail' AND EXISTS (
         SELECT FROM delivery AS mail
          WHERE mail.tenant = delivery.tenant AND mail.outbox = delivery.outbox
            AND mail.person = delivery.person AND mail.channel = 'mail') AS by_mail
  FROM delivery
  JOIN outbox ON outbox.tenant = delivery.tenant AND outbox.id = delivery.outbox
  LEFT JOIN cases ON cases.tenant = delivery.tenant AND cases.id = delivery.case_id
"""
_OF_PERSON = f"""{_COLUMNS}
 WHERE delivery.tenant = %(tenant)s AND delivery.person = %(person)s AND delivery.id < %(before)s
 ORDER BY delivery.id DESC LIMIT %(limit)s
"""
_OF_CASE = f"""{_COLUMNS}
 WHERE delivery.tenant = %(tenant)s AND delivery.case_id = %(case)s AND delivery.id < %(before)s
 ORDER BY delivery.id DESC LIMIT %(limit)s
"""

# A line of a digest stays one: whatever is tried again of it goes as one message.
_AGAIN = """
WITH again AS (
  UPDATE delivery SET failed_at = NULL, error = NULL, attempts = 0, next_at = %(now)s,
         leased_until = NULL
   WHERE tenant = %(tenant)s AND id = ANY (%(ids)s::bigint[]) AND channel <> 'page'
     AND kind <> 'code'
     AND leased_by IS NULL AND (%(person)s::bigint IS NULL OR person = %(person)s)
     AND (failed_at IS NOT NULL OR next_at IS NOT NULL AND error IS NOT NULL)
  RETURNING id),
settled AS (
  UPDATE incident SET settled_at = %(now)s, settled_by = %(by)s
    FROM again
   WHERE tenant = %(tenant)s AND settled_at IS NULL AND kind = 'undelivered'
     AND (values ->> 'delivery')::bigint = again.id)
SELECT id FROM again ORDER BY id
"""


def of_person(
    connection: Connection, tenant: int, person: int, before: int | None, limit: int
) -> list[Told]:
    """Up to `limit` deliveries of the person, those older than id `before`, newest first."""
    return _read(connection, _OF_PERSON, tenant, before, limit, person=person)


def of_case(
    connection: Connection, tenant: int, case: int, before: int | None, limit: int
) -> list[Told]:
    """The same of a case."""
    return _read(connection, _OF_CASE, tenant, before, limit, case=case)


def _read(
    connection: Connection, query: str, tenant: int, before: int | None, limit: int, **of: int
) -> list[Told]:
    given = {"tenant": tenant, "before": before or NEWEST, "limit": limit, **of}
    with connection.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(query.encode(), given).fetchall()


def again(
    connection: Connection,
    tenant: int,
    deliveries: Sequence[int],
    by: int,
    now: dt.datetime,
    person: int | None = None,
) -> list[int]:
    """Those of these (to `person`, if given) that were given up, or put off and are in nobody's
    hands, are due now, and what they raised is settled: their ids."""
    given = {"tenant": tenant, "ids": list(deliveries), "by": by, "now": now, "person": person}
    return [row[0] for row in connection.execute(_AGAIN, given)]
