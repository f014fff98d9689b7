"""Delivery rows under way by mail and other channels: leased, sent, put off, given up.

`next_at` is when the clock looks at a row again, `leased_until` until when nobody else may try
it, unless its holder `leased_by` is heard no more; all are null once a row is settled. Never
here: words, SMTP.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.store.beats import FREE
from engine.store.database import Connection
from engine.store.literals import moments, numbers, texts
from engine.store.outbox import CLOSED, WORK

Key = tuple[int, int]  # tenant, delivery id


@dataclass(frozen=True, slots=True)
class Mail:
    """A leased delivery with all that its words need. `values`: keys and values of the notice."""

    tenant: int
    id: int
    case_id: int | None  # None: about a change of rules
    person: int
    channel: str
    kind: str
    notice: str
    values: Any
    made_at: dt.datetime
    attempts: int
    digest: int | None  # of which message it is a line; None: it is one by itself
    address: str | None  # of the person on the channel; None: there is none (any more)
    name: str
    language: str
    number: str
    title: str
    area: str
    definition: str
    office: str  # the tenant's name
    queue: str  # by which the person is told
    # What the actor wrote, by path, as far as not erased; of a change: who, reason, words, version;
    # of an address: code.
    said: dict[str, str]
    closed: bool  # it asks for work that is done meanwhile

    @property
    def key(self) -> Key:
        """What names the row."""
        return (self.tenant, self.id)


_UNSETTLED = "delivery.channel <> 'page' AND next_at IS NOT NULL"

# A digest belongs together: whoever leases one line of it leases all that are due for the person,
# and says which they are before anything is posted; so a repeat is the same message. What was just
# handed over for another job is due too, its next look is at `again`. Who cannot have every line,
# since another worker or the clock is at some of them in this instant, takes none: each would send
# a digest of those it got. They are handed over again.
_LEASE = f"""
WITH asked AS (
  SELECT * FROM unnest(%(tenants)s::int[], %(ids)s::bigint[]) AS asked (tenant, id)),
digests AS (
  SELECT DISTINCT tenant, person, channel, digest FROM asked JOIN delivery USING (tenant, id)
   WHERE digest IS NOT NULL),
whole AS MATERIALIZED (
  SELECT tenant, id, person, channel, digest FROM asked JOIN delivery USING (tenant, id)
   WHERE digest IS NULL
   UNION ALL
  SELECT tenant, id, person, channel, digest
    FROM digests JOIN delivery USING (tenant, person, channel, digest)
   WHERE (digest > 0 OR next_at <= %(again)s) AND {_UNSETTLED} AND {FREE}),
free AS MATERIALIZED (
  SELECT tenant, id, delivery.person, delivery.channel, delivery.digest
    FROM delivery JOIN whole USING (tenant, id)
   WHERE {_UNSETTLED} AND {FREE}
   ORDER BY id FOR UPDATE OF delivery SKIP LOCKED),
named AS (
  SELECT tenant, id, CASE digest WHEN 0 THEN first ELSE digest END AS digest
    FROM (SELECT *, min(id) OVER line AS first, count(*) OVER line AS lines
            FROM free WINDOW line AS (PARTITION BY tenant, person, channel, digest)) AS got
   WHERE digest IS NULL
      OR lines = (SELECT count(*) FROM whole
                   WHERE (whole.tenant, whole.person, whole.channel, whole.digest)
                       = (got.tenant, got.person, got.channel, got.digest))),
leased AS (
  UPDATE delivery SET leased_until = %(until)s, leased_by = %(holder)s, next_at = %(again)s,
         digest = named.digest
    FROM named
   WHERE delivery.tenant = named.tenant AND delivery.id = named.id
  RETURNING delivery.*)
