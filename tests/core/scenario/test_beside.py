"""Steps beside deciding: taking up, asking, waiting for a word, taking an act back."""

import pytest

from engine.core.scenario.beside import ASKS, GRANTS, HANDS, MORE, SAYS, START, STOP, UNDO
from engine.core.scenario.model import BESIDE
from engine.core.scenario.reading import read_script
from tests.core.scenario.small import failures, script

TWO = "people: {sekdes: village_head in 33.26.01.1001}"
REJECT = "with: {reason: LOW_PRIORITY, words: Urutan 40., next_step: Tahun depan.}"
OPEN = "{ani: open, state: received, waits_for: [lurah, sekdes]}"


def said(*steps: str, given: str = TWO) -> list[str]:
    return [f"{one.step}: {one.difference.got}" for one in failures(*steps, given=given)]


def test_every_phrase_is_played_and_none_could_be_the_name_of_an_action() -> None:
    assert {*HANDS, *ASKS, *SAYS, UNDO, STOP, START, MORE, *GRANTS} == BESIDE
    assert all(" " in phrase for phrase in BESIDE)


def test_a_task_is_taken_up_given_back_passed_on_and_taken_over() -> None:
    assert (
        said(
            OPEN,
            "{lurah: take up, refused: []}",
            f"{{sekdes: reject, {REJECT}, refused: taken_by}}",
            "{sekdes: give back, refused: not_in_hand}",
            "{lurah: give back}",
            "{lurah: pass to, whom: sekdes, with: {words: Anda tahu tempatnya}, told: sekdes}",
            "{lurah: take over, refused: missing}",
            "{lurah: take over, with: {words: Ia cuti}, told: sekdes}",
            f"{{lurah: reject, {REJECT}, ending: rejected}}",
        )
        == []
    )


def test_advice_is_asked_and_given_and_nobody_waits_for_it() -> None:
    asks = "{lurah: ask advice of, whom: dinas, with: {words: Cukup lebar?}, told: dinas}"
    assert (
        said(
            OPEN,
            asks,
            "{dinas: give advice, refused: missing}",
            "{dinas: give advice, with: {words: Cukup}, told: lurah, not_told: sekdes}",
            asks,
            "{dinas: turn down}",
            asks,
            f"{{lurah: reject, {REJECT}, told: dinas}}",
        )
        == []
    )


def test_a_word_is_waited_for_and_a_no_is_answered_in_words() -> None:
    waits = "{lurah: wait for word of, whom: dinas, with: {words: Setuju?}}"
    assert (
        said(
            OPEN,
            waits,
            f"{{lurah: reject, {REJECT}, refused: approver_awaited}}",
            "{lurah: stop waiting, with: {words: Sudah jelas}, told: dinas}",
            waits,
            "{dinas: say yes, told: lurah}",
            waits,
            "{dinas: say no, with: {words: Terlalu mahal}}",
            f"{{lurah: reject, {REJECT}, ending: rejected}}",
        )
        == []
    )


def test_an_act_is_taken_back_until_its_notice_may_leave() -> None:
    rejects = f"{{lurah: reject, {REJECT}, ending: rejected}}"
    assert (
        said(
            OPEN,
            rejects,
            "{sekdes: take act back, refused: undo_not_yours}",
            "{lurah: take act back, state: received, waits_for: [lurah, sekdes]}",
            rejects,
            '{on: 2027-01-18, at: "09:30"}',
            "{lurah: take act back, refused: undo_late}",
        )
        == []
    )


def test_what_makes_no_sense_is_said_in_its_step() -> None:
    assert said("{ani: take act back}") == ["1: no case is open yet"]
    assert said(OPEN, "{lurah: give advice}") == ["2: there is no open question for that here"]
    asks = "{lurah: ask advice of, whom: ani, with: {words: Apa?}}"
    assert said(OPEN, asks) == ["2: ani holds no office on this day"]
    begun = f"{TWO}, case: {{state: received}}"
    assert said("{lurah: take act back}", given=begun) == ["1: nobody has done anything yet"]


@pytest.mark.parametrize(
    ("step", "code", "column"),
    [
        ("{lurah: take it up}", "deed_form", 17),
        ("{lurah: ask advice of}", "step_whom", 9),
        ("{lurah: take up, whom: dinas}", "step_whom", 9),
        ("{who: lurah, does: pass to}", "step_whom", 9),
    ],
)
def test_a_mistake_is_placed_by_line_and_column_in_both_languages(
    step: str, code: str, column: int
) -> None:
    [found] = read_script("small.yaml", script("{ani: open}", step)).problems
    assert (found.code, found.line, found.column) == (code, 13, column)
    for language in ("id", "en"):
        assert "ask advice of" in found.line_of_text(language)


def test_a_clock_that_nobody_may_stop_is_refused_in_words() -> None:
    assert (
        said(
            OPEN,
            "{lurah: stop the clock, with: {reason: LOW_PRIORITY, until: 2027-01-20},"
            " refused: pause_not_here}",
            "{lurah: start the clock, refused: clock_runs}",
        )
        == []
    )
    [wrong] = said(OPEN, "{lurah: stop the clock, with: {reason: LOW_PRIORITY, until: besok}}")
    assert "besok is no day" in wrong
