"""Drafts: a form under way, saved at each step, sent once however often.

A draft belongs to one person and is found by nobody else. It stays after sending, so that another
page of the same form that is still open somewhere loses nothing. Never here: HTML, decisions.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.core.definition.compiled import Compiled
from engine.core.definition.fields import Field
from engine.core.inputs import clean_all
from engine.core.opening import form_fields, read_form
from engine.core.values import JSON, Data, Why
from engine.core.whys import why
from engine.core.world import World
from engine.service import areas
from engine.service.desk import Desk
from engine.service.forms import new_key
from engine.store import drafts as rows
from engine.store.database import Database

KEPT = dt.timedelta(days=120)  # pages promise ninety days
VILLAGE = 4  # parts of a code; what is below is not in the list of areas

Raw = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom the form is: `other` False means for the person who types."""

    other: bool = False
    name: str = ""
    phone: str = ""
    person: int | None = None  # known after sending, or when a member was found


@dataclass(frozen=True, slots=True)
class Draft:
    """`answers`: what could be read. `raw`: what was typed but could not, to be shown again.

    `begun_at`: when the form was first shown. Its row alone knows it, no page carries it; a copy of
    another form is begun when it is copied.
    """

    form: str
    person: int
    workflow: str
    answers: dict[str, JSON]
    raw: dict[str, dict[str, str]]
    behalf: Behalf | None
    begun_at: dt.datetime
    saved_at: dt.datetime
    sent: int | None = None  # case id
    seen: tuple[int, ...] = field(default=())  # numbers of pages that were answered


def begin(
    desk: Desk, person: int, workflow: str, now: dt.datetime, like: Draft | None = None
) -> Draft:
    """A new form with its identity, empty or with the answers of another."""
    made = Draft(new_key(), person, workflow, {}, {}, None, now, now)
    if like is not None:
        made = replace(made, answers=dict(like.answers), raw=dict(like.raw), seen=like.seen,
                       behalf=like.behalf)  # fmt: skip
    with desk.database.connection() as conn:
        rows.add(conn, desk.tenant, made.form, person, workflow, document_of(made), now)
    return made


def find(desk: Desk, person: int, form: str) -> Draft | None:
    """This person's draft."""
    with desk.database.connection() as conn:
        row = rows.find(conn, desk.tenant, person, form)
    return None if row is None else of_row(row)


def mine(desk: Desk, person: int) -> list[Draft]:
    """The person's drafts that were not sent yet, the last saved first."""
    with desk.database.connection() as conn:
        return [of_row(row) for row in rows.open_of(conn, desk.tenant, person)]


def save(
    desk: Desk,
    person: int,
    form: str,
    now: dt.datetime,
    *,
    keys: tuple[str, ...] = (),
    values: Data | None = None,
    raw: Raw | None = None,
    behalf: Behalf | None = None,
    page: int | None = None,
) -> Draft | None:
    """Replace the answers to `keys`; other answers stay, so that two tabs do not undo each other.

    None where this person has no such draft.
    """
    with desk.database.transaction() as conn:
        row = rows.find(conn, desk.tenant, person, form, hold=True)
        if row is None:
            return None
        draft = of_row(row)
        answers = {key: value for key, value in draft.answers.items() if key not in keys}
        typed = {key: parts for key, parts in draft.raw.items() if key not in keys}
        seen = draft.seen if page is None else tuple(sorted({*draft.seen, page}))
        draft = replace(
            draft,
            answers=answers | dict(values or {}),
            raw=typed | {key: dict(parts) for key, parts in (raw or {}).items()},
            behalf=behalf or draft.behalf,
            seen=seen,
            saved_at=now,
        )
        rows.write(conn, desk.tenant, form, document_of(draft), now)
    return draft


def discard(desk: Desk, person: int, form: str) -> bool:
    """Throw one of my drafts away."""
    with desk.database.connection() as conn:
        return rows.remove(conn, desk.tenant, person, form) == 1


def prune(database: Database, now: dt.datetime) -> int:
    """Forget drafts that nobody saved for longer than pages promise. Twice is harmless."""
    with database.connection() as conn:
        return rows.remove_old(conn, now - KEPT)


def with_answers(draft: Draft, answers: Data) -> Draft:
    """The same draft holding these answers."""
    return replace(draft, answers=dict(answers))


def asked(compiled: Compiled, answers: Data, world: World, now: dt.datetime) -> dict[str, Field]:
    """The fields that are asked, given these answers, in page order."""
    fields = compiled.definition.fields
    given = [(key, fields[key]) for key in answers if key in fields]
    values, _ = clean_all(given, answers, world.directory)
    return dict(form_fields(compiled, values, world.calendar.clock(now)))


def problems(
    desk: Desk, compiled: Compiled, draft: Draft, world: World, inside: str, now: dt.datetime
) -> tuple[Why, ...]:
    """Everything that is wrong or missing now, with places that the area list does not have."""
    _, reasons = read_form(compiled, draft.answers, world, now)
    known = {reason.field for reason in reasons}
    fields = asked(compiled, draft.answers, world, now)
    places = [
        why("unknown_area", key, value=str(value)[:80])
        for key, value in draft.answers.items()
        if key in fields
        and fields[key].type == "area"
        and key not in known
        and not all(_is_place(desk, one, inside) for one in _each(value))
    ]
    return (*reasons, *places)


def _each(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else [value]


def _is_place(desk: Desk, code: JSON, inside: str) -> bool:
    if not isinstance(code, str) or not (code == inside or code.startswith(f"{inside}.")):
        return False
    village = ".".join(code.split(".")[:VILLAGE])
    return areas.find(desk, village) is not None


def document_of(draft: Draft) -> dict[str, Any]:
    """What the row of a draft holds."""
    behalf = draft.behalf
    return {
        "answers": draft.answers,
        "raw": draft.raw,
        "seen": list(draft.seen),
        "behalf": behalf and {"other": behalf.other, "name": behalf.name, "phone": behalf.phone,
                              "person": behalf.person},
    }  # fmt: skip


def of_row(row: rows.Row) -> Draft:
    """The draft of a row."""
    data = row.data
    return Draft(
        form=row.form,
        person=row.person,
        workflow=row.workflow,
        answers=data["answers"],
        raw=data["raw"],
        behalf=Behalf(**data["behalf"]) if data.get("behalf") else None,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        sent=row.case_id,
        seen=tuple(data.get("seen", ())),
    )