SELECT leased.tenant, leased.id, leased.case_id, leased.person, leased.channel,
       leased.kind, leased.notice, leased.values, leased.made_at, leased.attempts, leased.digest,
       CASE WHEN person.erased_at IS NOT NULL THEN NULL
            WHEN leased.channel = 'mail' THEN nullif(person.email, '')
            WHEN leased.kind = 'code' OR reach.verified_at IS NOT NULL THEN reach.address END,
       person.name,
       coalesce(wish.language, person.language),
       coalesce(cases.number, ''), coalesce(cases.title, ''), coalesce(cases.area, ''),
       coalesce(cases.definition, change.base), tenant.name, outbox.queue,
       CASE WHEN leased.kind = 'code' THEN jsonb_build_object('code', coalesce(reach.code, ''))
            WHEN leased.kind = 'office' THEN jsonb_build_object(
         'who', coalesce(actor.name, ''), 'reason', change.reason,
         'words', coalesce(change.review_words, change.words, ''),
         'version', coalesce(change.version, 0)::text)
       ELSE coalesce((SELECT jsonb_object_agg(words.path, words.value)
                   FROM words
                  WHERE words.tenant = outbox.tenant AND words.case_id = outbox.case_id
                    AND words.seq = outbox.seq
                    AND words.path IN ('say.words', 'say.next_step')
                    AND words.erased_at IS NULL), '{{}}') END,
       {CLOSED}
  FROM leased
  JOIN outbox ON outbox.tenant = leased.tenant AND outbox.id = leased.outbox
  JOIN person ON person.id = leased.person
  LEFT JOIN person_address AS reach ON reach.person = leased.person
        AND reach.channel = leased.channel
  LEFT JOIN wish ON wish.tenant = leased.tenant AND wish.person = leased.person
  LEFT JOIN cases ON cases.tenant = leased.tenant AND cases.id = leased.case_id
  LEFT JOIN definition_change AS change ON leased.kind = 'office'
        AND change.tenant = leased.tenant AND change.id = (leased.values ->> 'change')::bigint
  LEFT JOIN person AS actor ON leased.kind = 'office'
        AND actor.id = (leased.values ->> 'person')::bigint
  JOIN tenant ON tenant.id = leased.tenant
{WORK}
 ORDER BY leased.id
"""  # noqa: S608  (constants)

# Handing over moves next_at on: a row waits in the queue of jobs once, not once a second.
_HAND_OVER = f"""
WITH due AS MATERIALIZED (
  SELECT tenant, id FROM delivery
   WHERE {_UNSETTLED} AND next_at <= %(now)s
     AND {FREE}
   ORDER BY next_at, tenant, person, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
UPDATE delivery SET next_at = %(again)s FROM due
 WHERE delivery.tenant = due.tenant AND delivery.id = due.id
RETURNING delivery.tenant, delivery.id
"""  # noqa: S608  (constants of this module)

_SENT = """
UPDATE delivery SET sent_at = %(now)s, next_at = NULL, leased_until = NULL, leased_by = NULL,
       attempts = attempts + 1, error = NULL
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[]) AS done (tenant, id)
 WHERE delivery.tenant = done.tenant AND delivery.id = done.id AND delivery.sent_at IS NULL
"""

_PUT_OFF = """
UPDATE delivery SET next_at = put.until, leased_until = put.until, leased_by = NULL,
       error = put.error, attempts = attempts + 1
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[], %(untils)s::timestamptz[], %(errors)s::text[])
    AS put (tenant, id, until, error)
 WHERE delivery.tenant = put.tenant AND delivery.id = put.id AND delivery.sent_at IS NULL
   AND delivery.leased_by IS NOT DISTINCT FROM %(holder)s
"""

# What a channel will never take goes by mail, where there is one: no incident. That a channel was
# away for three days is one all the same. Whoever asked for a code asks again.
_GIVE_UP = """
WITH given AS (
  SELECT * FROM unnest(%(tenants)s::int[], %(ids)s::bigint[], %(errors)s::text[])
      AS given (tenant, id, error)),
failed AS (
  UPDATE delivery SET failed_at = %(now)s, next_at = NULL, leased_until = NULL, leased_by = NULL,
         attempts = attempts + 1, error = given.error
    FROM given
   WHERE delivery.tenant = given.tenant AND delivery.id = given.id
     AND delivery.sent_at IS NULL AND delivery.failed_at IS NULL
     AND delivery.leased_by IS NOT DISTINCT FROM %(holder)s
  RETURNING delivery.*),
by_mail AS (
  INSERT INTO delivery (tenant, outbox, case_id, person, channel, kind, notice, values, made_at,
                        next_at, digest)
  SELECT failed.tenant, outbox, case_id, person, 'mail', kind, notice, values, %(now)s, %(now)s,
         CASE WHEN digest IS NOT NULL THEN 0 END
    FROM failed JOIN person ON person.id = failed.person
   WHERE channel <> 'mail' AND kind <> 'code' AND person.email <> '' AND erased_at IS NULL
  ON CONFLICT (tenant, outbox, person, channel) DO NOTHING
  RETURNING tenant, outbox, person)
INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
SELECT tenant, case_id, '', 'undelivered',
       jsonb_build_object('delivery', id, 'person', person, 'notice', notice, 'error', error),
       %(now)s
  FROM failed
 WHERE kind <> 'code'
   AND NOT (%(refused)s AND (tenant, outbox, person) IN (SELECT * FROM by_mail))
