"""A workflow that was never published: begun as a draft, from a small text that is right already.

Never here: what is wrong with a text (the loader), publishing (drafting/), pages.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as Folder

from engine.core.definition.base import KEY_PATTERN, Text
from engine.core.definition.loader import load_folder
from engine.core.definition.tree import parse
from engine.core.definition.workflow import Definition
from engine.core.values import Refused, Why
from engine.service import publishing, scenarios, studio
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.drafting import Written, drafts, save
from engine.service.drafting.texts import unpacked
from engine.service.studio import Studied
from engine.service.whys import why
from engine.store import drafting as rows
from engine.store.publishing import Version

FOLDER, STARTER = "start", "new_workflow"  # in the folder of the shipped definitions
EMPTY = "empty"
_NUMBER = re.compile(r"[A-Z]{2,5}")
_HEAD = {key: re.compile(rf"^{key}:[^\n]*(\n[ \t]+[^\n]*)*", re.M) for key in ("title", "number")}
_KEY = re.compile(r"^workflow:[^\n]*", re.M)


@dataclass(frozen=True, slots=True)
class NewWorkflow:
    """What a person says of a workflow before writing it. `start`: STARTER, EMPTY, or the key of a
    published workflow whose text is copied.
    """

    key: str
    title: Text
    number: str
    start: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A workflow that people write and that was never published; `title` as its draft has it."""

    workflow: str
    title: Text
    author: int
    saved_at: dt.datetime


def begun(desk: Desk) -> list[Begun]:
    """Every draft of a workflow without a version, by key, the newest first."""
    with desk.database.connection() as conn:
        found = rows.unpublished(conn, desk.tenant)
    return [
        Begun(row.workflow, title_of(_main(row.body, row.workflow), row.workflow), row.author,
              row.saved_at)
        for row in found
    ]  # fmt: skip


def begin(
    desk: Desk, folder: Folder, new: NewWorkflow, by: int, now: dt.datetime
) -> Refused | None:
    """Keep the first draft of a new workflow. Every reason against it at once."""
    whys = tuple(_against(desk, new))
    if whys:
        return Refused(whys)
    save(desk, new.key, by, "", Written(first_text(desk, folder, new)), 0, now)
    return None


def _against(desk: Desk, new: NewWorkflow) -> list[Why]:
    heads = publishing.heads(desk)
    found = []
    if not new.title.id.strip():
        found.append(why("missing", "title_id"))
    if not new.title.en.strip():
        found.append(why("missing", "title_en"))
    if not re.fullmatch(KEY_PATTERN.strip("^$"), new.key):
        found.append(why("wrong_workflow_key", "key"))
    elif new.key in heads:
        found.append(why("workflow_taken", "key", value=new.key))
    elif drafts(desk, new.key):
        found.append(why("workflow_begun", "key", value=new.key))
    if not _NUMBER.fullmatch(new.number):
        found.append(why("wrong_number", "number"))
    else:
        taken = [compiled_for(desk, head.hash).definition for head in heads.values()]
        other = next((one for one in taken if one.number == new.number), None)
        if other is not None:
            found.append(why("number_taken", "number", value=other.workflow))
    if new.start not in {STARTER, EMPTY, *heads}:
        found.append(why("missing", "start"))
    return found


def first_text(desk: Desk, folder: Folder, new: NewWorkflow) -> dict[str, str]:
    """The files that a draft begins with, under the new key, title and letters."""
    if new.start == EMPTY:
        return {f"{new.key}.yaml": f"{_head_lines(new)}\n"}
    if new.start == STARTER:
        place = folder / FOLDER
        loaded = load_folder(place, STARTER)
        sources = {**loaded.sources, **scenarios.in_folder(place, STARTER)}
    else:
        head = publishing.heads(desk)[new.start]
        sources = dict(studio.sources_of(desk, head.hash, new.start))
    return studio.in_order(_renamed(sources, new), new.key)


def _renamed(sources: Mapping[str, str], new: NewWorkflow) -> dict[str, str]:
    """The same files as those of another workflow: its own file, and its scenarios, say so."""
    old = new.start
    files = {}
    for name, text in sources.items():
        if name == f"{old}.yaml":
            text = _KEY.sub(f"workflow: {new.key}", text, count=1)
            text = _HEAD["title"].sub(lambda _: _title_line(new.title), text, count=1)
            text = _HEAD["number"].sub(f"number: {new.number}", text, count=1)
            name = f"{new.key}.yaml"
        elif name.startswith(scenarios.FOLDER):
            text = _KEY.sub(f"workflow: {new.key}", text, count=1)
            name = name.replace(f"/{old}", f"/{new.key}")
        files[name] = text
    return files


def _head_lines(new: NewWorkflow) -> str:
    return f"workflow: {new.key}\n{_title_line(new.title)}\nnumber: {new.number}"


def _title_line(title: Text) -> str:
    return f"title: {{id: {_quoted(title.id)}, en: {_quoted(title.en)}}}"


def _quoted(words: str) -> str:
    """Words as they may stand in braces, whatever is in them."""
    escaped = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def unpublished(desk: Desk, folder: Folder, workflow: str) -> Studied | None:
    """A begun workflow as the pages of the studio want it: under version 0, with no text before
    it. None where nobody writes one or has handed one in.
    """
    with desk.database.connection() as conn:
        row = rows.newest_text(conn, desk.tenant, workflow)
    if row is None:
        return None
    at, body = row
    head = Version(workflow, 0, "", "office", None, at, None, None, False, 0, 0)
    return Studied(head, _stand_in(folder, workflow, _main(body, workflow)), (), {})


def _stand_in(folder: Folder, workflow: str, text: str) -> Definition:
    """The sketch under the draft's name: pages want a definition, and a draft may have errors."""
    loaded = load_folder(folder / FOLDER, STARTER)
    if loaded.definition is None:
        raise ValueError("the text that new workflows begin with has errors")
    return loaded.definition.model_copy(
        update={"workflow": workflow, "title": title_of(text, workflow)}
    )


def _main(body: bytes, workflow: str) -> str:
    return unpacked(body).files.get(f"{workflow}.yaml", "")


def title_of(text: str, workflow: str) -> Text:
    """The title that a text gives itself, as far as it can be read; else its key."""
    found = _HEAD["title"].search(text)
    root = parse("", found[0])[0] if found else None
    title = root.plain().get("title") if root is not None and isinstance(root.value, dict) else None
    if isinstance(title, dict):
        said = {key: words for key, words in title.items() if isinstance(words, str) and words}
        if {"id", "en"} <= said.keys():
            return Text.model_construct(id=said["id"][:2000], en=said["en"][:2000])
    return Text.model_construct(id=workflow, en=workflow)
