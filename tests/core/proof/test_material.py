"""What the proofs and the coverage know of material changes: the ways back that they make."""

from engine.core.definition.checks.study import Study
from engine.core.definition.workflow import Definition
from engine.core.proof.timing import timing
from engine.core.scenario.coverage import REOPENED, Spot, coverage
from tests.core.material_cases import material_document
from tests.core.proof.test_timing import CALENDAR, forum, waiting
from tests.core.proof.test_timing import definition as timed
from tests.support.small import small


def definition() -> Definition:
    return small(material_document()).definition


def test_every_act_that_takes_a_material_field_may_lead_back_to_the_approval() -> None:
    study = Study(definition())
    found = {(edge.start, edge.trigger, edge.to) for edge in study.histories.back}
    assert ("budget", "decide", "agency") in found
    assert ("budget", "record", "village") in found
    assert ("district", "accept", "village") in found
    assert not [way for way in found if way[0] == "village"]  # nothing before it is approved
    assert not [way for way in found if way[1] in ("pass", "fail", "send_back")]


def test_the_space_holds_the_ways_back_and_none_of_them_is_sure() -> None:
    space = Study(definition()).space
    back = [move for moves in space.moves for move in moves if move.turn.kind == "reopen"]
    assert {(move.turn.state, move.turn.to) for move in back} >= {
        ("budget", "agency"),
        ("budget", "village"),
    }
    assert {move.sure for move in back} == {False}


def test_a_case_that_is_sent_back_by_a_material_change_may_be_late() -> None:
    states = {
        "check": waiting("forum"),
        "forum": waiting("end", not_before="window forum"),
        "late": waiting("end"),
    }
    states["check"]["actions"]["go0"]["weight"] = "main"
    states["forum"]["actions"]["go0"] |= {"may_give": ["cost"], "to": "late"}
    plain = timed(states, forum=forum("2027-02-19"))
    assert [one.code for one in timing(plain, CALENDAR)] == []
    document = plain.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    document["material"] = {"cost": {"any": True, "reopens": ["check"]}}
    again = Definition.model_validate(document, by_alias=True, by_name=False, strict=False)
    assert [one.code for one in timing(again, CALENDAR)] == ["may_be_late"]


def test_a_scenario_can_ask_for_an_approval_anew_and_it_counts() -> None:
    shares = {share.kind: share for share in coverage(definition(), [Spot("agency", REOPENED)])}
    assert Spot("agency", REOPENED) in shares["transitions"].done
    assert Spot("village", REOPENED) in shares["transitions"].missing