"""

_NOT_NEEDED = """
UPDATE delivery SET next_at = NULL, leased_until = NULL, leased_by = NULL, error = NULL
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[]) AS done (tenant, id)
 WHERE delivery.tenant = done.tenant AND delivery.id = done.id AND delivery.sent_at IS NULL
"""

_HOLD = """
UPDATE delivery SET next_at = hold.until, leased_until = NULL, leased_by = NULL
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[], %(untils)s::timestamptz[])
    AS hold (tenant, id, until)
 WHERE delivery.tenant = hold.tenant AND delivery.id = hold.id AND delivery.next_at IS NOT NULL
   AND delivery.leased_by IS NOT DISTINCT FROM %(holder)s
"""

_LET_GO = """
UPDATE delivery SET next_at = %(now)s, leased_until = NULL, leased_by = NULL
  FROM unnest(%(tenants)s::int[], %(ids)s::bigint[]) AS back (tenant, id)
 WHERE delivery.tenant = back.tenant AND delivery.id = back.id AND delivery.next_at IS NOT NULL
   AND delivery.leased_by IS NOT DISTINCT FROM %(holder)s
"""


def lease(
    connection: Connection,
    keys: Sequence[Key],
    now: dt.datetime,
    until: dt.datetime,
    again: dt.datetime,
    holder: int | None = None,
) -> list[Mail]:
    """Take those of `keys` that nobody holds and that are not settled, with the other lines of
    their digests; one statement. `again`: until when what was handed over is looked at again, and
    when what is taken now is, in case that the holder is dead by then."""
    values = {"now": now, "until": until, "again": again, "holder": holder}
    found = connection.execute(_LEASE, _columns(keys) | values)
    return [Mail(*row) for row in found]


def hand_over(
    connection: Connection, now: dt.datetime, limit: int, again: dt.datetime
) -> list[Key]:
    """Rows that wait for a worker or for their next try; looked at again at `again`."""
    found = connection.execute(_HAND_OVER, {"now": now, "limit": limit, "again": again})
    return sorted((tenant, key) for tenant, key in found)


def sent(connection: Connection, keys: Sequence[Key], now: dt.datetime) -> None:
    """The server took the message."""
    connection.execute(_SENT, _columns(keys) | {"now": now})


def put_off(
    connection: Connection, rows: Sequence[tuple[Key, dt.datetime, str]], holder: int | None = None
) -> None:
    """Try (key, until, error) again at `until`; nobody may try before. Here as below, a row that
    another holder took over meanwhile is left alone."""
    if rows:
        columns = _columns([key for key, _until, _error in rows])
        untils = moments(until for _key, until, _error in rows)
        errors = texts(error for _key, _until, error in rows)
        values = {"untils": untils, "errors": errors, "holder": holder}
        connection.execute(_PUT_OFF, columns | values)


def give_up(
    connection: Connection,
    rows: Sequence[tuple[Key, str]],
    now: dt.datetime,
    holder: int | None = None,
    refused: bool = False,
) -> None:
    """Stop trying (key, error); mail takes its place where there is one. Raises an incident for
    each, as a person must be told otherwise, unless it was `refused` for good and goes by mail."""
    if rows:
        columns = _columns([key for key, _error in rows])
        errors = texts(error for _key, error in rows)
        values = {"errors": errors, "now": now, "holder": holder, "refused": refused}
        connection.execute(_GIVE_UP, columns | values)


def not_needed(connection: Connection, keys: Sequence[Key]) -> None:
    """Settle rows without a message: what they ask for is done."""
    if keys:
        connection.execute(_NOT_NEEDED, _columns(keys))


def hold(
    connection: Connection, rows: Sequence[tuple[Key, dt.datetime]], holder: int | None = None
) -> None:
    """Give back (key, until): nobody tried, and it is not to go before."""
    if rows:
        untils = moments(until for _key, until in rows)
        columns = _columns([key for key, _ in rows])
        connection.execute(_HOLD, columns | {"untils": untils, "holder": holder})


def let_go(
    connection: Connection, keys: Sequence[Key], now: dt.datetime, holder: int | None = None
) -> None:
    """Give back rows that were leased and not tried; the clock hands them over at once."""
    if keys:
        connection.execute(_LET_GO, _columns(keys) | {"now": now, "holder": holder})


def _columns(keys: Sequence[Key]) -> dict[str, object]:
    return {
        "tenants": numbers(tenant for tenant, _ in keys),
        "ids": numbers(key for _, key in keys),
    }
