"""The runner: it says what breaks, and its clock does what the real one would."""

from engine.core.scenario.reading import read_script
from engine.core.scenario.running import run
from tests.core.scenario.small import definition, said, script


def test_what_holds_gives_no_failure() -> None:
    assert said("{ani: open, state: received, waits_for: lurah}") == []


def test_a_wrong_state_is_named_with_what_it_is() -> None:
    assert said("{ani: open, state: done}") == [(1, "state", "done", "received")]


def test_a_refusal_that_nobody_expected_breaks_the_step() -> None:
    ((step, what, expected, got),) = said("{ani: open}", "{ani: check}")
    assert (step, what, expected) == (2, "ani: check", "accepted")
    assert got.startswith("refused: not_your_role")


def test_an_expected_refusal_that_does_not_come_breaks_the_step() -> None:
    assert said("{ani: open}", "{lurah: check, refused: guard}") == [
        (2, "refused", "guard", "accepted")
    ]


def test_the_reasons_of_a_refusal_are_all_named() -> None:
    assert said("{ani: open, without: title, with: {volume: plenty}, refused: missing}") == [
        (1, "refused", "missing", "missing, wrong_type")
    ]


def test_a_scenario_stops_at_its_first_broken_step() -> None:
    steps = [
        each[0] for each in said("{ani: open, state: done}", "{lurah: check, state: received}")
    ]
    assert steps == [1]


def test_every_difference_of_a_step_is_told() -> None:
    found = said("{ani: open, state: done, waits_for: dinas, due: 2027-01-23, told: lurah}")
    assert [each[1] for each in found] == ["told", "state", "waits for", "due"]
    assert found[3][2:] == ("2027-01-23", "2027-01-22")


def test_a_lapse_comes_at_the_end_of_the_last_day_and_not_before() -> None:
    assert (
        said(
            "{ani: open, due: 2027-01-22}",
            "{on: 2027-01-22, at: end of day, incident: none, late: 0 working days}",
            "{on: 2027-01-23, at: start of day, incident: silent}",
            "{on: 2027-01-26, incident: none, late: 2 working days}",
        )
        == []
    )


def test_a_day_off_moves_the_due_day() -> None:
    assert said("{ani: open, due: 2027-01-25}", given="days_off: [2027-01-20]") == []


def test_a_lapse_on_the_way_is_seen_by_the_step_that_moves_over_it() -> None:
    assert said("{ani: open}", "{on: 2027-03-01, incident: none}") == [
        (2, "incident", "none", "silent")
    ]


def test_the_clock_does_not_go_back() -> None:
    ((step, what, _, got),) = said("{ani: open}", "{on: 2027-01-17, state: received}")
    assert (step, what) == (2, "the step")
    assert "forward only" in got


def test_a_name_that_nobody_has_is_told_with_the_cast() -> None:
    ((_, _, _, got),) = said("{anni: open}")
    assert got == "nobody is called anni; there are ani, lurah, dinas"


def test_a_role_that_the_workflow_lacks_is_told_before_the_first_step() -> None:
    ((step, what, _, got),) = said("{ani: open}", given="people: {siti: mayor}")
    assert (step, what) == (0, "given")
    assert "siti is to be mayor" in got


def test_a_state_that_the_workflow_lacks_is_told_before_the_first_step() -> None:
    ((step, _, _, got),) = said("{state: received}", given="case: {state: nowhere}")
    assert step == 0
    assert "nowhere" in got


def test_a_case_may_begin_in_any_state_with_its_tasks() -> None:
    assert (
        said(
            "{waits_for: lurah, due: 2027-01-22}",
            "{lurah: finish, ending: completed}",
            given="case: {state: village_check}",
        )
        == []
    )


def test_what_is_open_to_somebody_is_compared_exactly() -> None:
    given = "case: {state: village_check}"
    assert said("{may: {lurah: finish, ani: nothing}}", given=given) == []
    assert said("{may: {lurah: nothing, ani: finish}}", given=given) == [
        (1, "lurah may", "nothing", "finish"),
        (1, "ani may", "finish", "nothing"),
    ]


def test_the_fields_of_the_case_are_compared_as_they_are_written() -> None:
    step = "{lurah: assign, with: {agency: DPUPR, agency_cost: %s, until_on: 2027-06-30}, has: %s}"
    money = step % ("'Rp 1,5 miliar'", "{agency_cost: 1500000000, volume: '12'}")
    assert said("{ani: open}", money) == []
    wrong = step % ("Rp 90 juta", "{agency_cost: Rp 91 juta}")
    assert said("{ani: open}", wrong) == [(2, "field agency_cost", "91000000", "90000000")]


def test_forks_that_were_gone_through_are_seen() -> None:
    act = "lurah: assign, with: {agency: DPUPR, agency_cost: 1, until_on: 2027-06-30}"
    assert said("{ani: open}", f"{{{act}, through: by_cost, waits_for: dinas}}") == []


def test_an_absent_holder_is_an_incident_of_the_world() -> None:
    steps = ("{ani: open, incident: unstaffed, waits_for: nobody}",)
    assert said(*steps, given="absent: lurah") == []


def test_past_a_broken_expectation_the_whole_scenario_is_played_when_asked() -> None:
    text = script("{ani: open, state: done}", "{lurah: check, state: done}", "{state: done}")
    read = read_script("small.yaml", text)
    assert read.file is not None
    first, whole = run(definition(), read.file), run(definition(), read.file, whole=True)
    assert [each.step for each in first.results[0].failures] == [1]
    assert [each.step for each in whole.results[0].failures] == [1, 2, 3]
