"""What an act must bring along: reason, words, next step, remarks, fields. Cleaned, or reasons."""

from dataclasses import dataclass, field

from engine.core.definition.parts import PARTS
from engine.core.definition.states import Action, Outcome
from engine.core.definition.workflow import Definition
from engine.core.inputs import clean_all, clean_words
from engine.core.ordering import out_of_order
from engine.core.values import JSON, Case, Data, Why
from engine.core.whys import why
from engine.core.world import World

SPOKEN = ("words", "next_step")


@dataclass(slots=True)
class Answer:
    """The cleaned answer to what an action asks."""

    fields: dict[str, JSON] = field(default_factory=dict)
    reason: str | None = None
    say: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    parts: list[dict[str, JSON]] = field(default_factory=list)  # of a case that is divided
    refused: list[Why] = field(default_factory=list)


def askable_fields(definition: Definition, case: Case, verb: Action | Outcome) -> dict[str, bool]:
    """Field keys that this act takes -> whether it must bring them."""
    keys = {key: True for key in verb.asks if key in definition.fields}
    if isinstance(verb, Action):
        keys.update({key: False for key in verb.may_give if key not in keys})
        if verb.unlocks == "remarked fields":
            keys.update({key: False for key in case.unlocked if key not in keys})
        elif verb.unlocks == "all fields":
            pages = definition.opens.pages
            keys.update({key: False for page in pages for key in page.fields if key not in keys})
    return keys


def read_answer(
    definition: Definition, case: Case, verb: Action | Outcome, data: Data, world: World
) -> Answer:
    """Everything that was given, against everything that is asked; all reasons at once."""
    answer = Answer()
    if not data and not verb.asks:
        return answer  # passed on with a click: nothing asked, nothing given
    wanted = askable_fields(definition, case, verb)
    _strangers(answer, verb, wanted, data)
    _fields(answer, definition, wanted, data, world)
    answer.refused += out_of_order(definition.fields, answer.fields, case.data)
    if "reason" in verb.asks:
        _reason(answer, definition, verb, data)
    for key in SPOKEN:
        if key in verb.asks:
            _spoken(answer, key, data)
    if "remarks" in verb.asks:
        _remarks(answer, definition, data)
    return answer


def _strangers(answer: Answer, verb: Action | Outcome, wanted: dict[str, bool], data: Data) -> None:
    divides = isinstance(verb, Action) and verb.parts is not None
    for key in data:
        if key == PARTS and divides:
            continue
        if key not in wanted and key not in verb.asks:
            locked = isinstance(verb, Action) and verb.unlocks == "remarked fields"
            answer.refused.append(why("locked" if locked else "not_asked", key))


def _fields(
    answer: Answer, definition: Definition, wanted: dict[str, bool], data: Data, world: World
) -> None:
    fields = [(key, definition.fields[key]) for key in wanted]
    values, reasons = clean_all(fields, data, world.directory)
    answer.fields = {key: value for key, value in values.items() if value != ""}
    answer.refused += reasons
    bad = {reason.field for reason in reasons}
    answer.refused += [
        why("missing", key)
        for key, required in wanted.items()
        if required
        and key not in answer.fields
        and key not in bad
        and not definition.fields[key].optional
    ]


def _reason(answer: Answer, definition: Definition, verb: Action | Outcome, data: Data) -> None:
    given = data.get("reason")
    allowed = definition.reason_sets.get(verb.reasons or "", ())
    if given in (None, ""):
        answer.refused.append(why("missing", "reason"))
    elif given not in allowed:
        answer.refused.append(why("unknown_reason", "reason", value=str(given)[:80]))
    else:
        answer.reason = str(given)


def _spoken(answer: Answer, key: str, data: Data) -> None:
    text, refusal = clean_words(key, data.get(key, ""))
    if refusal is not None:
        answer.refused.append(refusal)
    elif not text:
        answer.refused.append(why("missing", key))
    else:
        answer.say[key] = text


def _remarks(answer: Answer, definition: Definition, data: Data) -> None:
    given = data.get("remarks")
    if not isinstance(given, dict):
        answer.refused.append(why("no_remarks", "remarks"))
        return
    on_pages = {key for page in definition.opens.pages for key in page.fields}
    for key, value in given.items():
        text, refusal = clean_words(f"remarks.{key}", value)
        if refusal is not None:
            answer.refused.append(refusal)
        elif key not in on_pages:
            answer.refused.append(why("not_asked", f"remarks.{key}"))
        elif text:
            answer.remarks[key] = text
    if not answer.remarks and not answer.refused:
        answer.refused.append(why("no_remarks", "remarks"))
