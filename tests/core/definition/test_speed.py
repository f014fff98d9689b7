"""Checking stays quick enough for an editor that checks while somebody types."""

import json
from typing import Any

from engine.core.definition.checks import findings_of
from engine.core.definition.checks.study import Study
from engine.core.definition.workflow import Definition
from tests.core.definition.sample import loaded
from tests.support.pace import spent


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


def three_hundred_states() -> Definition:
    """300 states in a row with guards, routes, silences and ways back: over 1,000 transitions."""
    definition = loaded().definition
    assert definition is not None
    document = json.loads(definition.canonical())
    states: dict[str, Any] = {}
    for number in range(297):
        key = document["states"]["by_cost" if number % 10 == 9 else "works"]
        states[f"s{number}"] = {**key, **_ways(number)}
    states["s0"]["initial"] = True
    for key in ("done", "rejected", "withdrawn"):
        states[key] = document["states"][key]
    return Definition.read(json.dumps({**document, "states": states}).encode())


def _ways(number: int) -> dict[str, Any]:
    """Four ways out of a state: on, further on, back, and the end; or the rows of a route."""
    after = f"s{number + 1}" if number < 296 else "done"
    jump = f"s{number + 3}" if number < 290 else "withdrawn"
    small = "has(case.cost) && case.cost in tier.small"
    if number % 10 == 9:
        rows = [{"when": small, "to": after}, {"otherwise": True, "to": after}]
        return {"route": rows}
    words = {"id": "a", "en": "b"}
    plain = {"label": words, "by": ["agency"]}
    asked = {**plain, "asks": ["agency", "agreed"], "to": after}
    urgent = {**plain, "when": "case.urgent || case.kind == 'road'", "closed_says": words}
    back = {**plain, "may_give": ["cost"], "to": f"s{max(number - 4, 0)}"}
    return {
        "actions": {
            "on": asked,
            "jump": {**urgent, "asks": ["minutes"], "to": jump},
            "back": back,
            "stop": {**plain, "asks": ["volume"], "to": "done"},
        }
    }


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
    assert _timed(definition, 5) < 0.1


def test_three_hundred_states_with_a_thousand_ways_are_checked_within_two_seconds() -> None:
    definition = three_hundred_states()
    study = Study(definition)
    assert len(definition.states) == 300
    assert sum(map(len, study.edges.values())) > 1_000
    assert study.space.whole
    assert len(study.space.points) > 2_000
    errors = [each for each in findings_of(definition) if each.severity == "error"]
    assert {each.code for each in errors} <= {"unreachable"}
    assert _timed(definition, 2) < 2


def test_a_space_that_is_too_large_is_given_up_in_time_and_said() -> None:
    definition = three_hundred_states()
    document = json.loads(definition.canonical())
    for number in range(0, 290, 2):
        state = document["states"][f"s{number}"]
        if "actions" in state:
            state["actions"]["jump"]["when"] = (
                f"case.urgent || has(case.volume) && case.volume > {number}.5 "
                f"|| has(case.cost) && case.cost == {number}"
            )
    definition = Definition.read(json.dumps(document).encode())
    assert not Study(definition).space.whole
    found = [each for each in findings_of(definition) if each.code == "not_proven"]
    assert len(found) == 1
    assert "volume" in found[0].values["names"]
    assert _timed(definition) < 2


def test_conditions_that_are_too_long_together_are_refused_in_time() -> None:
    document = json.loads(three_hundred_states().canonical())
    for number in range(280):
        state = document["states"][f"s{number}"]
        for name in ("on", "jump", "back", "stop") if "actions" in state else ():
            guard = " || ".join(f"case.urgent && case.kind != 'k{n}'" for n in range(26))
            state["actions"][name] |= {"when": guard, "closed_says": {"id": "a", "en": "b"}}
    definition = Definition.read(json.dumps(document).encode())
    assert sum(len(each.source) for each in Study(definition).asked.values()) > 900_000
    assert [each.path[1] for each in findings_of(definition) if each.code == "guards_too_long"] == [
        "s14"
    ]
    assert _timed(definition) < 1


def material(definition: Definition, rules: dict[str, tuple[str, ...]]) -> Definition:
    """The same, with every act that leads on an approval as reviews are, and these reopened."""
    document = json.loads(definition.canonical())
    for state in document["states"].values():
        for name in {"on", "forward", "choose"} & {*state.get("actions", {})}:
            state["actions"][name]["weight"] = "main"
    made = {name: {"any": True, "reopens": states} for name, states in rules.items()}
    return Definition.read(json.dumps({**document, "material": made}).encode())


def test_thirty_states_whose_approvals_are_reopened_are_checked_as_quickly() -> None:
    rules = {"photos": ("village_check_0", "district_check_0")}
    definition = material(thirty_states(), rules)
    assert Study(definition).histories.whole
    assert len(Study(definition).histories.steps) > 200
    assert _timed(definition, 5) < 0.1


def test_approvals_that_follow_each_other_in_too_many_ways_are_given_up_in_time() -> None:
    definition = material(three_hundred_states(), {"cost": ("s0", "s99"), "volume": ("s50",)})
    assert "material_not_proven" in {each.code for each in findings_of(definition)}
    assert _timed(definition, 2) < 2


def _timed(definition: Definition, times: int = 1) -> float:
    return spent(lambda: findings_of(definition), times)
