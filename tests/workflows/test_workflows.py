"""The shipped workflows are right, their scenarios hold, and the scenarios play all of them."""

from pathlib import Path

import pytest

from engine.core.definition.loader import load_folder
from engine.core.definition.states import Ending
from engine.core.scenario.coverage import Share
from engine.core.scenario.reading import read_script
from engine.core.scenario.running import Report, run

FOLDER = Path(__file__).parents[2] / "workflows"
NAMES = ("musrenbang", "joint_task_force", "shared_need")
LEAST = {"musrenbang": 12, "joint_task_force": 5, "shared_need": 5}


def played(name: str) -> Report:
    path = FOLDER / "scenarios" / f"{name}.yaml"
    script = read_script(path.name, path.read_bytes())
    assert script.file is not None, [each.line_of_text("en") for each in script.problems]
    definition = load_folder(FOLDER, name).definition
    assert definition is not None
    return run(definition, script.file)


def test_every_shipped_workflow_has_scenarios() -> None:
    workflows = {path.name for path in FOLDER.glob("*.yaml")}
    assert workflows <= {path.name for path in (FOLDER / "scenarios").glob("*.yaml")}
    assert workflows == {f"{name}.yaml" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_workflow_has_no_error_and_no_warning(name: str) -> None:
    problems = load_folder(FOLDER, name).problems
    assert [each.line_of_text("en") for each in problems] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_holds(name: str) -> None:
    report = played(name)
    assert [result for result in report.results if result.failures] == []
    assert len(report.results) >= LEAST[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_scenarios_play_every_state_way_guard_and_silence(name: str) -> None:
    shares: tuple[Share, ...] = played(name).shares
    assert {share.kind: share.missing for share in shares} == {
        "states": (),
        "transitions": (),
        "guards": (),
        "silences": (),
    }


def test_a_proposal_can_end_in_every_way_that_there_is() -> None:
    definition = load_folder(FOLDER, "musrenbang").definition
    assert definition is not None
    endings = {state.final for state in definition.states.values() if state.final}
    assert endings == set(Ending.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_personal_is_never_public(name: str) -> None:
    definition = load_folder(FOLDER, name).definition
    assert definition is not None
    shown = [
        key for key, field in definition.fields.items() if field.personal and field.see == "public"
    ]
    assert shown == []


@pytest.mark.parametrize("name", NAMES)
def test_no_silence_ends_a_case_without_reason_and_basis(name: str) -> None:
    definition = load_folder(FOLDER, name).definition
    assert definition is not None
    for key, state in definition.states.items():
        target = getattr(state.if_silent, "to", None)
        if target is not None:
            assert getattr(state.if_silent, "reason", None) in definition.reasons, key
            assert getattr(state.if_silent, "basis", None) is not None, key
