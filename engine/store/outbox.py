"""Outbox rows that are due, and the deliveries that the relay makes of them.

Two statements, both in the caller's one transaction: what is claimed and what is made of it are
kept or lost together. Never here: who stands behind a queue, words, the queue of jobs.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from engine.store.database import Connection
from engine.store.literals import moment, numbers, texts

Outcome = Literal["told", "closed", "joined", "nobody"]


class Waiting(NamedTuple):
    """An outbox row that may go out now. `closed`: it asks for work that is already done."""

    place: str  # where the row lies, as long as it is locked: found again without a look at a key
    tenant: int
    id: int
    case_id: int | None  # None: about the office's own business
    queue: str
    notice: str
    kind: str
    not_before: dt.datetime
    closed: bool
    workflow: str | None  # of the case
    is_end: bool  # it tells of the state in which the case ended


class Telling(NamedTuple):
    """One person to tell. `mail_at`: when a message may go; None: the page is enough. `digest`:
    with others. `by`: over which channel the person wants it."""

    tenant: int
    outbox: int
    person: int
    mail_at: dt.datetime | None
    digest: bool
    by: str = "mail"


class Settled(NamedTuple):
    """What became of one outbox row."""

    place: str
    outcome: Outcome


# A notice that asks for work is dropped once that work is done: the tasks which its own event made
# for its queue are closed (a reminder: all tasks of the queue), or nothing of the visit is open.
# So nobody gets more than one message per visit of a state, and none about what is done. A change
# of rules that waits no longer is told to nobody either, and no code that a newer one replaced.
CLOSED = """(
       outbox.kind IN ('task', 'reminder')
         AND (coalesce(work.mine AND NOT work.mine_open, false)
              OR NOT coalesce(work.any_open, false))
       OR outbox.kind = 'office' AND outbox.notice = 'change_waits' AND NOT EXISTS (
            SELECT FROM definition_change
             WHERE tenant = outbox.tenant AND standing = 'waiting'
               AND id = (outbox.values ->> 'change')::bigint)
       OR outbox.kind = 'code' AND NOT EXISTS (
            SELECT FROM person_address
             WHERE person = (outbox.values ->> 'person')::bigint
               AND channel = outbox.values ->> 'channel' AND code_at = outbox.not_before
               AND code IS NOT NULL AND code_at > %(now)s - interval '15 minutes'))"""
WORK = """
 CROSS JOIN LATERAL (
    SELECT bool_or(task.closed_at IS NULL) AS any_open,
           bool_or(its.mine) AS mine,
           bool_or(its.mine AND task.closed_at IS NULL) AS mine_open
      FROM task
      JOIN event ON event.tenant = outbox.tenant AND event.case_id = outbox.case_id
                AND event.seq = outbox.seq
     CROSS JOIN LATERAL (
       SELECT task.queue = outbox.queue
              AND (outbox.kind = 'reminder' OR task.opened_at >= event.recorded_at) AS mine) AS its
     WHERE outbox.kind IN ('task', 'reminder')
       AND task.tenant = outbox.tenant AND task.case_id = outbox.case_id
       AND task.state = outbox.values ->> 'state' AND task.visit = (outbox.values ->> 'visit')::int
  ) AS work
"""

# News of a case that follows other news within `joined` speaks for it: so the older is held until
# the newer may go, at most that long counted from the first, whose moment lets go of all. It is not
# dropped yet, since what the newer tells of may still be undone. Work is never held: what is done
# is closed anyway. One pass over what is near, no join: a long queue is read as a short one is.
_CLAIM = f"""
WITH held AS MATERIALIZED (
  SELECT tenant, case_id, notice
    FROM outbox
   WHERE relayed_at IS NULL AND kind = 'progress'
     AND not_before > %(now)s - 2 * %(joined)s AND not_before <= %(now)s + %(joined)s
   GROUP BY tenant, case_id, notice
  HAVING min(not_before) FILTER (WHERE not_before > %(now)s) <= min(not_before) + %(joined)s),
due AS MATERIALIZED (
  SELECT ctid, tenant, id, case_id, seq, queue, notice, kind, values, not_before
    FROM outbox
   WHERE relayed_at IS NULL AND not_before <= %(now)s
     AND (kind <> 'progress' OR not_before <= %(now)s - %(joined)s
          OR (tenant, case_id, notice) NOT IN (SELECT tenant, case_id, notice FROM held))
   ORDER BY not_before
   LIMIT %(limit)s
     FOR UPDATE SKIP LOCKED)
