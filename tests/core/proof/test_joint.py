"""What the proofs know of joint actions: everybody signs, each has the time of the state."""

from typing import Any

import pytest

from engine.core.definition.checks.study import Study
from engine.core.definition.workflow import Definition
from engine.core.proof.staffing import staffing
from engine.core.proof.timing import timing
from tests.core.joint_cases import joint_document
from tests.core.proof.test_staffing import NAMES, ON, PLACES, directory
from tests.core.proof.test_timing import CALENDAR, definition, forum, waiting
from tests.support.small import BOB, small


def joint(apart: list[list[str]] | None = None, **action: Any) -> Definition:
    made = joint_document(joint=["head", "above"], asks=[], **action)
    made["fields"]["agency"]["kind"] = "agency"
    del made["states"]["gate"]["actions"]["pass_on"]
    made["states"]["gate"].pop("level")
    made["never_the_same_person"] = apart or []
    return small(made).definition


def codes(found: Definition, **holders: tuple[int, ...]) -> list[str]:
    return [each.code for each in staffing(found, directory(**holders), ON, PLACES, NAMES.get)]


def test_one_person_may_sign_for_two_offices_unless_they_are_kept_apart() -> None:
    same = {f"head_{n}": (BOB,) for n in range(len(PLACES))} | {
        "above_0": (BOB,),
        "above_1": (BOB,),
    }
    assert "kept_apart" not in codes(joint(), **same)
    assert "kept_apart" in codes(joint([["head", "above"]]), **same)


def test_an_office_that_has_to_sign_and_is_vacant_is_named() -> None:
    made = joint_document(joint=["head", "partner"], asks=["agency"])
    made["fields"]["agency"]["kind"] = "agency"
    del made["states"]["joint"]["review"]["seats"][1]
    found = staffing(small(made).definition, directory(partner_works=()), ON, PLACES, NAMES.get)
    vacant = [each for each in found if each.code == "vacant_in"]
    assert [(each.values["role"], each.values["states"]) for each in vacant] == [
        ("partner", ["gate"])
    ]


@pytest.mark.parametrize(("last", "late"), [("2027-02-26", False), ("2027-02-25", True)])
def test_whoever_signs_last_has_as_long_again(last: str, late: bool) -> None:
    """Opened on Friday, 12 February: five working days for the first, five more for the others."""
    check = waiting("forum")
    check["actions"]["go0"] |= {"joint": ["head", "above"]}
    states = {"check": check, "forum": waiting("end", not_before="window forum")}
    found = timing(definition(states, forum=forum(last)), CALENDAR)
    assert bool([each for each in found if each.code == "too_slow"]) == late


def test_a_joint_act_that_a_party_may_never_sign_leads_nowhere() -> None:
    made = joint_document(joint=["head", "typed"], asks=[])
    made["roles"]["typed"] = {"title": {"id": "a", "en": "a"}, "party": "typist"}
    made["opens"]["on_behalf"] = False
    made["states"]["gate"]["actions"] = {"agree": made["states"]["gate"]["actions"]["agree"]}
    made["states"]["gate"].pop("level")
    study = Study(small(made).definition)
    assert {study.space.points[0].state} == {point.state for point in study.space.points}
    made["opens"]["on_behalf"] = True  # now it may, where somebody typed it
    study = Study(small(made).definition)
    assert {move.sure for move in study.space.moves[0]} == {False}
