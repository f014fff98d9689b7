"""A joint act that waits for signatures, as pages show it: who signed when, who is waited for,
and, for officials, exactly the answers that are signed.

Pure. Never here: deciding, or what a party may read (nothing of it is in force yet).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.core.chain import moment
from engine.core.definition.fields import Field
from engine.core.definition.workflow import Definition, Reason
from engine.core.signing import answer_of
from engine.core.values import JSON, Case, Data
from engine.service.followed import Held, Who


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """What the others sign: `facts` by field key, reason, words, remarks by field key."""

    facts: tuple[tuple[str, Field, JSON], ...]
    reason: Reason | None
    words: str | None
    next_step: str | None
    remarks: Mapping[str, str]


def held_of(
    definition: Definition, case: Case, office_name: Callable[[int], str | None]
) -> Held | None:
    """The joint act under way, or None."""
    held = case.round
    action = definition.states[case.state].actions.get(held.action) if held else None
    if held is None or action is None:
        return None
    found = []
    for one in held.signed:
        role = definition.roles.get(one.role)
        name = office_name(one.office) if one.office is not None else None
        found.append((Who(name, role.title if role else None), one.at))
    return Held(action.label, tuple(found))


def answers_held(definition: Definition, case: Case) -> HeldAnswers | None:
    """The answers under the signatures, for officials."""
    if case.round is None:
        return None
    answer = answer_of(case.round)
    fields = definition.fields
    return HeldAnswers(
        tuple((key, fields[key], value) for key, value in answer.fields.items() if key in fields),
        definition.reasons.get(answer.reason or ""),
        answer.say.get("words"),
        answer.say.get("next_step"),
        answer.remarks,
    )


def signed_of(
    definition: Definition, record: Data, office_name: Callable[[int], str | None]
) -> Iterator[tuple[Who, dt.datetime]]:
    """Who signed a joint act that took effect by this record, and when."""
    for key, office, at in record.get("sign", {}).get("whole", ()):
        role = definition.roles.get(key)
        name = office_name(office) if office is not None else None
        yield Who(name, role.title if role else None), moment(at)
