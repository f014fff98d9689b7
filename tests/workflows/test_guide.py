"""The author's guide names every key of the language, and every example in it works."""

import re
import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from engine.core.definition.base import Duration
from engine.core.definition.cycle import Grace, Tier, Window
from engine.core.definition.expand import AUTHOR_KEYS, DEFAULTS, PARTS
from engine.core.definition.loader import load
from engine.core.definition.workflow import PLACEHOLDERS, Definition
from engine.core.scenario.model import ScenarioFile
from engine.core.scenario.reading import read_script
from engine.core.scenario.running import run
from engine.service.scenarios import played
from tests.workflows.guide import (
    TEXTS,
    Example,
    examples,
    frame,
    in_both,
    in_frame,
    with_cycle,
    wrong,
)

WRITTEN_AS_WORDS = {Duration, Grace, Window, Tier}  # `5 working days`, `2027-01-18 .. 2027-01-29`
IN_EXAMPLES = "\n".join(each.text for each in examples("", "part", "cycle", "scenario"))


def models(*roots: type[BaseModel]) -> list[type[BaseModel]]:
    """The roots and every model that they are made of."""
    found: list[type[BaseModel]] = []
    todo = list(roots)
    while todo:
        model = todo.pop(0)
        if model not in found and model not in WRITTEN_AS_WORDS:
            found.append(model)
            for field in model.model_fields.values():
                todo += [part for part in parts(field.annotation) if is_model(part)]
    return found


def parts(annotation: object) -> Iterator[typing.Any]:
    """Everything that an annotation names, at any depth."""
    yield annotation
    for argument in typing.get_args(annotation):
        yield from parts(argument)


def is_model(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


MODELS = models(Definition, ScenarioFile)
KEYS = sorted(
    {
        (model.__name__, field.alias or name)
        for model in MODELS
        for name, field in model.model_fields.items()
    }
)
WORDS = sorted(
    {
        word
        for model in MODELS
        for field in model.model_fields.values()
        for part in parts(field.annotation)
        if typing.get_origin(part) is typing.Literal
        for word in typing.get_args(part)
        if isinstance(word, str)
    }
)


def test_the_walk_finds_the_whole_language() -> None:
    names = {model.__name__ for model in MODELS}
    assert {"Definition", "State", "Silence", "Way", "Cycle", "Basis", "Step", "Seat"} <= names


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_every_key_is_explained_and_shown(model: str, key: str) -> None:
    for file, text in TEXTS.items():
        assert f"`{key}`" in text, f"{model}.{key} is not explained in {file}"
    assert re.search(rf"(^|[\s{{,-]){key}:", IN_EXAMPLES), f"{model}.{key} has no example"


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_a_closed_list_is_named(word: str) -> None:
    assert [file for file, text in TEXTS.items() if f"`{word}`" not in text] == []


@pytest.mark.parametrize(
    "key", sorted({*PARTS, *AUTHOR_KEYS, *DEFAULTS, *sum(DEFAULTS.values(), ())})
)
def test_every_key_of_the_source_format_is_named(key: str) -> None:
    assert [file for file, text in TEXTS.items() if f"`{key}`" not in text] == []


@pytest.mark.parametrize("name", sorted(PLACEHOLDERS))
def test_every_placeholder_is_named(name: str) -> None:
    assert [file for file, text in TEXTS.items() if f"`{{{name}}}`" not in text] == []


def test_the_frame_is_right_by_itself() -> None:
    assert wrong(frame()) == []


@pytest.mark.parametrize("example", in_both(""), ids=str)
def test_every_example_loads(example: Example) -> None:
    assert wrong(in_frame(example)) == []


@pytest.mark.parametrize("file", TEXTS)
def test_the_whole_workflow_is_right_and_its_examples_play_all_of_it(file: str) -> None:
    (workflow,), (scenarios,) = examples("workflow", file=file), examples("examples", file=file)
    name = workflow.plain()["workflow"]
    files = {f"{name}.yaml": workflow.text, f"scenarios/{name}.yaml": scenarios.text}
    loaded = load(files.get, name)
    assert [each.line_of_text("en") for each in loaded.problems] == []
    assert loaded.definition is not None
    report = played(files, loaded.definition)
    assert [each.line_of_text("en") for each in report.problems] == []
    assert {share.per_cent for share in report.shares} == {100}


@pytest.mark.parametrize("example", in_both("cycle"), ids=str)
def test_every_cycle_loads(example: Example) -> None:
    found = [each for each in wrong(with_cycle(example.text)) if "ladder" not in each]
    assert found == []


@pytest.mark.parametrize("example", in_both("scenario"), ids=str)
def test_every_scenario_holds(example: Example) -> None:
    script = read_script(example.file, example.text)
    assert script.file is not None, [each.line_of_text("en") for each in script.problems]
    definition = frame().definition
    assert definition is not None
    report = run(definition, script.file)
    assert [result for result in report.results if result.failures] == []
