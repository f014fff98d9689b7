"""Attachments: taken in, hung on a case, and shown to whoever may see them.

A file's only name is a random token. Never here: decoding (pictures.py), forms.
"""

import datetime as dt
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from engine.core.definition.fields import Field
from engine.core.definition.workflow import Definition
from engine.service import pictures
from engine.service.case_view import is_around
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.pictures import Unfit
from engine.service.world import world_of
from engine.store import attachments as rows
from engine.store import people
from engine.store.attachments import Row
from engine.store.case_reading import note_reading as note
from engine.store.database import Database
from engine.store.shelf import Shelf

__all__ = [
    "Row", "Unfit", "bind", "find", "forget_unsent", "keep", "may_see", "note_reading", "tokens_of",
    "usable",
]  # fmt: skip

LONGEST_NAME = 120
A_DAY = dt.timedelta(days=1)
UNSENT_KEPT = dt.timedelta(days=90)  # as long as pages promise of drafts
MOST_FILES_A_DAY = 300
MOST_BYTES_A_DAY = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Enough:
    """This person uploaded as much as one may in a day."""

    files: int


def keep(
    desk: Desk, shelf: Shelf, owner: int, key: str, field: Field, name: str, content: bytes,
    now: dt.datetime,
) -> Row | Unfit | Enough:  # fmt: skip
    """Take a file in for a field of a form under way; its owner may see it, nobody else yet."""
    made = pictures.clean(content, pdf=field.type == "file")
    if isinstance(made, Unfit):
        return made
    with desk.database.connection() as conn:
        files, size = rows.uploaded_since(conn, desk.tenant, owner, now - A_DAY)
    if files >= MOST_FILES_A_DAY or size >= MOST_BYTES_A_DAY:
        return Enough(files)
    visibility = "officials" if field.personal and field.see == "public" else field.see
    row = Row(
        token=secrets.token_hex(16),
        content_hash=shelf.put(made.content),
        media_type=made.media_type,
        size=len(made.content),
        name=cleaned_name(name, made.media_type),
        owner=owner,
        case_id=None,
        field=key,
        visibility=visibility,
        scan=made.scan,
    )
    with desk.database.connection() as conn:
        rows.add(conn, desk.tenant, row, now)
    return row


def find(desk: Desk, tokens: Collection[str]) -> dict[str, Row]:
    """The files of these tokens at this office."""
    if not tokens:
        return {}
    with desk.database.connection() as conn:
        return rows.by_tokens(conn, desk.tenant, tokens)


def usable(desk: Desk, person: int, key: str, tokens: Collection[str]) -> list[str]:
    """Those of the tokens that an answer of this person may name in this field: files of the
    field that are their own, or that hang on a case already."""
    found = find(desk, tokens)
    return [
        token
        for token in tokens
        if token in found
        and found[token].field == key
        and (found[token].owner == person or found[token].case_id is not None)
    ]


def bind(desk: Desk, owner: int, case_id: int, tokens: Collection[str]) -> int:
    """Hang files on the case that was opened or acted on with them. Twice changes nothing."""
    if not tokens:
        return 0
    with desk.database.connection() as conn:
        return rows.bind(conn, desk.tenant, owner, case_id, tokens)


def forget_unsent(database: Database, shelf: Shelf, now: dt.datetime, limit: int) -> int:
    """Forget files of forms that were never sent: after ninety days, when no draft has them.

    Contents go with the last row that needs them. Twice is harmless, and so is an end in between:
    the rows stay until the contents are gone.
    """
    before = now - UNSENT_KEPT
    with database.transaction() as conn:
        rows.bind_late(conn, before)
        free = rows.remove_unsent(conn, before, limit)
        return sum(shelf.remove(digest, now - A_DAY) for digest in free)


def tokens_of(definition: Definition, data: dict[str, object]) -> list[str]:
    """Every token in the answers of a case or a form."""
    return [
        token
        for key, value in data.items()
        if key in definition.fields and definition.fields[key].type in ("photos", "file")
        if isinstance(value, list)
        for token in value
    ]


def may_see(desk: Desk, row: Row, person: int | None, now: dt.datetime) -> bool:
    """Whether this reader may have the file.

    Its owner always. On a case: anybody where its field is public and so is the workflow; the
    parties where it is theirs to see; whoever holds an office that had to do with the case.
    """
    if person is not None and person == row.owner:
        return True
    if row.case_id is None:
        return False
    with desk.database.connection() as conn:
        case = rows.standing(conn, desk.tenant, row.case_id)
        member = people.member(conn, desk.tenant, person) if person is not None else None
    if case is None:
        return False
    compiled = compiled_for(desk, case.definition)
    if row.visibility == "public" and compiled.definition.visibility == "public":
        return True
    if member is None:
        return False
    if row.visibility in ("public", "parties") and member.person in case.parties.values():
        return True
    world = world_of(desk, now)
    on = world.calendar.day_of(now)
    mine = world.directory.sees_for(member.person, on, compiled.definition.workflow)
    if member.secretariat or is_around(mine, case.area, case.queues):
        return True
    with desk.database.connection() as conn:  # what a case was given goes over to its parts
        parts = rows.standing_of_parts(conn, desk.tenant, row.case_id)
    return any(is_around(mine, one.area, one.queues) for one in parts)


def note_reading(desk: Desk, row: Row, person: int | None, now: dt.datetime) -> None:
    """Write down that somebody else than its owner opened a confidential file (foundation 13)."""
    confidential = row.visibility == "officials" and row.case_id is not None
    if person is None or person == row.owner or row.case_id is None or not confidential:
        return
    with desk.database.connection() as conn:
        note(conn, desk.tenant, row.case_id, person, [row.field or ""], now)


def cleaned_name(name: str, media_type: str) -> str:
    """A name that cannot carry a path, a direction or an ending that lies."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    letters = "".join(c for c in base if unicodedata.category(c)[0] != "C")
    stem = letters.rpartition(".")[0] or letters
    ending = {"image/jpeg": "jpg", "application/pdf": "pdf"}[media_type]
    return f"{stem.strip(' .')[:LONGEST_NAME] or 'berkas'}.{ending}"
