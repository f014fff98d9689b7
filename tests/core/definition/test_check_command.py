"""`rembuk check`: lines as editors read them, JSON, exit codes."""

import argparse
import json
import shutil
from pathlib import Path

import pytest

from engine.cli import check
from tests.core.definition.sample import FOLDER


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    check.add(parser.add_subparsers())
    return check.run(parser.parse_args(["check", *words]), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "workflows"))


def test_a_sound_folder_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in folder.rglob("*.yaml")]
    assert call(*files) == 0
    assert capsys.readouterr().out == ""


def test_a_mistake_is_one_line_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "small.yaml"
    file.write_text(file.read_text().replace("number: USL", "number: usl"))
    assert call(str(file), "--lang", "en") == 1
    out = capsys.readouterr().out
    assert out == (
        f"{file}:6:9: error: The prefix of numbers is 2 to 5 capitals, such as USL. [bad_prefix]\n"
    )


def test_words_are_indonesian_unless_asked_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "small.yaml"
    file.write_text(file.read_text().replace("number: USL", "number: usl"))
    call(str(file))
    assert "Awalan nomor" in capsys.readouterr().out


def test_json_is_a_list_of_objects(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "common" / "reasons.yaml"
    file.write_text(file.read_text().replace("refusals", "Refusals"))
    assert call(str(file), "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem == {
        "file": str(file),
        "line": 11,
        "column": 3,
        "code": "bad_key",
        "severity": "error",
        "message": problem["message"],
    }


def stuck(folder: Path) -> Path:
    """The small workflow with works that only large sums can leave."""
    file = folder / "small.yaml"
    last = "        by: agency\n        to: done"
    when = "        when: case.agreed in tier.large\n        closed_says: {id: a, en: b}\n"
    file.write_text(file.read_text().replace(last, f"        by: agency\n{when}        to: done"))
    return file


def test_below_a_fault_of_flow_stands_its_story(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = stuck(folder)
    assert call(str(file), "--lang", "en") == 1
    problem, story = capsys.readouterr().out.splitlines()
    assert "[waits_for_ever]" in problem
    assert story == (
        '    If Village head chooses "Pass on", then District head chooses "Choose the agency", '
        'then the result at "Reviewed by the agency" is "Agree", then row 1 of "By cost" holds, '
        'the proposal waits for ever at "Carried out by the agency".'
    )
    call(str(file))
    assert '    Jika Lurah memilih "Teruskan", lalu Camat' in capsys.readouterr().out


def test_json_has_the_story_to_be_walked_on_a_diagram(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(str(stuck(folder)), "--json", "--lang", "en")
    (problem,) = json.loads(capsys.readouterr().out)
    assert [(step["state"], step["trigger"]) for step in problem["story"]] == [
        ("village_check", "forward"),
        ("district_check", "choose"),
        ("agency_review", "pass"),
        ("by_cost", "route_0"),
    ]
    assert problem["story"][0] == {
        "state": "village_check",
        "trigger": "forward",
        "kind": "action",
        "to": "district_check",
        "state_label": "Checked by the village",
        "trigger_label": "Pass on",
        "to_label": "Discussed in the district",
    }
    assert problem["told"].endswith('waits for ever at "Carried out by the agency".')


def test_no_problems_are_an_empty_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(str(folder / "small.yaml"), "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_warning_does_not_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "small.yaml"
    file.write_text(file.read_text().replace("phases:\n", "phases:\n  spare: {id: a, en: b}\n"))
    assert call(str(file), "--lang", "en") == 0
    assert ": warning: " in capsys.readouterr().out


def test_a_shared_mistake_is_said_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(folder / "small.yaml", folder / "other.yaml")
    part = folder / "common" / "reasons.yaml"
    part.write_text(
        part.read_text().replace("basis: {id: Perbup 1/2027 pasal 3,", "basis: {id: 3,")
    )
    assert call(str(folder / "small.yaml"), str(folder / "other.yaml"), str(part)) == 1
    assert capsys.readouterr().out.count("[not_text]") == 1


@pytest.mark.parametrize("name", ["nowhere.yaml", ".", "small.yaml/x"])
def test_a_file_that_is_not_there_fails(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(str(folder / name)) == 1
    assert "[file_missing]" in capsys.readouterr().out


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Rembuk workflow"


def test_no_file_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert call() == 2
    assert "name at least one file" in capsys.readouterr().err