SELECT outbox.ctid::text, outbox.tenant, outbox.id, outbox.case_id, outbox.queue, outbox.notice,
       outbox.kind, outbox.not_before,
       {CLOSED},
       about.workflow,
       coalesce(about.ending IS NOT NULL AND about.state = outbox.values ->> 'state', false)
  FROM due AS outbox
  LEFT JOIN LATERAL (
    SELECT workflow, ending, state FROM cases
     WHERE tenant = outbox.tenant AND id = outbox.case_id LIMIT 1) AS about ON true
{WORK} ORDER BY outbox.not_before, outbox.id
"""  # noqa: S608  (constants of this module)

# Beside the page each person has one way: the wished one where they can be reached there, else
# mail, else what there is.
_SETTLE = """
WITH told AS MATERIALIZED (
  SELECT * FROM unnest(%(tenants)s::int[], %(outboxes)s::bigint[], %(persons)s::bigint[],
                       %(mail_ats)s::timestamptz[], %(digests)s::bool[], %(bys)s::text[])
         WITH ORDINALITY AS told (tenant, outbox, person, mail_at, digest, by, nth)),
made AS (
  INSERT INTO delivery (tenant, outbox, case_id, person, channel, kind, notice, values,
                        made_at, next_at, sent_at, digest)
  SELECT outbox.tenant, outbox.id, outbox.case_id, told.person, way.channel, outbox.kind,
         outbox.notice, outbox.values, %(now)s,
         CASE WHEN way.channel <> 'page' THEN told.mail_at END,
         CASE way.channel WHEN 'page' THEN %(now)s END,
         CASE WHEN way.channel <> 'page' AND told.digest THEN 0 END
    FROM told
    JOIN outbox ON outbox.tenant = told.tenant AND outbox.id = told.outbox
    JOIN person ON person.id = told.person
   CROSS JOIN LATERAL (
     SELECT 'page' AS channel
      UNION ALL
    (SELECT reach.channel
       FROM (SELECT 'mail' AS channel WHERE person.email <> ''
              UNION ALL
             SELECT channel FROM person_address
              WHERE %(channels)s::text[] <> '{}' AND person_address.person = told.person
                AND verified_at IS NOT NULL AND channel = ANY (%(channels)s::text[])) AS reach
      WHERE told.mail_at IS NOT NULL AND person.erased_at IS NULL
      ORDER BY reach.channel <> told.by, reach.channel <> 'mail', reach.channel
      LIMIT 1)) AS way
   ORDER BY told.nth  -- numbered as they are given: the newer news has the greater number
  ON CONFLICT (tenant, outbox, person, channel) DO NOTHING
  RETURNING tenant, id, channel, next_at),
settled AS (
  SELECT * FROM unnest(%(places)s::tid[], %(outcomes)s::text[]) AS settled (place, outcome)),
marked AS (
  UPDATE outbox SET relayed_at = %(now)s, outcome = settled.outcome
    FROM settled
   WHERE outbox.ctid = settled.place
  RETURNING outbox.tenant, outbox.id, outbox.case_id, outbox.queue, outbox.notice, outbox.outcome),
raised AS (
  INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
  SELECT tenant, case_id, '', 'nobody_told',
         jsonb_build_object('queue', queue, 'notice', notice, 'outbox', id), %(now)s
    FROM marked WHERE outcome = 'nobody')
SELECT tenant, id FROM made WHERE channel <> 'page' AND next_at <= %(soon)s ORDER BY id
"""


def claim(
    connection: Connection, now: dt.datetime, limit: int, joined: dt.timedelta
) -> list[Waiting]:
    """Lock up to `limit` rows that are due, but for those that newer news within `joined` is about
    to speak for; rows that another relay holds are passed over.

    The locks last as long as the transaction that the connection is in.
    """
    given = {"now": now, "limit": limit, "joined": joined}
    found = connection.execute(_CLAIM, given, prepare=True, binary=True)
    return [Waiting._make(row) for row in found]


def settle(
    connection: Connection,
    told: Sequence[Telling],
    settled: Sequence[Settled],
    now: dt.datetime,
    soon: dt.datetime,
    channels: Collection[str] = (),
) -> list[tuple[int, int]]:
    """Make the deliveries, mark the rows, raise an incident for each that reached nobody.
    `channels`: those beside mail that this installation has.

    Returns (tenant, delivery id) of the messages that should go at once (`mail_at` up to `soon`).
    A delivery that exists already is left alone, so that a row relayed twice tells once.
    """
    found = connection.execute(
        _SETTLE,
        {
            "now": now,
            "soon": soon,
            "tenants": numbers(one.tenant for one in told),
            "outboxes": numbers(one.outbox for one in told),
            "persons": numbers(one.person for one in told),
            "mail_ats": _moments(told),
            "bys": texts(one.by for one in told),
            "channels": list(channels),
            "digests": "{" + ",".join("t" if one.digest else "f" for one in told) + "}",
            "places": texts(one.place for one in settled),
            "outcomes": texts(one.outcome for one in settled),
        },
        prepare=True,
    )
    return [(tenant, key) for tenant, key in found]


def _moments(told: Sequence[Telling]) -> str:
    """Few moments for many rows: each is written once."""
    known = {at: moment(at) if at else "NULL" for at in {one.mail_at for one in told}}
    return "{" + ",".join(known[one.mail_at] for one in told) + "}"
