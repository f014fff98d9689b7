"""The form of one act: what it asks, what stands in it, and what came back, cleaned or not.

The same for every definition. Never here: whether the act is allowed (the core says that).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from engine.core.asking import askable_fields
from engine.core.definition.fields import Field
from engine.core.definition.parts import number_of_input
from engine.core.definition.states import Action, Outcome
from engine.core.values import JSON
from engine.service.case_view import CaseView
from web.base.answers import Typed, name_of, raw_from, read
from web.base.i18n import language, t, text
from web.base.office import desk, office
from web.base.questions import Question, ask, settled
from web.base.several import gathered, is_list, without
from web.cases import dividing, paper
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
    held: dict[str, list[str]] = field(default_factory=dict)  # field -> tokens of its files
    file_errors: dict[str, str] = field(default_factory=dict)
    happened: dict[str, str] = field(default_factory=dict)  # the day on paper, as typed
    # Where the case stood when the form was first shown; kept through every look and correction.
    state: str = ""
    revision: str = ""


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


def read_form(found: CaseView, *, take_files: bool = True) -> ActForm:
    """What this request brings. Files are kept at once, so that an error elsewhere loses none.

    Only what the form itself carried counts, not where the case stands now: the same form read
    twice gives the same content. Whether a field may be given at all is the core's to say.
    """
    known = dividing.with_parts(found.compiled.definition.fields)
    sent = dict.fromkeys(request.form.get("asked", "")[:MOST_TYPED].split())
    fields = {key: known[key] for key in sent if key in known}
    plain = {key: one for key, one in fields.items() if one.type not in FILES}
    form = ActForm(typed=read(plain.items(), request.form))
    _look(form, plain)
    for key, one in fields.items():
        if one.type in FILES:
            _read_files(form, key, one, take_files)
    dividing.count_parts(form.typed, request.form.get("look", ""), request.form.get("drop", ""))
    form.state, form.revision = _typed("state")[:100], _typed("revision")[:10]
    form.reason = _typed("reason")
    form.words = _typed("words")
    form.next_step = _typed("next_step")
    form.happened = paper.typed_day()
    form.remarks = {
        name.removeprefix("remark-"): words
        for name in request.form
        if name.startswith("remark-") and (words := _typed(name)).strip()
    }
    return form


def _typed(name: str) -> str:
    return request.form.get(name, "")[:MOST_TYPED].replace("\0", "")


def _look(form: ActForm, fields: Mapping[str, Field]) -> None:
    """A place that was looked for is chosen where there is one such; or it is taken back."""
    key, _, what = request.form.get("look", "").partition(":")
    for name, one in fields.items():
        if one.type == "area":
            raw = form.typed.raw[name]
            if name == key and what == "forget":
                raw |= dict.fromkeys(("", "find", "village", "rw", "rt"), "")
            form.typed.raw[name] = settled(desk(), office().area, raw)
        if is_list(one):
            dropped, _, code = request.form.get("drop", "").partition(":")
            kept_codes = gathered(form.typed.raw[name])
            form.typed.raw[name] = without(kept_codes, code) if dropped == name else kept_codes
    form.typed = form.typed.again(fields)


def _read_files(form: ActForm, key: str, one: Field, take_files: bool) -> None:
    dropped = request.form.get("drop", "").partition(":")
    held = [
        token
        for token in dict.fromkeys(request.form.getlist(f"held-{key}"))
        if (dropped[0], dropped[2]) != (key, token)
    ]
    wrong = None
    if take_files:
        held, wrong = take(key, one, held)
    if wrong:
        form.file_errors[key] = wrong
    form.held[key] = held
    if held != request.form.getlist(f"was-{key}"):
        form.typed.values[key] = list(held)


def data_of(found: CaseView, verb: Action | Outcome, form: ActForm) -> dict[str, JSON]:
    """The act's data. An empty next step means the one that the reason itself names."""
    data: dict[str, JSON] = dividing.gathered(form.typed.values, verb)
    for key, raw in form.typed.raw.items():
        # An answer that stood in the form and was emptied: "nothing" is said, not passed over.
        if number_of_input(key) is not None:
            continue
        if key not in data and request.form.get(f"had-{key}") and "unknown" in raw:
            data[key] = [] if is_list(found.compiled.definition.fields[key]) else ""
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
        value = found.answers.get(key, "")
        files = []
        if one.type in FILES:
            files = kept(form.held.get(key, value) if form else value)
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
                required=required or (key in found.case.unlocked and not one.optional),
                files=files,
                room=room_for(one) - len(files) if one.type in FILES else 0,
            )
        )
    # What was remarked on comes first: that is what the reader was asked for.
    return sorted(made, key=lambda one: one.remark is None)


def typed_rows(found: CaseView) -> list[tuple[str, str]]:
    """What was typed, by what the input is called, for a page that must not lose it."""
    labels = {}
    typed = dividing.typed_parts(found.compiled.definition.fields, request.form)
    for key, one in {**found.compiled.definition.fields, **typed}.items():
        labels[name_of(key)] = labels[f"remark-{key}"] = text(one.label)
        for part in ("day", "month", "year", "rw", "rt"):
            labels[f"{name_of(key)}-{part}"] = f"{text(one.label)} ({t(_PARTS[part])})"
    own = {"reason": t("cases.reason"), "words": t("cases.words"), "next_step": t("cases.next")}
    for part in ("day", "month", "year"):
        own[f"{paper.FIELD}-{part}"] = f"{t('cases.paper_day')} ({t(_PARTS[part])})"
    rows = []
    for name, words in request.form.items(multi=True):
        label = labels.get(name) or own.get(name)
        if label is not None and words.strip():
            code = found.compiled.definition.reasons.get(words) if name == "reason" else None
            rows.append((label, text(code.label) if code else words))
    return rows


_PARTS = {
    "day": "base.day",
    "month": "base.month",
    "year": "base.year",
    "rw": "ask.rw",
    "rt": "ask.rt",
}


def reasons_of(found: CaseView, verb: Action | Outcome) -> list[tuple[str, str, str]]:
    """(code, label, basis) of the reasons that may be given."""
    definition = found.compiled.definition
    codes = definition.reason_sets.get(verb.reasons or "", ())
    return [
        (code, text(definition.reasons[code].label), text(definition.reasons[code].basis))
        for code in codes
    ]
