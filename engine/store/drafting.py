"""Rows of drafts of definitions and of submitted changes. Whoever writes changes holds the
tenant's lock (store/register.py). Never here: who may do what, or what a text means.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.core.values import JSON, Data
from engine.store.database import Connection

Standing = Literal["waiting", "published", "sent_back", "withdrawn"]
Kind = Literal["edit", "cycle", "back", "shipped"]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One author's draft; `body` is what the service made of the text."""

    workflow: str
    author: int
    base: str
    revision: int
    body: bytes
    begun_at: dt.datetime
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A submitted change; see tables/drafting.py. `name` is the author's."""

    id: int
    workflow: str
    author: int
    base: str
    hash: str
    kind: Kind
    reason: str
    submitted_at: dt.datetime
    standing: Standing
    decided_by: int | None
    decided_at: dt.datetime | None
    words: str | None
    acknowledged: JSON
    version: int | None
    urgent: bool
    incident: int | None
    reviewed_by: int | None
    reviewed_at: dt.datetime | None
    agreed: bool | None
    review_words: str | None

    @property
    def unreviewed(self) -> bool:
        """It was published urgently and nobody else has looked at it yet."""
        return self.urgent and self.reviewed_at is None


@dataclass(frozen=True, slots=True)
class NewChange:
    """What is written when somebody submits."""

    workflow: str
    author: int
    base: str
    hash: str
    kind: Kind
    body: bytes
    reason: str


_DRAFT = "SELECT workflow, author, base, revision, body, begun_at, saved_at FROM definition_draft"
_CHANGE = """SELECT id, workflow, author, base, hash, kind, reason, submitted_at, standing,
  decided_by, decided_at, words, acknowledged, version, urgent, incident, reviewed_by,
  reviewed_at, agreed, review_words FROM definition_change"""


def drafts(conn: Connection, tenant: int, workflow: str) -> list[DraftRow]:
    """Every draft of a workflow, the one that was saved last first."""
    with conn.cursor(row_factory=class_row(DraftRow)) as cursor:
        cursor.execute(
            f"{_DRAFT} WHERE tenant = %s AND workflow = %s ORDER BY saved_at DESC, author".encode(),
            (tenant, workflow),
        )
        return cursor.fetchall()


def draft(conn: Connection, tenant: int, workflow: str, author: int) -> DraftRow | None:
    """The draft of this author; None where there is none. Held until the transaction ends."""
    with conn.cursor(row_factory=class_row(DraftRow)) as cursor:
        cursor.execute(
            f"{_DRAFT} WHERE tenant = %s AND workflow = %s AND author = %s FOR UPDATE".encode(),
            (tenant, workflow, author),
        )
        return cursor.fetchone()


def unpublished(conn: Connection, tenant: int) -> list[DraftRow]:
    """Every draft of a workflow that has no version, by key, the one saved last first."""
    with conn.cursor(row_factory=class_row(DraftRow)) as cursor:
        cursor.execute(
            f"""{_DRAFT} d WHERE tenant = %s AND NOT EXISTS (SELECT FROM definition_head h
              WHERE h.tenant = d.tenant AND h.workflow = d.workflow)
            ORDER BY workflow, saved_at DESC, author""".encode(),
            (tenant,),
        )
        return cursor.fetchall()


def newest_text(conn: Connection, tenant: int, workflow: str) -> tuple[dt.datetime, bytes] | None:
    """The text of this workflow that anybody wrote or handed in last, and when."""
    row = conn.execute(
        """SELECT saved_at AS at, body FROM definition_draft WHERE tenant = %(tenant)s
          AND workflow = %(workflow)s
        UNION ALL SELECT submitted_at, body FROM definition_change WHERE tenant = %(tenant)s
          AND workflow = %(workflow)s
        ORDER BY at DESC LIMIT 1""",
        {"tenant": tenant, "workflow": workflow},
    ).fetchone()
    return (row[0], bytes(row[1])) if row else None


def save(
    conn: Connection, tenant: int, row: tuple[str, int, str, bytes], seen: int, now: dt.datetime
) -> int | None:
    """Save (workflow, author, base, body) over the revision that was seen; 0: over none.

    Gives the new revision, or None where another save came between. One statement: two windows
    at the same moment are one after the other.
    """
    workflow, author, base, body = row
    given = (tenant, workflow, author, base, body, now, now, seen)
    found = conn.execute(
        """INSERT INTO definition_draft AS d
          (tenant, workflow, author, base, revision, body, begun_at, saved_at)
        VALUES (%s, %s, %s, %s, 1, %s, %s, %s)
        ON CONFLICT (tenant, workflow, author) DO UPDATE SET base = excluded.base,
          revision = d.revision + 1, body = excluded.body, saved_at = excluded.saved_at
        WHERE d.revision = %s RETURNING revision""",
        given,
    ).fetchone()
    return int(found[0]) if found else None


