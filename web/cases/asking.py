"""The form of one act: what it asks, what stands in it, and what came back, cleaned or not.

The same for every definition. Never here: whether the act is allowed (the core says that).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from engine.core.asking import askable_fields
from engine.core.definition.fields import Field
from engine.core.definition.states import Action, Outcome
from engine.core.values import JSON
from engine.service.case_view import CaseView
from web.base.answers import Typed, raw_from, read
from web.base.i18n import language, text
from web.base.office import desk, office
from web.base.questions import Question, ask
from web.files.intake import kept, room_for, take

FILES = ("photos", "file")
MOST_TYPED = 25_000


@dataclass
class ActForm:
    """Everything that was typed into the form of an act."""

    typed: Typed = field(default_factory=Typed)
    reason: str = ""
    words: str = ""
    next_step: str = ""
    remarks: dict[str, str] = field(default_factory=dict)
    file_errors: dict[str, str] = field(default_factory=dict)


def fields_of(found: CaseView, verb: Action | Outcome) -> dict[str, tuple[Field, bool]]:
    """field key -> (field, whether it must be given), in the order of the definition."""
    definition = found.compiled.definition
    wanted = askable_fields(definition, found.case, verb)
    return {
        key: (one, wanted[key] and not one.optional)
        for key, one in definition.fields.items()
        if key in wanted
    }


def remarkable(found: CaseView) -> dict[str, Field]:
    """The fields of the opening pages on which a remark can be made."""
    definition = found.compiled.definition
    keys = dict.fromkeys(key for page in definition.opens.pages for key in page.fields)
    shown = {fact.key for fact in found.facts}
    return {key: definition.fields[key] for key in keys if key in shown}


def read_form(found: CaseView, verb: Action | Outcome) -> ActForm:
    """What this request brings. Files are kept at once, so that an error elsewhere loses none."""
    fields = {key: one for key, (one, _) in fields_of(found, verb).items()}
    plain = {key: one for key, one in fields.items() if one.type not in FILES}
    form = ActForm(typed=read(plain.items(), request.form))
    for key, one in fields.items():
        if one.type in FILES:
            _read_files(form, key, one, found)
    form.reason = _typed("reason")
    form.words = _typed("words")
    form.next_step = _typed("next_step")
    form.remarks = {
        key: words for key in remarkable(found) if (words := _typed(f"remark-{key}")).strip()
    }
    return form


def _typed(name: str) -> str:
    return request.form.get(name, "")[:MOST_TYPED].replace("\0", "")


def _read_files(form: ActForm, key: str, one: Field, found: CaseView) -> None:
    before = found.case.data.get(key)
    held = [*(before if isinstance(before, list) else []), *request.form.getlist(f"held-{key}")]
    tokens, wrong = take(key, one, list(dict.fromkeys(held)))
    if wrong:
        form.file_errors[key] = wrong
    if tokens and tokens != before:
        form.typed.values[key] = list(tokens)


def data_of(found: CaseView, verb: Action | Outcome, form: ActForm) -> dict[str, JSON]:
    """The act's data. An empty next step means the one that the reason itself names."""
    data: dict[str, JSON] = dict(form.typed.values)
    if "reason" in verb.asks:
        data["reason"] = form.reason
    if "words" in verb.asks:
        data["words"] = form.words
    if "next_step" in verb.asks:
        reason = found.compiled.definition.reasons.get(form.reason)
        usual = reason.next_step.in_(language()) if reason else ""
        data["next_step"] = form.next_step.strip() or usual
    if "remarks" in verb.asks:
        data["remarks"] = dict(form.remarks)
    return data


def questions(
    found: CaseView, verb: Action | Outcome, form: ActForm | None, errors: Mapping[str, str]
) -> list[Question]:
    """The form's questions with what was typed, or with what the case holds."""
    made = []
    for key, (one, required) in fields_of(found, verb).items():
        value = found.case.data.get(key, "")
        files = []
        if one.type in FILES:
            files = kept(form.typed.values.get(key, value) if form else value)
        typed = form.typed.raw.get(key) if form else None
        made.append(
            ask(
                desk(),
                found.world,
                office().area,
                key,
                one,
                typed if typed is not None else raw_from(one, value),
                error=errors.get(key),
                remark=found.remarks.get(key),
                required=required,
                files=files,
                room=room_for(one) - len(files) if one.type in FILES else 0,
            )
        )
    # What was remarked on comes first: that is what the reader was asked for.
    return sorted(made, key=lambda one: one.remark is None)


def reasons_of(found: CaseView, verb: Action | Outcome) -> list[tuple[str, str, str]]:
    """(code, label, basis) of the reasons that may be given."""
    definition = found.compiled.definition
    codes = definition.reason_sets.get(verb.reasons or "", ())
    return [
        (code, text(definition.reasons[code].label), text(definition.reasons[code].basis))
        for code in codes
    ]
