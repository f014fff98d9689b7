"""The proofs know states that open other cases: where they lead, and what a story says of them."""

import copy
from typing import Any

from engine.core.definition.checks import findings_of
from engine.core.definition.checks.study import Study
from engine.core.definition.stories import Turn
from engine.core.definition.telling import told
from engine.core.definition.workflow import Definition
from engine.core.proof.vacancies import leaned_on
from tests.support.small import small, text
from tests.support.surveys import surveyed


def made(document: dict[str, Any]) -> Definition:
    return small(document).definition


def codes(document: dict[str, Any]) -> set[tuple[str, str]]:
    return {(each.code, str(each.path[1])) for each in findings_of(made(document))
            if not each.code.startswith("unused")}  # fmt: skip


def test_a_right_definition_is_right() -> None:
    for waits_for in ("all", "any", "none", 2):
        assert codes(surveyed(waits_for)) == codes(surveyed())
    assert not {code for code, state in codes(surveyed()) if state == "surveying"}


def test_a_failed_join_ends_no_case_badly_by_itself() -> None:
    document = surveyed()
    document["states"]["surveying"]["outcomes"]["failed"]["to"] = "rejected"
    assert ("bad_ending_unexplained", "surveying") in codes(document)


def test_cases_that_nobody_waits_for_may_not_turn_in_a_circle() -> None:
    document = surveyed("none")
    again = copy.deepcopy(document["states"]["surveying"])
    again["outcomes"]["done"]["to"] = "surveying"
    document["states"]["again"] = again
    document["states"]["surveying"]["outcomes"]["done"]["to"] = "again"
    assert {code for code, _ in codes(document)} & {"turns_in_a_circle", "waits_for_ever"}


def test_a_trap_behind_a_join_is_told_as_a_story() -> None:
    document = surveyed()
    document["states"]["trap"] = {
        "phase": "review",
        "title": text("Trap"),
        "public": text("Trap"),
        "waits_for": "above",
        "if_silent": "wait",
        "actions": {
            "again": {"label": text("Again"), "by": ["above"], "to": "trap"},
        },
    }
    document["states"]["surveying"]["outcomes"]["done"]["to"] = "trap"
    found = [each for each in findings_of(made(document)) if each.path == ("states", "trap")]
    (story,) = {each.story for each in found if each.story}
    assert story[-1] == Turn("surveying", "done", "joined", "trap")
    words = told(made(document), story, "en", "no_way_to_an_end")
    assert 'at "Surveying": "Surveyed"' in words


def test_every_state_is_explored_through_the_join() -> None:
    space = Study(made(surveyed())).space
    kinds = {move.turn.kind for found in space.moves for move in found}
    assert space.whole
    assert {"joined"} <= kinds
    passing = Study(made(surveyed("none"))).space
    assert "opened" in {move.turn.kind for found in passing.moves for move in found}


def test_who_watches_is_leaned_on() -> None:
    assert "surveying" in leaned_on(made(surveyed()))["above"]