def discard(conn: Connection, tenant: int, workflow: str, author: int, revision: int) -> bool:
    """Remove a draft as it stood at this revision; False where it is another by now."""
    done = conn.execute(
        "DELETE FROM definition_draft"
        " WHERE tenant = %s AND workflow = %s AND author = %s AND revision = %s",
        (tenant, workflow, author, revision),
    )
    return done.rowcount == 1


def submit(conn: Connection, tenant: int, new: NewChange, now: dt.datetime) -> int:
    """Write a change that waits from now on; gives its number."""
    row = conn.execute(
        """INSERT INTO definition_change
          (tenant, workflow, author, base, hash, kind, body, reason, submitted_at, standing)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'waiting') RETURNING id""",
        (tenant, new.workflow, new.author, new.base, new.hash, new.kind, new.body, new.reason, now),
    ).fetchone()
    return int(row[0]) if row else 0


def change(conn: Connection, tenant: int, number: int) -> Change | None:
    """One change of this tenant."""
    found = _changes(conn, "AND id = %s", (tenant, number))
    return found[0] if found else None


def body(conn: Connection, tenant: int, number: int) -> bytes:
    """The text of a change, as the service wrote it; empty where there is no such change."""
    row = conn.execute(
        "SELECT body FROM definition_change WHERE tenant = %s AND id = %s", (tenant, number)
    ).fetchone()
    return bytes(row[0]) if row else b""


def pending(conn: Connection, tenant: int, workflow: str | None = None) -> list[Change]:
    """What waits for a second person: submitted, or published urgently and not reviewed."""
    return _changes(
        conn,
        "AND (%s::text IS NULL OR workflow = %s)"
        " AND (standing = 'waiting' OR urgent AND reviewed_at IS NULL) ORDER BY id",
        (tenant, workflow, workflow),
    )


def of_workflow(conn: Connection, tenant: int, workflow: str, limit: int) -> list[Change]:
    """The newest changes of a workflow, decided or not."""
    return _changes(conn, "AND workflow = %s ORDER BY id DESC LIMIT %s", (tenant, workflow, limit))


def decide(conn: Connection, tenant: int, number: int, values: Mapping[str, object]) -> bool:
    """Write how a waiting change was decided; False where it waits no longer."""
    given: Data = {
        "acknowledged": None, "version": None, "urgent": False, "incident": None, "words": None,
        **values, "tenant": tenant, "id": number,
    }  # fmt: skip
    done = conn.execute(
        """UPDATE definition_change SET standing = %(standing)s, decided_by = %(by)s,
          decided_at = %(now)s, words = %(words)s, acknowledged = %(acknowledged)s,
          version = %(version)s, urgent = %(urgent)s, incident = %(incident)s
        WHERE tenant = %(tenant)s AND id = %(id)s AND standing = 'waiting'""",
        {**given, "acknowledged": Jsonb(given["acknowledged"])},
    )
    return done.rowcount == 1


def review(
    conn: Connection, tenant: int, number: int, by: int, agreed: bool, words: str, now: dt.datetime
) -> bool:
    """Write what a second person says of an urgent change; False where somebody did before."""
    done = conn.execute(
        """UPDATE definition_change SET reviewed_by = %s, reviewed_at = %s, agreed = %s,
          review_words = %s
        WHERE tenant = %s AND id = %s AND urgent AND reviewed_at IS NULL""",
        (by, now, agreed, words, tenant, number),
    )
    return done.rowcount == 1


def raise_incident(conn: Connection, tenant: int, kind: str, values: Data, now: dt.datetime) -> int:
    """An incident that belongs to no case; gives its number."""
    row = conn.execute(
        "INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)"
        " VALUES (%s, NULL, '', %s, %s, %s) RETURNING id",
        (tenant, kind, Jsonb(dict(values)), now),
    ).fetchone()
    return int(row[0]) if row else 0


def able(conn: Connection, tenant: int) -> list[int]:
    """The members of the secretariat who can sign in: only they can be a second person."""
    rows = conn.execute(
        "SELECT m.person FROM member m JOIN login l ON l.person = m.person"
        " WHERE m.tenant = %s AND m.secretariat ORDER BY m.person",
        (tenant,),
    )
    return [row[0] for row in rows]


def _changes(conn: Connection, rest: str, given: tuple[object, ...]) -> list[Change]:
    with conn.cursor(row_factory=class_row(Change)) as cursor:
        cursor.execute(f"{_CHANGE} WHERE tenant = %s {rest}".encode(), given)
        return cursor.fetchall()
