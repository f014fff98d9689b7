"""Scenarios of cases that open others: only the ends of these are said, they are not played."""

import pytest

from engine.core.scenario.reading import read_script
from engine.core.scenario.running import Report, run
from tests.workflows.guide import frame

FILE = """
workflow: frame
cycle: guide
region: "33.26"
people: {ani: proposer, lurah: village_head, bappeda: planning_head}
form: {title: Saluran, place: 33.26.01.1001, nature: physical, cost: unknown, volume: unknown}
scenarios:
  - scenario: a survey
    given: {today: 2027-01-18, case: {state: received}}
    steps:
      - {lurah: survey, state: field_survey, cases_open: [road, soil]}
"""


def play(*steps: str) -> Report:
    text = FILE.replace("[road, soil]", "[survey, soil]")
    script = read_script("x.yaml", text + "".join(f"      - {step}\n" for step in steps))
    assert script.file is not None, [each.line_of_text("en") for each in script.problems]
    definition = frame().definition
    assert definition is not None
    return run(definition, script.file)


def broken(report: Report) -> list[tuple[int, str, str]]:
    return [(one.step, one.difference.expected, one.difference.got)
            for result in report.results for one in result.failures]  # fmt: skip


def test_the_end_of_all_moves_the_case_on() -> None:
    report = play(
        "{cases_end: {survey: completed}, state: field_survey, cases_open: soil}",
        "{cases_end: {soil: completed}, state: village_check, cases_open: nothing}",
    )
    assert broken(report) == []
    played = {str(spot) for share in report.shares for spot in share.done}
    assert {"field_survey", "field_survey.done"} <= played
    assert "field_survey.failed" not in played


def test_several_may_end_in_one_step() -> None:
    report = play("{cases_end: {survey: completed, soil: completed}, state: village_check}")
    assert broken(report) == []


def test_an_end_that_does_not_count_fails_it() -> None:
    report = play("{cases_end: {soil: deferred}, state: received, cases_open: survey}")
    assert broken(report) == []
    assert "field_survey.failed" in {str(spot) for s in report.shares for spot in s.done}


def test_what_is_expected_wrongly_is_said() -> None:
    assert broken(play("{cases_end: {survey: completed}, cases_open: survey}")) == [
        (2, "survey", "soil")
    ]


@pytest.mark.parametrize("slot", ["survey.1", "road"])
def test_a_case_that_is_not_open_cannot_end(slot: str) -> None:
    ((step, _, got),) = broken(play(f"{{cases_end: {{{slot}: completed}}}}"))
    assert (step, got) == (2, f"no case {slot} is open; open are: soil, survey")


def test_an_end_that_is_none_is_no_scenario() -> None:
    script = read_script("x.yaml", FILE + "      - {cases_end: {soil: lost}}\n")
    assert [each.code for each in script.problems] == ["not_one_of"]


def test_silence_of_whoever_watches_is_an_incident() -> None:
    report = play("{on: 2027-01-26, incident: silent, state: field_survey, waits_for: bappeda}")
    assert broken(report) == []
