"""Acting on a case: permission, what is asked, moving, returning, separation of duties."""

import pytest
from msgspec.structs import replace

from engine.core.decide import decide
from engine.core.offers import offers
from engine.core.values import Act, Actor
from tests.core.walking import Walk, keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, STRANGER, directory, document, small, world

REFUSAL = {"reason": "LOW", "words": "Others come first", "next_step": "Ask again next year"}


def test_the_next_office_has_it_at_once():
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "district_check"  # below the large tier
    assert [task.queue for task in walk.case.tasks] == ["district_head@33.26.01"]
    assert walk.records[-1][0]["via"] == ["by_cost"]


@pytest.mark.parametrize("person", [ALICE, CHARLIE, STRANGER])
def test_nobody_but_the_office_may_act(person):
    assert keys(opened().act(person, "pass_on", agency="works")) == ["not_your_role"]


def test_a_refusal_needs_code_words_and_next_step():
    walk = opened()
    decision = walk.act(BOB, "refuse")
    assert [(r.key, r.field) for r in decision.reasons] == [
        ("missing", "reason"),
        ("missing", "words"),
        ("missing", "next_step"),
    ]
    walk.take(walk.act(BOB, "refuse", **REFUSAL))
    assert (walk.case.state, walk.case.ending) == ("rejected", "rejected")
    assert walk.records[-1][0]["reason"] == "LOW"
    assert walk.last.event.words["say.words"] == "Others come first"


def test_a_reason_of_another_set_is_refused():
    changed = {**REFUSAL, "reason": "SECRET"}
    assert keys(opened().act(BOB, "refuse", **changed)) == ["unknown_reason"]


def test_remarks_unlock_just_the_remarked_fields():
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Say where it begins"}))
    assert walk.case.unlocked == ("title",)
    assert keys(walk.act(ALICE, "resubmit", cost=5)) == ["locked"]
    walk.take(walk.act(ALICE, "resubmit", title="A drain from the mosque to the school"))
    assert walk.case.state == "gate"
    assert walk.case.data["title"].endswith("school")
    assert (walk.case.visit, walk.case.unlocked) == (3, ())


def test_a_corrected_place_moves_the_case_to_the_offices_of_that_place():
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"place": "This is in the next village"}))
    walk.take(walk.act(ALICE, "resubmit", place="33.26.01.1001"))
    assert walk.case.area == "33.26.01.1001"
    assert walk.case.state == "district_check"  # an urban village has no village step here
    assert [task.queue for task in walk.case.tasks] == ["district_head@33.26.01"]


def test_sending_back_without_a_remark_is_refused():
    walk = opened()
    assert keys(walk.act(BOB, "send_back")) == ["no_remarks"]
    assert keys(walk.act(BOB, "send_back", remarks={"title": "  "})) == ["no_remarks"]
    assert keys(walk.act(BOB, "send_back", remarks={"agency": "x"})) == ["not_asked"]


def test_an_action_that_stays_leaves_the_clock_of_the_office_alone():
    walk = opened()
    task = walk.case.tasks
    walk.take(walk.act(ALICE, "add_note", note="The water stands a week"))
    assert (walk.case.state, walk.case.visit, walk.case.tasks) == ("gate", 1, task)
    assert walk.case.data["note"] == "The water stands a week"


def test_who_asked_may_not_decide_even_when_holding_the_office():
    walk = opened()
    walk.case = type(walk.case)(**{**_fields(walk.case), "acted": {"asker": (BOB,)}})
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["same_person"]


def test_who_asked_may_not_decide_either_when_another_typed_it():
    walk = Walk()
    walk.take(walk.open(STRANGER, {"opener": BOB, "typist": STRANGER}))
    assert walk.case.acted["asker"] == (BOB,)
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["same_person"]


def test_a_guard_that_does_not_hold_closes_the_action_with_its_words():
    walk = opened(cost=None)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert keys(walk.act(CHARLIE, "accept")) == ["guard"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"cost": None}, "joint"),
        ({"kind": "other", "road_name": ...}, "district_check"),
        ({"cost": None, "kind": "other", "road_name": ...}, None),
    ],
)
def test_the_order_of_a_routes_rows_never_matters(changes, expected, turned):
    rows = [
        {"when": "has(case.cost) && case.cost > 50", "to": "district_check"},
        {"when": "case.kind == 'road'", "to": "joint"},
    ]
    changed = document()
    changed["states"]["by_cost"]["route"] = rows[::-1] if turned else rows
    walk = Walk(compiled=small(changed))
    walk.take(walk.open(**changes))
    passed = walk.act(BOB, "pass_on", agency="works")
    if expected is None:
        assert keys(passed) == ["no_way"]
    else:
        assert walk.take(passed).case.state == expected


def test_an_action_of_another_state_and_an_ended_case_are_refused():
    walk = opened()
    assert keys(walk.act(BOB, "accept")) == ["no_such_action"]
    assert keys(walk.act(BOB, "to_done")) == ["no_such_action"]
    walk.take(walk.act(BOB, "refuse", **REFUSAL))
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["case_ended"]


def test_who_saw_an_older_revision_is_told_so():
    walk = opened()
    stale = walk.case
    walk.take(walk.act(ALICE, "add_note", note="more"))
    fresh, walk.case = walk.case, stale
    request = walk.act(BOB, "pass_on", agency="works")
    assert request  # decided on the old case
    walk.case = fresh

    late = Act("pass_on", Actor(BOB), {"agency": "works"}, stale.revision)
    assert keys(decide(walk.compiled, fresh, late, walk.world, walk.now)) == ["moved_meanwhile"]


def test_an_organisation_that_does_not_exist_is_refused():
    assert keys(opened().act(BOB, "pass_on", agency="nasa")) == ["unknown_organisation"]


def test_a_closed_organisation_posted_by_hand_is_refused_by_its_name():
    walk = opened()
    offices = tuple(
        replace(one, queues=()) if one.organisation == "works" else one
        for one in directory().offices
    )
    walk.world = world(offices=offices)
    [no] = walk.act(BOB, "pass_on", agency="works").reasons
    assert (no.key, no.field, no.values["name"]) == ("organisation_closed", "agency", "")


def test_an_organisation_of_another_kind_than_the_field_wants_is_refused():
    changed = document()
    changed["fields"]["agency"]["kind"] = "agency"
    walk = Walk(compiled=small(changed))
    walk.take(walk.open())
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["unknown_organisation"]


def test_offers_say_for_each_action_whether_and_why_not():
    walk = opened()
    mine = offers(walk.compiled, walk.case, Actor(BOB), walk.world, walk.now)
    assert [(o.action, o.open) for o in mine] == [
        ("pass_on", True),
        ("send_back", True),
        ("refuse", True),
        ("add_note", False),
    ]
    theirs = offers(walk.compiled, walk.case, Actor(CHARLIE), walk.world, walk.now)
    assert not any(o.open for o in theirs)
    assert {w.key for o in theirs for w in o.why} == {"not_your_role"}


def _fields(case):
    return {name: getattr(case, name) for name in type(case).__struct_fields__}
