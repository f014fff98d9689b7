"""Expectations rewritten as text: only what differs changes, comments and form stay."""

import re

from engine.core.scenario.reading import read_script
from engine.core.scenario.rewriting import rewritten
from engine.core.scenario.running import Report, run
from tests.core.scenario.small import definition, script


def report(text: str) -> Report:
    read = read_script("small.yaml", text)
    assert read.file is not None, [each.line_of_text("en") for each in read.problems]
    return run(definition(), read.file, whole=True)


def after(*steps: str, given: str = "") -> str:
    """The steps of the file after rewriting."""
    text = script(*steps, given=given)
    new = rewritten(text, report(text))
    head = script(given=given)
    assert new.startswith(head)
    return new.removeprefix(head)


def holds_after(text: str) -> str:
    """The rewritten text, which holds."""
    new = rewritten(text, report(text))
    assert report(new).holds, new
    return new


def test_what_holds_is_not_touched() -> None:
    text = script("{ani: open, state: received, due: 2027-01-22}")
    assert rewritten(text, report(text)) == text


def test_every_wrong_expectation_of_a_scenario_is_rewritten_at_once() -> None:
    text = script(
        "{ani: open, state: village_check, waits_for: [ani, dinas], due: 2027-01-29}",
        "{lurah: reject, with: {reason: LOW_PRIORITY, words: x, next_step: y}, ending: deferred}",
        "{state: done, reason: WRONG}",
    )
    new = holds_after(text)
    assert "{ani: open, state: received, waits_for: [lurah], due: 2027-01-22}" in new
    assert "next_step: y}, ending: rejected}" in new
    assert new.endswith("      - {state: rejected}\n")


def test_only_the_values_change_and_every_comment_stays() -> None:
    steps = (
        "# Lurah dahulu — bukan camat 🙂",
        "{ani:   open,  state: 'done', # mulai",
        "         waits_for: nobody}   # menunggu",
    )
    text = (
        script(*steps).replace("      - #", "      #").replace("      -          w", "         w")
    )
    new = holds_after(text)
    assert new == text.replace("'done'", "received").replace("nobody}", "lurah}")


def test_a_list_with_one_entry_a_line_keeps_its_lines_and_comments() -> None:
    text = script("who: ani") + (
        "        does: open\n"
        "        told:  # who hears\n"
        "          - dinas  # no longer\n"
        "          - lurah  # since 2020\n"
        "        # the end of the step\n"
        "        state: received\n"
    )
    text += "      - {waits_for: lurah}\n"
    found = report(text).results[0].failures
    new = holds_after(text)
    lost = {line for line in text.splitlines() if line not in new.splitlines()}
    assert found
    assert lost <= {"          - dinas  # no longer", "          - lurah  # since 2020"}
    assert "told:  # who hears" in new
    assert "# the end of the step" in new


def test_an_expectation_that_has_nothing_to_expect_any_more_is_taken_out() -> None:
    reject = "lurah: reject, with: {reason: LOW_PRIORITY, words: x, next_step: y}"
    done = "ending: rejected"
    assert after("{ani: open}", f"{{{reject}, due: 2027-01-22, {done}}}") == (
        f"      - {{ani: open}}\n      - {{{reject}, {done}}}\n"
    )
    assert after("{ani: open}", f"{{{reject}, {done}, due: 2027-01-22}}") == (
        f"      - {{ani: open}}\n      - {{{reject}, {done}}}\n"
    )
    assert after("{ani: open, ending: done, reason: X, state: received}") == (
        "      - {ani: open, state: received}\n"
    )
    assert after("{ani: open, ending: done, reason: X}") == "      - {ani: open}\n"


def test_a_key_on_its_own_line_goes_with_its_line_only() -> None:
    text = script("who: ani") + (
        "        does: open  # opens\n"
        "        ending: done  # never\n"
        "        # kept\n"
        "        state: received\n"
    )
    assert holds_after(text) == text.replace("        ending: done  # never\n", "")


def test_fields_and_what_somebody_may_do_are_rewritten_below_their_key() -> None:
    given = "case: {state: village_check}"
    assert after("{may: {ani: finish, lurah: nothing}}", given=given) == (
        "      - {may: {ani: nothing, lurah: finish}}\n"
    )
    assert after('{ani: open, has: {volume: "13", title: Saluran}}') == (
        '      - {ani: open, has: {volume: "12", title: Saluran air}}\n'
    )


def test_an_act_that_goes_another_way_is_left_to_a_person() -> None:
    for steps in (
        ("{ani: open, state: done}", "{ani: check, state: village_check}"),
        ("{ani: open, state: done}", "{lurah: check, refused: not_your_role}"),
        ("{ani: open, state: done}", "{on: 2020-01-01}"),
    ):
        text = script(*steps)
        assert rewritten(text, report(text)) == text


def test_another_reason_for_a_refusal_is_rewritten() -> None:
    assert after("{ani: open}", "{ani: check, refused: guard}") == (
        "      - {ani: open}\n      - {ani: check, refused: not_your_role}\n"
    )


def test_lateness_incidents_and_notices_are_rewritten() -> None:
    text = script(
        "{ani: open, told: nobody, incident: silent}",
        "{on: 2027-01-25, at: '08:00', late: 7 working days, incident: none}",
        "{told: ani, not_told: lurah}",
    )
    new = holds_after(text)
    assert "late: 1 working day, incident: silent" in new
    assert "incident: none}" in new
    assert "told: nobody" in new.splitlines()[-1]


def test_scenarios_that_hold_stay_as_they_are_beside_those_that_change() -> None:
    one = script("{ani: open, state: received}")
    text = one + one[one.index("  - scenario") :].replace("under test", "beside it").replace(
        "state: received", "state: done"
    )
    assert holds_after(text) == re.sub(r"state: done", "state: received", text)
