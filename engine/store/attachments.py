"""Rows of attachments: found by token, bound to a case once. Never here: bytes, rights."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection

COLUMNS = "token, content_hash, media_type, size, name, owner, case_id, field, visibility, scan"
_SELECT = f"SELECT {COLUMNS} FROM attachment WHERE tenant = %s"  # noqa: S608  (a constant)
_INSERT = f"INSERT INTO attachment (tenant, made_at, {COLUMNS}) VALUES"


@dataclass(frozen=True, slots=True)
class Row:
    """A stored file. `case_id` is None while it hangs on a draft only."""

    token: str
    content_hash: str
    media_type: str
    size: int
    name: str
    owner: int
    case_id: int | None
    field: str | None
    visibility: str
    scan: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has to do with a case: `queues` is every queue that ever had a task of it."""

    definition: str
    area: str
    parties: dict[str, int]
    queues: list[str]


def add(connection: Connection, tenant: int, row: Row, now: dt.datetime) -> None:
    """Write a new row."""
    connection.execute(
        _INSERT + " (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (tenant, now, row.token, row.content_hash, row.media_type, row.size, row.name, row.owner,
         row.case_id, row.field, row.visibility, row.scan),
    )  # fmt: skip


def by_tokens(connection: Connection, tenant: int, tokens: Collection[str]) -> dict[str, Row]:
    """The rows of these tokens that this tenant has."""
    with connection.cursor(row_factory=class_row(Row)) as cursor:
        cursor.execute(_SELECT + " AND token = ANY(%s)", (tenant, list(tokens)))
        return {row.token: row for row in cursor.fetchall()}


def bind(
    connection: Connection, tenant: int, owner: int, case_id: int, tokens: Collection[str]
) -> int:
    """Hang the owner's free files on a case; one that hangs already stays where it is."""
    done = connection.execute(
        "UPDATE attachment SET case_id = %s"
        " WHERE tenant = %s AND owner = %s AND case_id IS NULL AND token = ANY(%s)",
        (case_id, tenant, owner, list(tokens)),
    )
    return done.rowcount


def uploaded_since(
    connection: Connection, tenant: int, owner: int, since: dt.datetime
) -> tuple[int, int]:
    """(files, bytes) that this person uploaded since then: against filling the disk."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM attachment"
        " WHERE tenant = %s AND owner = %s AND made_at >= %s",
        (tenant, owner, since),
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def standing(connection: Connection, tenant: int, case_id: int) -> Standing | None:
    """How a case stands to its readers."""
    row = connection.execute(
        f"{_STANDING} WHERE c.tenant = %s AND c.id = %s", (tenant, case_id)
    ).fetchone()
    return None if row is None else Standing(*row)


def standing_of_parts(connection: Connection, tenant: int, case_id: int) -> list[Standing]:
    """The same of every part into which it was divided, and of their parts."""
    found = connection.execute(_PARTS, {"tenant": tenant, "case": case_id}).fetchall()
    return [Standing(*row) for row in found]


_STANDING = """
SELECT c.definition, c.area, c.standing->'parties',
       ARRAY(SELECT DISTINCT t.queue FROM task t WHERE t.tenant = c.tenant AND t.case_id = c.id)
  FROM cases c"""
_PARTS = f"""
WITH RECURSIVE part (id) AS (
  SELECT s.child FROM sub_case s
   WHERE s.tenant = %(tenant)s AND s.parent = %(case)s AND s.slot LIKE 'part.%%'
  UNION ALL
  SELECT s.child FROM sub_case s JOIN part p ON s.parent = p.id
   WHERE s.tenant = %(tenant)s AND s.slot LIKE 'part.%%')
{_STANDING} JOIN part p ON p.id = c.id WHERE c.tenant = %(tenant)s
"""  # noqa: S608  (a constant)


# Bound late: a form was sent and the process ended before its files were hung on the case.
_BIND_LATE = """
UPDATE attachment a SET case_id = s.case_id
  FROM submission s JOIN cases c ON c.tenant = s.tenant AND c.id = s.case_id
 WHERE a.case_id IS NULL AND a.made_at < %(before)s AND s.tenant = a.tenant AND s.person = a.owner
   AND s.made_at >= a.made_at AND strpos(c.data::text, a.token) > 0
"""
_UNSENT = """
DELETE FROM attachment WHERE (tenant, id) IN (
  SELECT a.tenant, a.id FROM attachment a
   WHERE a.case_id IS NULL AND a.made_at < %(before)s AND NOT EXISTS (
         SELECT FROM draft d WHERE d.tenant = a.tenant AND d.person = a.owner
            AND strpos(d.data::text, a.token) > 0)
   ORDER BY a.made_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
RETURNING content_hash
"""


def bind_late(connection: Connection, before: dt.datetime) -> int:
    """Hang free files from before then on the case whose form names them, at any office."""
    return connection.execute(_BIND_LATE, {"before": before}).rowcount


def remove_unsent(connection: Connection, before: dt.datetime, limit: int) -> set[str]:
    """Remove files from before then that no case and no draft has; the hashes of contents that
    no other row needs, at any office."""
    gone = connection.execute(_UNSENT, {"before": before, "limit": limit}).fetchall()
    hashes = sorted({row[0] for row in gone})
    needed = connection.execute(
        "SELECT DISTINCT content_hash FROM attachment WHERE content_hash = ANY(%s)", (hashes,)
    ).fetchall()
    return set(hashes) - {row[0] for row in needed}
