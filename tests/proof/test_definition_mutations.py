"""Each shipped definition is broken in every place of its kind: a check or a scenario notices."""

import json
from functools import cache
from pathlib import Path

import pytest
from pydantic import ValidationError

from engine.core.definition.checks import findings_of
from engine.core.definition.loader import load_folder
from engine.core.definition.workflow import Definition
from engine.core.scenario.model import ScenarioFile
from engine.core.scenario.reading import read_script
from engine.core.scenario.running import play
from tests.proof.mutated import Document, mutations

WORKFLOWS = Path(__file__).resolve().parents[2] / "workflows"
SHIPPED = ("musrenbang", "joint_task_force", "shared_need")


@cache
def shipped(workflow: str) -> Definition:
    found = load_folder(WORKFLOWS, workflow).definition
    assert found is not None
    return found


@cache
def examples(workflow: str) -> tuple[ScenarioFile, ...]:
    """The scenario files of a workflow."""
    found = (
        read_script(path.name, path.read_bytes()).file
        for path in sorted((WORKFLOWS / "scenarios").glob("*.yaml"))
    )
    return tuple(file for file in found if file is not None and file.workflow == workflow)


@cache
def known(workflow: str) -> frozenset[tuple[str, str]]:
    """What the checks say of the definition as it is shipped."""
    return frozenset((one.code, str(one.path)) for one in findings_of(shipped(workflow)))


def notices(workflow: str, document: Document) -> str | None:
    """Who notices: the model, a check, or the first scenario that breaks; None: nobody."""
    try:
        broken = Definition.read(json.dumps(document).encode())
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    for one in findings_of(broken):
        if (one.code, str(one.path)) not in known(workflow):
            return one.code
    for file in examples(workflow):
        for number in range(len(file.scenarios)):
            if play(broken, file, number)[0]:
                return file.scenarios[number].name("en")
    return None


@pytest.mark.parametrize("workflow", SHIPPED)
def test_as_it_is_shipped_nobody_notices_anything(workflow: str) -> None:
    whole = json.loads(shipped(workflow).canonical())
    assert notices(workflow, whole) is None


@pytest.mark.proof
@pytest.mark.parametrize("workflow", SHIPPED)
def test_each_break_is_noticed(workflow: str) -> None:
    missed, count = [], 0
    for name, document in mutations(shipped(workflow)):
        count += 1
        if notices(workflow, document) is None:
            missed.append(name)
    assert count > 50
    assert missed == []
