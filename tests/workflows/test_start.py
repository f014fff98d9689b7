"""The small workflow with which the studio begins a new one: right, proved and played whole."""

from pathlib import Path

from engine.core.definition.loader import load_folder
from engine.service import scenarios

START = Path(__file__).parents[2] / "workflows" / "start"


def test_it_has_no_error_and_no_warning() -> None:
    assert [each.line_of_text() for each in load_folder(START, "new_workflow").problems] == []


def test_its_examples_hold_and_play_all_of_it() -> None:
    definition = load_folder(START, "new_workflow").definition
    assert definition is not None
    report = scenarios.played(scenarios.in_folder(START, "new_workflow"), definition)
    assert report.holds
    assert report.count == 4
    assert {share.per_cent for share in report.shares} == {100}
