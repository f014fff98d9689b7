"""A person's page deliveries: the inbox, newest first, with keyset paging; read and unread.

Every query leads with the tenant. Never here: words of a notice, mail.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from psycopg.rows import class_row

from engine.store.database import Connection

CAP = 99  # the menu counts no further


@dataclass(frozen=True, slots=True)
class Arrived:
    """One delivery with all that its words need, and what says who may open its case."""

    id: int
    case_id: int | None  # None: about a change of rules
    notice: str
    kind: str
    values: Any
    made_at: dt.datetime
    read_at: dt.datetime | None
    queue: str  # by which the person was told
    number: str
    title: str
    area: str
    definition: str
    parties: dict[str, int]
    # What the actor wrote, by path, as far as not erased; of a change: who, reason, words, version.
    said: dict[str, str]
    had: list[str]  # every queue that ever had a task of the case


# MATERIALIZED: the page is cut before anything is read beside it.
_PAGE = """
WITH page AS MATERIALIZED (
  SELECT * FROM delivery
   WHERE tenant = %(tenant)s AND person = %(person)s AND channel = 'page' AND id < %(before)s
   ORDER BY id DESC LIMIT %(limit)s)
SELECT page.id, page.case_id, page.notice, page.kind, page.values, page.made_at, page.read_at,
       outbox.queue, coalesce(cases.number, '') AS number, coalesce(cases.title, '') AS title,
       coalesce(cases.area, '') AS area, coalesce(cases.definition, change.base) AS definition,
       coalesce(cases.standing -> 'parties', '{}') AS parties,
       CASE WHEN page.kind = 'office' THEN jsonb_build_object(
         'who', coalesce(actor.name, ''), 'reason', change.reason,
         'words', coalesce(change.review_words, change.words, ''),
         'version', coalesce(change.version, 0)::text)
       ELSE coalesce((SELECT jsonb_object_agg(words.path, words.value)
                   FROM words
                  WHERE words.tenant = outbox.tenant AND words.case_id = outbox.case_id
                    AND words.seq = outbox.seq
                    AND words.path IN ('say.words', 'say.next_step')
                    AND words.erased_at IS NULL), '{}') END AS said,
       ARRAY(SELECT DISTINCT task.queue FROM task
              WHERE task.tenant = page.tenant AND task.case_id = page.case_id) AS had
  FROM page
  JOIN outbox ON outbox.tenant = page.tenant AND outbox.id = page.outbox
  LEFT JOIN cases ON cases.tenant = page.tenant AND cases.id = page.case_id
  LEFT JOIN definition_change AS change ON page.kind = 'office'
        AND change.tenant = page.tenant AND change.id = (page.values ->> 'change')::bigint
  LEFT JOIN person AS actor ON page.kind = 'office'
        AND actor.id = (page.values ->> 'person')::bigint
 ORDER BY page.id DESC
"""

_UNREAD = (
    " FROM delivery WHERE tenant = %(tenant)s AND person = %(person)s"
    " AND channel = 'page' AND read_at IS NULL"
)
NEWEST = 2**63 - 1


def page(
    connection: Connection, tenant: int, person: int, before: int | None, limit: int
) -> list[Arrived]:
    """Up to `limit` deliveries of this person, those older than id `before`, newest first."""
    given = {"tenant": tenant, "person": person, "before": before or NEWEST, "limit": limit}
    with connection.cursor(row_factory=class_row(Arrived)) as cursor:
        return cursor.execute(_PAGE, given).fetchall()


def unread(connection: Connection, tenant: int, person: int) -> int:
    """How many this person has not read, counted up to CAP; from the index alone."""
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1{_UNREAD} LIMIT {CAP}) AS counted",  # noqa: S608
        {"tenant": tenant, "person": person},
        prepare=True,
    ).fetchone()
    return int(row[0]) if row else 0


def read_all(connection: Connection, tenant: int, person: int, until: int, now: dt.datetime) -> int:
    """Everything up to id `until` counts as read; how many were not."""
    done = connection.execute(
        "UPDATE delivery SET read_at = %(now)s WHERE tenant = %(tenant)s AND person = %(person)s"
        " AND channel = 'page' AND read_at IS NULL AND id <= %(until)s",
        {"tenant": tenant, "person": person, "until": until, "now": now},
    )
    return done.rowcount


def read_case(
    connection: Connection, tenant: int, person: int, case_id: int, now: dt.datetime
) -> int:
    """What this person was told of one case counts as read; how many were not."""
    done = connection.execute(
        "UPDATE delivery SET read_at = %(now)s WHERE tenant = %(tenant)s AND person = %(person)s"
        " AND channel = 'page' AND read_at IS NULL AND case_id = %(case_id)s",
        {"tenant": tenant, "person": person, "case_id": case_id, "now": now},
    )
    return done.rowcount
