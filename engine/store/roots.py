"""Rows of the daily roots: what changed since the root before, and the roots themselves.

Never here: the text of a root or its hash (service/rooting.py).
"""

import datetime as dt
import zlib
from dataclasses import dataclass

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Root:
    """A stored root: `text` is what `root` is the hash of."""

    on: dt.date
    text: bytes
    root: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a case: its number in the chain and its hash."""

    number: str
    case_id: int
    seq: int
    hash: bytes


# Locked in the order of the ids, as every batch of steps locks them.
_TAKE = """
WITH newer AS (
  SELECT id FROM cases WHERE tenant = %(tenant)s AND rooted < revision
   ORDER BY id FOR NO KEY UPDATE
), taken AS (
  UPDATE cases c SET rooted = c.revision FROM newer
   WHERE c.tenant = %(tenant)s AND c.id = newer.id
  RETURNING c.number, c.id, c.revision, c.head
)
SELECT number, id, revision, head FROM taken ORDER BY id
"""


def take_heads(connection: Connection, tenant: int) -> list[Head]:
    """The heads that are newer than the last root, marked as rooted; inside a transaction."""
    return [Head(*row) for row in connection.execute(_TAKE, {"tenant": tenant})]


def today(connection: Connection, tenant: int, now: dt.datetime) -> dt.date:
    """The day at the office. Raises LookupError where there is no such tenant."""
    row = connection.execute(
        "SELECT (%s AT TIME ZONE zone)::date FROM tenant WHERE id = %s", (now, tenant)
    ).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    on: dt.date = row[0]
    return on


def last(connection: Connection, tenant: int) -> tuple[dt.date, bytes] | None:
    """Day and hash of the newest root."""
    row = connection.execute(
        'SELECT "on", root FROM daily_root WHERE tenant = %s ORDER BY "on" DESC LIMIT 1', (tenant,)
    ).fetchone()
    return None if row is None else (row[0], bytes(row[1]))


def add(connection: Connection, tenant: int, root: Root, heads: int, now: dt.datetime) -> None:
    """Write a root. Raises psycopg.errors.UniqueViolation where the day has one."""
    connection.execute(
        'INSERT INTO daily_root (tenant, "on", cases, heads, root, made_at)'
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (tenant, root.on, heads, zlib.compress(root.text, 9), root.root, now),
    )


def every(connection: Connection, tenant: int) -> list[Root]:
    """All roots, oldest first. A text that cannot be unpacked reads as empty."""
    rows = connection.execute(
        'SELECT "on", heads, root FROM daily_root WHERE tenant = %s ORDER BY "on"', (tenant,)
    )
    return [Root(on, _unpacked(heads), bytes(root)) for on, heads, root in rows]


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""
