"""Dividing a case: what was given for its parts, against what is asked of each and against the
whole; and the cases that are opened for them.

Never here: opening them (service/parting.py), or whether somebody may (permitting.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from engine.core.asking import Answer
from engine.core.definition.compiled import Compiled
from engine.core.definition.parts import FEWEST, PARTS, Parts, slot_of
from engine.core.definition.workflow import Definition
from engine.core.inputs import clean_all
from engine.core.moving import split_set
from engine.core.ordering import out_of_order
from engine.core.values import JSON, SYSTEM, Case, Data, Open, Parent, Why
from engine.core.whys import why
from engine.core.world import World

NO_PART: Data = {}


def read_parts(
    definition: Definition, case: Case, rule: Parts, answer: Answer, data: Data, world: World
) -> None:
    """The parts, cleaned into the answer; and every reason against them, said at its input.

    1. Enough, and not too many. 2. Each by itself. 3. None twice. 4. Together within the whole.
    """
    given = _listed(data.get(PARTS))
    if len(given) < FEWEST:
        answer.refused.append(why("parts_few", PARTS, min=FEWEST))
    if len(given) > rule.at_most:
        answer.refused.append(why("parts_many", PARTS, max=rule.at_most))
        return
    whole = {**case.data, **answer.fields}
    for number, one in enumerate(given, start=1):
        part, reasons = _part(definition, rule, whole, one, world)
        answer.parts.append(part)
        at = f"{slot_of(number)}."
        answer.refused += [Why(one.key, one.values, f"{at}{one.field}") for one in reasons]
    if not answer.refused:
        answer.refused += [*_alike(rule, answer.parts), *above(rule, whole, answer.parts)]


def _listed(given: JSON) -> list[Data]:
    """The parts as they were sent; what is no part is an empty one, which lacks everything."""
    if not isinstance(given, list):
        return []
    return [one if isinstance(one, dict) else NO_PART for one in given]


def _part(
    definition: Definition, rule: Parts, whole: Data, given: Data, world: World
) -> tuple[dict[str, JSON], list[Why]]:
    fields = {key: definition.fields[key] for key in rule.asks}
    values, wrong = clean_all(fields.items(), given, world.directory)
    kept = {key: value for key, value in values.items() if value != ""}
    bad = {reason.field for reason in wrong}
    reasons = [why("not_asked", key) for key in given if key not in fields]
    reasons += wrong
    reasons += [
        why("missing", key)
        for key, field in fields.items()
        if key not in kept and key not in bad and not field.optional
    ]
    known = {key: value for key, value in whole.items() if key not in fields}
    return kept, [*reasons, *out_of_order(definition.fields, kept, known)]


def _alike(rule: Parts, parts: list[dict[str, JSON]]) -> list[Why]:
    """Two parts between which only the amounts differ are one work written down twice."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for number, part in enumerate(parts, start=1):
        said = tuple(
            " ".join(str(part.get(key, "")).split()).casefold()
            for key in rule.asks
            if key not in rule.share
        )
        first = seen.setdefault(said, number)
        if first != number:
            field = f"{slot_of(number)}.{rule.asks[0]}"
            found.append(why("parts_alike", field, part=number, other_part=first))
    return found


def above(rule: Parts, whole: Data, parts: list[dict[str, JSON]]) -> list[Why]:
    """The numbers of which the parts together would have more than the whole."""
    found = []
    for key in rule.share:
        all_, together = number_in(whole, key), total(parts, key)
        if all_ is not None and together is not None and together > all_:
            found.append(why("parts_above", f"{PARTS}.{key}", sum=str(together), whole=str(all_)))
    return found


def total(parts: Sequence[Data], key: str) -> Decimal | None:
    """What the parts have together, as far as it is known; None: of none it is."""
    known = [number for part in parts if (number := number_in(part, key)) is not None]
    return sum(known, Decimal()) if known else None


def number_in(data: Data, key: str) -> Decimal | None:
    """The number that this answer is; None for "I do not know" and for what is no number."""
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def divide(
    compiled: Compiled,
    case: Case,
    rule: Parts,
    parts: list[dict[str, JSON]],
    body: dict[str, JSON],
) -> dict[str, JSON]:
    """Write the parts and the cases to be opened for them into the body; gives their words."""
    words: dict[str, JSON] = {}
    plain: list[Mapping[str, JSON]] = []
    for number, part in enumerate(parts, start=1):
        kept, beside = split_set(compiled, part)
        plain.append(kept)
        for path, value in beside.items():
            words[f"{slot_of(number)}.{path.removeprefix('set.')}"] = value
    body["parts"] = plain
    body["begin"] = rule.begin
    body["cases"] = [
        {"state": case.state, "slot": slot_of(number), "workflow": case.workflow, "give": {}}
        for number in range(1, len(parts) + 1)
    ]
    return words


def openings(whole: Case, record: Data, words: Mapping[str, JSON]) -> Iterator[tuple[str, Open]]:
    """(slot, the request that opens it) of every part that the record of an act decided on.

    `whole` as it stands: a word of it that was erased does not come back, nor does one of a part.
    """
    for number, plain in enumerate(record["parts"], start=1):
        slot = slot_of(number)
        start = f"{slot}."
        said = {
            path.removeprefix(start): one for path, one in words.items() if path.startswith(start)
        }
        tie = Parent(whole.id, whole.number, slot, record["begin"], record["visit"], whole.acted)
        yield slot, Open(SYSTEM, whole.parties, {**whole.data, **plain, **said}, None, tie)
