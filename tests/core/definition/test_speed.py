"""Checking stays quick enough for an editor that checks while somebody types."""

import json
import time
from typing import Any

from engine.core.definition.checks import findings_of
from engine.core.definition.workflow import Definition
from tests.core.definition.sample import loaded


def thirty_states() -> Definition:
    """The small workflow three times in a row: 33 states with guards, routes and reviews."""
    definition = loaded().definition
    assert definition is not None
    document = json.loads(definition.canonical())
    states: dict[str, Any] = {}
    for turn in range(3):
        for key, state in document["states"].items():
            states[f"{key}_{turn}"] = _renamed(state, turn)
            if turn:
                states[f"{key}_{turn}"].pop("initial", None)
    for turn in range(2):
        states[f"works_{turn}"]["actions"]["finish"]["to"] = f"village_check_{turn + 1}"
    return Definition.read(json.dumps({**document, "states": states}).encode())


def _renamed(part: Any, turn: int) -> Any:
    """The same with every name of a state ending in the number of the turn."""
    if isinstance(part, list):
        return [_renamed(item, turn) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: f"{below}_{turn}" if key in ("to", "without") else _renamed(below, turn)
        for key, below in part.items()
    }


def test_thirty_states_are_checked_within_a_tenth_of_a_second() -> None:
    definition = thirty_states()
    assert len(definition.states) == 33
    assert findings_of(definition) == []
    best = min(_timed(definition) for _ in range(5))
    assert best < 0.1


def _timed(definition: Definition) -> float:
    started = time.process_time()
    findings_of(definition)
    return time.process_time() - started
