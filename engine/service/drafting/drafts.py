"""Drafts: one text per author and workflow, saved over what its window has seen.

Two windows, or two authors, never overwrite each other in silence. Never here: publishing.
"""

import datetime as dt
from dataclasses import dataclass

from engine.service.desk import Desk
from engine.service.drafting.texts import Written, packed, unpacked
from engine.store import drafting as rows
from engine.store import people


@dataclass(frozen=True, slots=True)
class Draft:
    """`base`: hash of the version it is written over. `revision` counts the times it was saved."""

    author: int
    base: str
    revision: int
    written: Written
    begun_at: dt.datetime
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft is kept under this revision."""

    revision: int
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SavedElsewhere:
    """Another window of the same author saved meanwhile; what was sent now was not stored."""

    draft: Draft


class NotSecretariatError(PermissionError):
    """Only the secretariat writes definitions; a page never lets anybody else come here."""


def drafts(desk: Desk, workflow: str) -> tuple[Draft, ...]:
    """Everybody's drafts of a workflow, the one that was saved last first."""
    with desk.database.connection() as conn:
        return tuple(_draft(row) for row in rows.drafts(conn, desk.tenant, workflow))


def draft_of(desk: Desk, workflow: str, author: int) -> Draft | None:
    """One author's draft."""
    with desk.database.transaction() as conn:
        row = rows.draft(conn, desk.tenant, workflow, author)
    return _draft(row) if row else None


def save(
    desk: Desk, workflow: str, author: int, base: str, written: Written, seen: int, now: dt.datetime
) -> Saved | SavedElsewhere:
    """Keep the text. `seen`: the revision that the window shows, 0 for none.

    The same text again is no new revision, so that a click after an autosave is never a clash.
    Raises NotSecretariatError.
    """
    body = packed(written)
    with desk.database.transaction() as conn:
        member = people.member(conn, desk.tenant, author)
        if member is None or not member.secretariat:
            raise NotSecretariatError(str(author))
        there = rows.draft(conn, desk.tenant, workflow, author)
        if there is not None and (there.body, there.base) == (body, base):
            return Saved(there.revision, there.saved_at)
        row = (workflow, author, base, body)
        revision = rows.save(conn, desk.tenant, row, seen, now)
        if revision is None:
            there = rows.draft(conn, desk.tenant, workflow, author)
    if revision is not None:
        return Saved(revision, now)
    if there is None:  # discarded between the two statements: the next try finds none
        return save(desk, workflow, author, base, written, 0, now)
    return SavedElsewhere(_draft(there))


def discard(desk: Desk, workflow: str, author: int, revision: int) -> bool:
    """Throw an author's own draft away as it stood at this revision."""
    with desk.database.transaction() as conn:
        return rows.discard(conn, desk.tenant, workflow, author, revision)


def _draft(row: rows.DraftRow) -> Draft:
    return Draft(row.author, row.base, row.revision, unpacked(row.body), row.begun_at, row.saved_at)
