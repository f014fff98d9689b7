"""Rows of publishing: definition versions (written once) and the head of each workflow.

Whoever writes here holds the tenant's lock (store/register.py). Never here: what makes a
definition right, or reading one for a step (store/definitions.py).
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Version:
    """One published version. `open_cases` and `cases` count the cases that are pinned to it."""

    workflow: str
    number: int
    hash: str
    origin: str  # shipped, office
    parent: str | None
    published_at: dt.datetime
    published_by: int | None
    reason: str | None
    is_head: bool
    open_cases: int
    cases: int


@dataclass(frozen=True, slots=True)
class Head:
    """The version on which new cases start."""

    workflow: str
    number: int
    hash: str
    origin: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What is written of a version besides its number."""

    workflow: str
    hash: str
    body: bytes
    sources: Mapping[str, str]
    origin: str
    parent: str | None
    reason: str | None


def heads(conn: Connection, tenant: int) -> dict[str, Head]:
    """The head of every published workflow, by its key."""
    with conn.cursor(row_factory=class_row(Head)) as cursor:
        cursor.execute(
            """SELECT h.workflow, v.number, h.hash, v.origin FROM definition_head h
            JOIN definition_version v ON v.tenant = h.tenant AND v.hash = h.hash
            WHERE h.tenant = %s ORDER BY h.workflow""",
            (tenant,),
        )
        return {head.workflow: head for head in cursor.fetchall()}


def number_of(conn: Connection, tenant: int, digest: str) -> int | None:
    """The number of a version by its hash; None where it was never published here."""
    row = conn.execute(
        "SELECT number FROM definition_version WHERE tenant = %s AND hash = %s", (tenant, digest)
    ).fetchone()
    return row[0] if row else None


def add(conn: Connection, tenant: int, new: NewVersion, by: int | None, now: dt.datetime) -> int:
    """Write a version under the workflow's next number and give that number."""
    row = conn.execute(
        """INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,
          parent, published_at, published_by, reason)
        SELECT %(tenant)s, %(hash)s, %(workflow)s, coalesce(max(number), 0) + 1, %(body)s,
          %(sources)s, %(origin)s, %(parent)s, %(now)s, %(by)s, %(reason)s
        FROM definition_version WHERE tenant = %(tenant)s AND workflow = %(workflow)s
        RETURNING number""",
        {
            "tenant": tenant,
            "hash": new.hash,
            "workflow": new.workflow,
            "body": new.body,
            "sources": Jsonb(dict(new.sources)),
            "origin": new.origin,
            "parent": new.parent,
            "now": now,
            "by": by,
            "reason": new.reason,
        },
    ).fetchone()
    return int(row[0]) if row else 0


def move_head(conn: Connection, tenant: int, workflow: str, digest: str) -> None:
    """New cases of the workflow start on this version from now on."""
    conn.execute(
        "INSERT INTO definition_head (tenant, workflow, hash) VALUES (%s, %s, %s)"
        " ON CONFLICT (tenant, workflow) DO UPDATE SET hash = excluded.hash",
        (tenant, workflow, digest),
    )


def versions(conn: Connection, tenant: int, workflow: str) -> list[Version]:
    """Every version of a workflow, the newest first, with the cases that stand on it."""
    with conn.cursor(row_factory=class_row(Version)) as cursor:
        cursor.execute(
            """SELECT v.workflow, v.number, v.hash, v.origin, v.parent, v.published_at,
              v.published_by, v.reason, h.hash IS NOT NULL AS is_head,
              coalesce(c.open_cases, 0) AS open_cases, coalesce(c.cases, 0) AS cases
            FROM definition_version v
            LEFT JOIN definition_head h ON h.tenant = v.tenant AND h.hash = v.hash
              AND h.workflow = v.workflow
            LEFT JOIN (
              SELECT definition, count(*) AS cases, count(*) FILTER (WHERE ending IS NULL)
                AS open_cases
              FROM cases WHERE tenant = %(tenant)s AND workflow = %(workflow)s GROUP BY definition
            ) c ON c.definition = v.hash
            WHERE v.tenant = %(tenant)s AND v.workflow = %(workflow)s ORDER BY v.number DESC""",
            {"tenant": tenant, "workflow": workflow},
        )
        return cursor.fetchall()


def sources(conn: Connection, tenant: int, digest: str) -> dict[str, str] | None:
    """The files of a version as their author wrote them, or None for an unknown hash.

    A later accepted text that means the same definition (other scenarios, other comments) stands
    in the place of the first one; the version itself was written once.
    """
    row = conn.execute(
        """SELECT v.sources, c.body, t.sources, c.decided_at >= t.made_at
        FROM definition_version v LEFT JOIN LATERAL (
          SELECT body, decided_at FROM definition_change WHERE tenant = v.tenant
            AND hash = v.hash AND workflow = v.workflow AND standing = 'published'
          ORDER BY decided_at DESC, id DESC LIMIT 1) c ON true
        LEFT JOIN LATERAL (
          SELECT sources, made_at FROM definition_text WHERE tenant = v.tenant
            AND hash = v.hash ORDER BY id DESC LIMIT 1) t ON true
        WHERE v.tenant = %s AND v.hash = %s""",
        (tenant, digest),
    ).fetchone()
    if row is None:
        return None
    first, change, text, change_is_newer = row
    if change is not None and (text is None or change_is_newer):
        return dict(json.loads(change)["files"])
    return dict(text if text is not None else first)


def add_text(
    conn: Connection, tenant: int, digest: str, sources: Mapping[str, str], now: dt.datetime
) -> None:
    """From now on the version has these files; they mean the same definition."""
    conn.execute(
        "INSERT INTO definition_text (tenant, hash, sources, made_at) VALUES (%s, %s, %s, %s)",
        (tenant, digest, Jsonb(dict(sources)), now),
    )
