"""The parts in the form of an act that divides a case: one group of questions a part, without
script; what was typed and what the parts have together. Never here: what may be given (the core).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from werkzeug.datastructures import MultiDict

from engine.core.definition.fields import Field
from engine.core.definition.parts import FEWEST, MOST, PARTS, Parts, number_of_input, slot_of
from engine.core.definition.states import Action, Outcome
from engine.core.dividing import number_in, total
from engine.core.values import JSON, Data
from engine.service.case_view import CaseView
from web.base import formats
from web.base.answers import Typed, raw_from
from web.base.i18n import t, text
from web.base.office import desk, office
from web.base.questions import Question, ask

PLACE = "bagian"  # id of the section
MORE = f"{PARTS}:more"


@dataclass(frozen=True)
class OnePart:
    """The questions of one part."""

    number: int
    slot: str
    questions: list[Question]


@dataclass(frozen=True)
class Shared:
    """A number that is shared out: the whole, the sum so far, and what is too much or left."""

    label: str
    whole: str
    sum: str
    over: str = ""
    left: str = ""


@dataclass(frozen=True)
class Asked:
    """Everything that the form asks of the parts."""

    each: list[OnePart]
    most: int
    begin: str  # the title of the state in which they begin
    shares: list[Shared]


def input_of(number: int, key: str) -> str:
    """The key of a part's input."""
    return f"{slot_of(number)}.{key}"


def with_parts(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields, and beside them the inputs that any part may have."""
    parts = {
        input_of(number, key): field
        for number in range(1, MOST + 1)
        for key, field in fields.items()
    }
    return {**fields, **parts}


def typed_parts(fields: Mapping[str, Field], form: MultiDict[str, str]) -> dict[str, Field]:
    """Those of the parts' inputs that were sent, for a page that must not lose them."""
    sent = set(form.get("asked", "").split())
    return {key: field for key, field in with_parts(fields).items() if key in sent - {*fields}}


def count_parts(typed: Typed, look: str, drop: str) -> None:
    """One part more, or one less: those behind it move up. Changes what was typed."""
    numbers = {number for key in typed.raw if (number := number_of_input(key)) is not None}
    if not numbers:
        return
    if look == MORE and len(numbers) < MOST:
        keys = [key.split(".", 2)[2] for key in typed.raw if number_of_input(key) == 1]
        for key in keys:
            blank = dict.fromkeys(typed.raw[input_of(1, key)], "")
            typed.raw[input_of(max(numbers) + 1, key)] = blank
    gone = next((number for number in numbers if slot_of(number) == drop), None)
    if gone is not None and len(numbers) > FEWEST:
        _moved_up(typed.raw, gone)
        _moved_up(typed.values, gone)


def _moved_up(held: dict[str, JSON] | dict[str, dict[str, str]], gone: int) -> None:
    for key in list(held):
        number = number_of_input(key)
        if number is not None and number >= gone:
            value = held.pop(key)
            if number > gone:
                held[input_of(number - 1, key.split(".", 2)[2])] = value


def gathered(values: Mapping[str, JSON], verb: Action | Outcome) -> dict[str, JSON]:
    """The act's answers, those of the parts as a list in their order."""
    data = {key: value for key, value in values.items() if number_of_input(key) is None}
    if isinstance(verb, Action) and verb.parts is not None:
        data[PARTS] = _parts(values)
    return data


def _parts(values: Mapping[str, JSON]) -> list[dict[str, JSON]]:
    found: dict[int, dict[str, JSON]] = {number: {} for number in range(1, FEWEST + 1)}
    for key, value in values.items():
        number = number_of_input(key)
        if number is not None:
            found.setdefault(number, {})[key.split(".", 2)[2]] = value
    # One between two others that was left blank is a part which lacks everything.
    return [found.get(number, {}) for number in range(1, max(found) + 1)]


def asked(
    found: CaseView, verb: Action | Outcome, typed: Typed | None, errors: Mapping[str, str]
) -> Asked | None:
    """The questions of the parts with what was typed; None where the act divides nothing."""
    rule = verb.parts if isinstance(verb, Action) else None
    if rule is None:
        return None
    definition = found.compiled.definition
    numbers = {number for key in (typed.raw if typed else ()) if (number := number_of_input(key))}
    each = [
        OnePart(number, slot_of(number), _questions(found, rule, number, typed, errors))
        for number in range(1, max(FEWEST, *numbers, 0) + 1)
    ]
    begin = text(definition.states[rule.begin].title)
    values = typed.values if typed else {}
    return Asked(each, rule.at_most, begin, _shares(found, rule, _parts(values)))


def _questions(
    found: CaseView, rule: Parts, number: int, typed: Typed | None, errors: Mapping[str, str]
) -> list[Question]:
    made = []
    for name in rule.asks:
        field, key = found.compiled.definition.fields[name], input_of(number, name)
        raw = typed.raw.get(key) if typed else None
        made.append(
            ask(
                desk(), found.world, office().area, key, field,
                raw if raw is not None else raw_from(field, ""),
                error=errors.get(key), required=not field.optional,
            )
        )  # fmt: skip
    return made


def _shares(found: CaseView, rule: Parts, parts: list[dict[str, JSON]]) -> list[Shared]:
    made = []
    known: Data = found.answers
    for key in rule.share:
        field = found.compiled.definition.fields[key]
        whole, sum_ = number_in(known, key), total(parts, key)
        label = text(field.label).rstrip("?")
        if whole is None:
            made.append(Shared(label, t("base.unknown_value"), _said(field, sum_)))
            continue
        rest = Decimal(0) if sum_ is None else whole - sum_
        over = _said(field, -rest) if rest < 0 else ""
        left = _said(field, rest) if rest > 0 else ""
        made.append(Shared(label, _said(field, whole), _said(field, sum_), over, left))
    return made


def _said(field: Field, number: Decimal | None) -> str:
    if number is None:
        return "–"
    return formats.money(int(number)) if field.type == "money" else formats.number(str(number))
