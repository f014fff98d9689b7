"""How long checking takes once a definition is loaded: one of 30 states, and the largest shipped.

Never here: loading, or what a check finds.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.core.definition.checks import findings_of
from engine.core.definition.loader import load_folder
from engine.core.definition.workflow import Definition

FOLDER = "workflows"
HALF = 15  # states of a journey that, played twice, is one of some 30


@dataclass(frozen=True, slots=True)
class Checked:
    """States and seconds of the definition of some 30 states, and of the largest shipped one."""

    states: int
    seconds: float
    largest_states: int
    largest_seconds: float


def checked(root: Path, rounds: int = 5) -> Checked:
    """The best of the rounds, in seconds of this process: neighbours do not count. Raises
    LookupError where a shipped definition is broken."""
    shipped = [_shipped(root, path.stem) for path in sorted((root / FOLDER).glob("*.yaml"))]
    largest = max(shipped, key=_size)
    thirty = twice(min((one for one in shipped if len(one.states) >= HALF), key=_size))
    return Checked(
        len(thirty.states),
        _seconds(thirty, rounds),
        len(largest.states),
        _seconds(largest, rounds),
    )


def _size(definition: Definition) -> int:
    return len(definition.states)


def twice(definition: Definition) -> Definition:
    """The same journey two times in a row: where the first ends well, the second begins."""
    document = json.loads(definition.canonical())
    first, states = definition.initial, document["states"]
    end = next(key for key, state in states.items() if state.get("final") == "completed")
    made: dict[str, Any] = {}
    for turn in (0, 1):
        for key, state in states.items():
            if turn or key != end:
                made[f"{key}_{turn}"] = _renamed(state, states, turn, end, first)
    made[f"{first}_1"].pop("initial", None)
    return Definition.read(json.dumps({**document, "states": made, "renames": {}}).encode())


def _renamed(part: Any, states: Any, turn: int, end: str, first: str) -> Any:
    """The part with every name of a state in it carrying the turn."""
    if isinstance(part, dict):
        return {
            key: f"{first}_1" if key in ("to", "without") and not turn and value == end
            else f"{value}_{turn}" if key in ("to", "without") and value in states
            else _renamed(value, states, turn, end, first)
            for key, value in part.items()
        }  # fmt: skip
    if isinstance(part, list):
        return [_renamed(each, states, turn, end, first) for each in part]
    return part


def _shipped(root: Path, workflow: str) -> Definition:
    found = load_folder(root / FOLDER, workflow).definition
    if found is None:
        raise LookupError(f"{workflow} is broken")
    return found


def _seconds(definition: Definition, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        found = findings_of(definition)
        best = min(best, time.process_time() - begun)
        if any(one.severity == "error" for one in found):
            raise LookupError(f"{definition.workflow} is broken: {found[0].code}")
    return best
