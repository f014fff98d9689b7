"""Rows of persons' addresses beside mail, and the codes by which they prove to have them.

A code leaves as a delivery of its own kind, by the same workers as all else. Never here: what an
address looks like (core/addresses.py), who may set one.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a person. `failed_at`: since when the newest message there has failed, None
    where it did not. `code_failed`: the code that was asked for last could not be sent."""

    channel: str
    address: str
    verified_at: dt.datetime | None
    code: str | None
    code_at: dt.datetime | None
    tries: int
    failed_at: dt.datetime | None
    code_failed: bool


# Of the messages to a person the newest that came to an end says how the address does.
_OF_PERSON = """
SELECT address.channel, address.address, address.verified_at, address.code, address.code_at,
       address.tries,
       (SELECT delivery.failed_at FROM delivery
         WHERE delivery.tenant = %(tenant)s AND delivery.person = address.person
           AND delivery.channel = address.channel AND delivery.kind <> 'code'
           AND delivery.made_at >= address.verified_at
           AND (delivery.sent_at IS NOT NULL OR delivery.failed_at IS NOT NULL)
         ORDER BY delivery.id DESC LIMIT 1) AS failed_at,
       EXISTS (SELECT FROM delivery
                WHERE delivery.tenant = %(tenant)s AND delivery.person = address.person
                  AND delivery.channel = address.channel AND delivery.kind = 'code'
                  AND delivery.made_at = address.code_at
                  AND delivery.failed_at IS NOT NULL) AS code_failed
  FROM person_address AS address
 WHERE address.person = %(person)s AND address.channel = ANY (%(channels)s)
"""

_PUT = """
INSERT INTO person_address (person, channel, address, made_by, code, code_at)
VALUES (%(person)s, %(channel)s, %(address)s, %(by)s, %(code)s, %(now)s)
ON CONFLICT (person, channel) DO UPDATE
   SET address = excluded.address, made_by = excluded.made_by, code = excluded.code,
       code_at = excluded.code_at, tries = 0, verified_at = NULL
"""

_SEND = """
WITH told AS (
  INSERT INTO outbox (tenant, queue, notice, kind, values, not_before, relayed_at, outcome)
  VALUES (%(tenant)s, 'person:' || %(person)s::bigint, 'own.code', 'code',
          jsonb_build_object('person', %(person)s::bigint, 'channel', %(channel)s::text),
          %(now)s, %(now)s, 'told')
  RETURNING *)
INSERT INTO delivery (tenant, outbox, person, channel, kind, notice, values, made_at, next_at)
SELECT tenant, id, %(person)s, %(channel)s, kind, notice, values, %(now)s, %(now)s FROM told
"""


def of_person(
    connection: Connection, tenant: int, person: int, channels: Collection[str]
) -> dict[str, Address]:
    """The addresses on these channels, verified or not, by channel."""
    given = {"tenant": tenant, "person": person, "channels": list(channels)}
    with connection.cursor(row_factory=class_row(Address)) as cursor:
        return {one.channel: one for one in cursor.execute(_OF_PERSON, given)}


def put(
    connection: Connection,
    person: int,
    channel: str,
    address: str,
    code: str,
    by: int | None,
    now: dt.datetime,
) -> None:
    """The person says to have this address; it counts once the code was typed in. An earlier one
    of the channel is forgotten."""
    given = {"person": person, "channel": channel, "address": address, "code": code, "by": by}
    connection.execute(_PUT, given | {"now": now})


def send_code(
    connection: Connection, tenant: int, person: int, channel: str, now: dt.datetime
) -> None:
    """The code of this moment is to leave now."""
    given = {"tenant": tenant, "person": person, "channel": channel, "now": now}
    connection.execute(_SEND, given)


def hold(connection: Connection, person: int, channel: str) -> Address | None:
    """The address, locked until the transaction ends: two tries at its code count as two."""
    with connection.cursor(row_factory=class_row(Address)) as cursor:
        return cursor.execute(
            "SELECT channel, address, verified_at, code, code_at, tries,"
            " NULL::timestamptz AS failed_at, false AS code_failed"
            "  FROM person_address WHERE person = %s AND channel = %s FOR UPDATE",
            (person, channel),
        ).fetchone()


def verify(connection: Connection, person: int, channel: str, now: dt.datetime) -> None:
    """The code was right: the address counts, the code is gone."""
    connection.execute(
        "UPDATE person_address SET verified_at = %s, code = NULL, code_at = NULL, tries = 0"
        " WHERE person = %s AND channel = %s",
        (now, person, channel),
    )


def miss(connection: Connection, person: int, channel: str) -> None:
    """A wrong code was typed."""
    connection.execute(
        "UPDATE person_address SET tries = tries + 1 WHERE person = %s AND channel = %s",
        (person, channel),
    )


def remove(connection: Connection, person: int, channel: str) -> bool:
    """Nothing goes there any more. False where there was no such address."""
    done = connection.execute(
        "DELETE FROM person_address WHERE person = %s AND channel = %s", (person, channel)
    )
    return done.rowcount == 1
