"""What several pages of this room show: drafts as lines, answers by section."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.core.definition.fields import Field
from engine.core.values import JSON
from engine.service import areas
from engine.service.definitions import head_of
from engine.service.desk import Desk
from engine.service.drafts import Draft
from engine.service.world import world_of
from web.base.i18n import text
from web.base.moment import now
from web.base.shown import shown
from web.files.intake import Kept, kept
from web.propose.form import Form, draft_closing


@dataclass(frozen=True)
class Answer:
    """One answer on a check page."""

    key: str
    label: str
    words: str | None  # None: nothing answered
    files: list[Kept]
    page: int


@dataclass(frozen=True)
class Section:
    """The answers of one opening page."""

    page: int
    title: str
    answers: list[Answer]


def sections(form: Form) -> list[Section]:
    """Every asked field by page, with its answer."""
    asked, names = form.asked(), form.names()
    made = []
    for number, page in enumerate(form.pages, start=1):
        answers = [
            Answer(key, text(asked[key].label), _words(form, key, asked[key], names),
                   _files(asked[key], form.draft.answers.get(key)), number)
            for key in page.fields if key in asked
        ]  # fmt: skip
        if answers:
            made.append(Section(number, text(page.title), answers))
    return made


def _words(form: Form, key: str, asked: Field, names: object) -> str | None:
    if key not in form.draft.answers or asked.type in ("photos", "file"):
        return None
    return shown(asked, form.draft.answers[key], names)  # type: ignore[arg-type]


def _files(asked: Field, value: JSON) -> list[Kept]:
    return kept(value) if asked.type in ("photos", "file") else []


def draft_lines(here: Desk, found: Iterable[Draft]) -> list[dict[str, object]]:
    """Drafts as lists show them: what they are called so far, and when they were saved."""
    lines = []
    world = world_of(here, now())
    for draft in found:
        compiled = head_of(here, draft.workflow)
        if compiled is None:
            continue
        definition = compiled.definition
        closing = draft_closing(compiled, draft, world)
        name = draft.answers.get(definition.name_from)
        place = draft.answers.get(definition.area_from)
        lines.append({
            "form": draft.form,
            "name": name if isinstance(name, str) and name else text(definition.title),
            "place": areas.name_path(here, place) if isinstance(place, str) and place else "",
            "saved_at": draft.saved_at,
            "until": closing.until if closing and closing.standing == "still" else "",
            "behalf": draft.behalf.name if draft.behalf and draft.behalf.other else "",
        })  # fmt: skip
    return lines
