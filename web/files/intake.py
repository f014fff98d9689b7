"""Takes the files of a form in, for any room that asks for photos or papers.

Never here: what may be uploaded (service/pictures.py), or who sees it (service/attachments.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app, request, url_for
from werkzeug.datastructures import FileStorage

from config.settings import Settings
from engine.core.definition.fields import Field
from engine.core.values import JSON
from engine.service import attachments
from engine.service.attachments import Row, Unfit
from engine.service.pictures import MOST_PDF, MOST_PICTURE
from engine.store.shelf import Shelf
from web.base import formats
from web.base.answers import name_of
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself

MOST_READ = max(MOST_PDF, MOST_PICTURE) + 1


@dataclass(frozen=True)
class Kept:
    """A kept file as a page shows it."""

    token: str
    name: str
    size: int
    address: str
    is_image: bool


def shelf() -> Shelf:
    """Where this installation keeps contents."""
    settings: Settings = current_app.extensions["settings"]
    return Shelf.below(settings.data_dir)


def room_for(asked: Field) -> int:
    """How many files the field takes."""
    return asked.many or (1 if asked.type == "file" else 3)


def take(key: str, asked: Field, held: Sequence[str]) -> tuple[list[str], str | None]:
    """Keep what this request brings for the field: (tokens held and new, what was wrong)."""
    tokens = attachments.usable(desk(), myself().id, key, held)
    for file in request.files.getlist(name_of(key)):
        if not file.filename:
            continue
        if len(tokens) >= room_for(asked):
            return tokens, t("files.too_many", n=room_for(asked))
        made = _take_one(key, asked, file)
        if isinstance(made, str):
            return tokens, made
        tokens.append(made.token)
    return tokens, None


def _take_one(key: str, asked: Field, file: FileStorage) -> Row | str:
    content = file.stream.read(MOST_READ)
    name = file.filename or ""
    made = attachments.keep(desk(), shelf(), myself().id, key, asked, name, content, now())
    if isinstance(made, Row):
        return made
    if isinstance(made, Unfit):
        most = formats.size(made.most or MOST_PICTURE)
        return t(f"files.{made.problem}", name=name[:60], most=most)
    return t("files.enough")


def kept(tokens: JSON) -> list[Kept]:
    """The files behind these tokens, in their order."""
    if not isinstance(tokens, list):
        return []
    found = attachments.find(desk(), [str(token) for token in tokens])
    return [kept_one(found[token]) for token in tokens if token in found]


def kept_one(row: Row) -> Kept:
    """A row as a page shows it."""
    address = url_for("files.show", token=row.token)
    return Kept(row.token, row.name, row.size, address, row.media_type.startswith("image/"))
