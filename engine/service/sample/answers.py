"""What an act of a story answers: values from the script, copied from the form, or counted.

Pure but for pictures, which are asked for by their words. Never here: what a field means.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from engine.core.definition.states import Action, Outcome
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Case, Data
from engine.core.voting import AGREES, asked_of
from engine.service.sample.script import ScriptError, Step, Story

Attach = Callable[[str, str], str]  # field, words in the picture -> token


def answers_of(
    definition: Definition, case: Case, story: Story, step: Step, slot: str, attach: Attach
) -> dict[str, JSON]:
    """Everything that the step asks of this seat. Raises ScriptError for what the script forgot."""
    verb = verb_of(definition, case.state, step.action, slot)
    data: dict[str, JSON] = {}
    for key in verb.asks:
        how = step.answers.get(key, story.answers.get(key))
        if how is None and key not in step.answers:
            raise ScriptError(f"{story.key}: step {step.name} asks {key}, which has no answer")
        data[key] = _value(key, how, case.data, step.at, attach)
    for key in [key for key in step.answers if key not in data]:
        data[key] = _value(key, step.answers[key], case.data, step.at, attach)
    return data


def verb_of(definition: Definition, state: str, action: str, slot: str) -> Action | Outcome:
    """The action or outcome of this name in this state. Raises ScriptError."""
    here = definition.states[state]
    if here.panel is not None and action in AGREES:
        return asked_of(here.panel, action, slot)
    if action not in here.acts:
        raise ScriptError(f"in {state} there is no {action}")
    return here.acts[action]


def _value(key: str, how: JSON, form: Data, at: dt.datetime, attach: Attach) -> JSON:
    match how:
        case {"copy": source}:
            value = form.get(source)
            return value * how.get("percent", 100) // 100 if isinstance(value, int) else value
        case {"days": count}:
            return (at.date() + dt.timedelta(days=count)).isoformat()
        case {"by": source, "of": table}:
            return table[form[source]]
        case {"picture": words}:
            return [attach(key, words)]
        case Mapping():
            return dict(how)
        case _:
            return how
