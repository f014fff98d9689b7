"""Material changes: exactly the approvals named are asked for anew, and nothing is skipped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.definition.material import Material
from engine.core.fold import fold
from engine.core.materiality import is_material
from tests.core.material_cases import ALICE, BOB, CHARLIE, agree, at_budget, material_document
from tests.core.walking import Walk, opened

ANY = {"any": True, "reopens": ["village"]}


def record(walk: Walk) -> dict:
    return walk.records[-1][0]


def test_a_case_keeps_who_approved_what_where() -> None:
    case = at_budget().case
    assert set(case.approved) == {"village", "district", "agency"}
    agency = case.approved["agency"]
    assert (agency.to, agency.seen) == ("budget", {"cost": 10_000})
    assert agency.queues == ("team_member@", "district_head@33.26.01")
    assert case.approved["village"].queues == ("village_head@33.26.01.2001",)


def test_without_rules_nothing_is_kept_and_no_event_is_larger() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert (walk.case.approved, walk.case.reopening) == ({}, None)
    assert not record(walk).keys() & {"approved", "gone", "reopening", "material", "passes"}


@pytest.mark.parametrize("cost", [10_500, 9_500, 10_000])
def test_a_change_within_the_limit_goes_on(cost: int) -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "decide", cost=cost))
    assert walk.case.state == "done"


@pytest.mark.parametrize("cost", [10_501, 9_499, 1_000_000])
def test_a_change_over_the_limit_goes_back_to_the_approval_and_then_where_it_would_have_led(
    cost: int,
) -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "decide", cost=cost))
    assert (walk.case.state, walk.case.reopening.goal) == ("agency", "done")
    assert record(walk)["material"] == {"cost": {"reopens": ["agency"], "from": 10_000, "to": cost}}
    assert walk.case.data["cost"] == cost
    agree(walk)
    assert (walk.case.state, walk.case.reopening) == ("done", None)
    assert record(walk)["passes"] == ["budget"]  # it has decided on this cost
    assert walk.case.ending == "completed"


def test_many_small_changes_count_against_what_the_approval_saw() -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "record", cost=10_400))
    assert walk.case.state == "budget"
    walk.take(walk.act(CHARLIE, "record", cost=10_800))
    assert walk.case.state == "agency"
    assert record(walk)["material"]["cost"]["from"] == 10_000


def test_an_act_that_stays_comes_back_to_where_it_stood() -> None:
    walk = at_budget()
    walk.take(walk.act(ALICE, "record", cost=20_000))
    assert (walk.case.state, walk.case.reopening.goal) == ("agency", "budget")
    assert record(walk)["act"] == "record"
    agree(walk)
    assert (walk.case.state, walk.case.reopening) == ("budget", None)
    assert walk.case.approved["agency"].seen == {"cost": 20_000}


def test_approvals_that_hold_are_gone_past_by_the_way_that_was_taken_then() -> None:
    walk = at_budget(rules={"kind": ANY})
    walk.take(walk.act(CHARLIE, "record", kind="road"))
    assert walk.case.state == "village"
    walk.take(walk.act(BOB, "pass_on"))
    assert (walk.case.state, walk.case.reopening) == ("budget", None)
    assert record(walk)["via"] == ["district", "by_cost", "agency"]
    assert record(walk)["passes"] == ["district", "agency"]


def test_two_that_are_reopened_are_asked_in_the_order_of_the_document() -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "decide", kind="road"))
    assert walk.case.state == "village"
    assert walk.case.reopening.states == ("village", "agency")
    walk.take(walk.act(BOB, "pass_on"))
    assert record(walk)["passes"] == ["district"]
    assert (walk.case.state, walk.case.reopening.states) == ("agency", ("agency",))
    agree(walk)
    assert (walk.case.state, walk.case.reopening) == ("done", None)


def test_a_fork_on_the_way_is_asked_with_the_new_values() -> None:
    walk = at_budget(rules={"cost": {"any": True, "reopens": ["village"]}})
    walk.take(walk.act(CHARLIE, "record", cost=500))  # too little for the agency now
    walk.take(walk.act(BOB, "pass_on"))
    assert record(walk)["via"] == ["district", "by_cost"]
    assert walk.case.state == "budget"


BOTH = {"kind": ANY, "cost": {"any": True, "reopens": ["budget"]}}


def test_what_is_changed_on_the_way_back_is_asked_again_also_where_the_way_back_began() -> None:
    """The budget was decided on 10,000; whoever is asked for the kind makes it 20,000."""
    walk = at_budget(rules=BOTH)
    walk.take(walk.act(CHARLIE, "decide", kind="road"))
    assert walk.case.state == "village"
    walk.take(walk.act(BOB, "pass_on", cost=20_000))
    assert record(walk)["passes"] == ["district", "agency"]
    assert (walk.case.state, walk.case.reopening.states) == ("budget", ("budget",))
    walk.take(walk.act(CHARLIE, "decide"))
    assert walk.case.state == "done"


def test_the_same_where_it_is_changed_by_an_act_that_stays() -> None:
    made = material_document(BOTH)
    note = {"label": {"id": "x", "en": "x"}, "by": ["head"], "may_give": ["cost"], "stays": True}
    made["states"]["village"]["actions"]["note"] = note
    walk = at_budget(made=made)
    walk.take(walk.act(CHARLIE, "decide", kind="road"))
    walk.take(walk.act(BOB, "note", cost=20_000))
    assert walk.case.reopening.states == ("village", "budget")
    walk.take(walk.act(BOB, "pass_on"))
    assert walk.case.state == "budget"


def test_sent_back_while_reopened_the_case_goes_the_usual_way_again() -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "decide", kind="road"))
    walk.take(walk.act(BOB, "send_back", remarks={"title": "which?"}))
    assert (walk.case.state, walk.case.reopening) == ("correction", None)
    walk.take(walk.act(ALICE, "resubmit", title="Better"))
    walk.take(walk.act(BOB, "pass_on"))
    assert walk.case.state == "district"  # nothing is gone past: all is asked again


def test_what_the_usual_way_passes_again_is_not_jumped_to() -> None:
    """Sent back to the proposer, a material change leads to the village first, as always."""
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "drop", remarks={"cost": "how much?"}))
    walk.take(walk.act(ALICE, "resubmit", cost=90_000))
    assert (walk.case.state, walk.case.reopening) == ("village", None)
    assert "agency" not in walk.case.approved
    walk.take(walk.act(BOB, "pass_on"))
    assert walk.case.state == "district"


def test_coming_to_a_state_again_takes_its_approval_and_every_later_one_away() -> None:
    walk = at_budget()
    walk.take(walk.act(CHARLIE, "drop", remarks={"title": "which?"}))
    assert set(walk.case.approved) == {"village", "district", "agency"}
    walk.take(walk.act(ALICE, "resubmit", title="Better"))
    assert walk.case.state == "village"
    assert walk.case.approved == {}


def test_those_who_approved_are_told_and_the_actor_is_not() -> None:
    walk = at_budget()
    step = walk.take(walk.act(ALICE, "record", note="Wider"))
    assert walk.case.state == "budget"
    told = [(n.queue, n.notice, n.values["changed"]) for n in step.notices]
    assert told == [
        ("village_head@33.26.01.2001", "changed", ["note"]),
        ("district_head@33.26.01", "changed", ["note"]),
        ("team_member@", "changed", ["note"]),
    ]
    step = walk.take(walk.act(CHARLIE, "record", note="Wider still"))
    assert "district_head@33.26.01" not in {n.queue for n in step.notices}


def test_words_that_changed_stand_beside_the_event_only() -> None:
    walk = at_budget()
    walk.take(walk.act(ALICE, "record", note="first"))
    walk.take(walk.act(ALICE, "record", note="second"))
    assert record(walk)["material"] == {"note": {}}
    assert walk.records[-1][1] == {"was.note": "first", "set.note": "second"}
    assert "first" not in repr(record(walk))
    assert walk.case.data["note"] == "second"


def test_an_unknown_cost_that_becomes_known_is_material() -> None:
    walk = at_budget(cost=10_000)
    walk.take(walk.act(CHARLIE, "record", cost=None))
    assert walk.case.state == "agency"


@pytest.mark.parametrize(
    ("over", "seen", "now", "material"),
    [
        ("5 percent", 100, 105, False),
        ("5 percent", 100, 106, True),
        ("5 percent", "12.5", "13.125", False),
        ("5 percent", "12.5", "13.126", True),
        ("0.5 percent", 1000, 1005, False),
        ("0.5 percent", 1000, 1006, True),
        ("5 percent", 0, 1, True),
        ("5 percent", 0, 0, False),
        ("Rp 10 juta", 90_000_000, 100_000_000, False),
        ("Rp 10 juta", 90_000_000, 100_000_001, True),
        ("Rp 10 juta", 90_000_000, 79_999_999, True),
        ("5 percent", None, 1, True),
        ("5 percent", 1, None, True),
    ],
)
def test_what_is_over_is_over_and_what_is_just_that_is_not(over, seen, now, material) -> None:
    rule = Material.model_validate({"over": over, "reopens": ("agency",)})
    assert is_material(rule, seen, now) is material


def test_silence_ends_what_was_reopened() -> None:
    made = at_budget()
    made.take(made.act(CHARLIE, "decide", kind="road"))
    assert made.case.reopening is not None
    assert fold(made.records) == made.case


DEEDS = st.sampled_from(
    [
        (BOB, "pass_on", {}), (BOB, "pass_on", {"cost": 20_000}), (BOB, "send_back", "remarks"),
        (CHARLIE, "accept", {}), (CHARLIE, "accept", {"kind": "road"}), (6, "pass", {}),
        (CHARLIE, "pass", {}), (6, "fail", {}), (CHARLIE, "record", {"cost": 90_000}),
        (CHARLIE, "record", {"kind": "other"}), (ALICE, "record", {"note": "x"}),
        (ALICE, "resubmit", {}), (CHARLIE, "decide", {"cost": 1}), (CHARLIE, "drop", "remarks"),
        (CHARLIE, "decide", {}),
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(DEEDS, max_size=25))
def test_whatever_is_done_it_folds_and_nobody_is_passed_whose_approval_does_not_hold(story) -> None:
    walk = at_budget()
    for person, action, data in story:
        if walk.case.ending is not None:
            break
        given_ = {"remarks": {"title": "?"}} if data == "remarks" else data
        decision = walk.act(person, action, **given_)
        if not hasattr(decision, "event"):
            continue
        before = walk.case
        walk.take(decision)
        made = record(walk)
        for key in made.get("passes", ()):
            was = before.reopening
            assert key in walk.case.approved or (was and was.origin == key)
        again = walk.case.reopening
        if again is not None:
            assert walk.case.state in again.states
            assert not set(again.states) & set(walk.case.approved)
        assert walk.case.state not in walk.case.approved
        if "material" in made:
            for part in made["material"].values():
                assert not set(part.get("reopens", ())) & set(walk.case.approved)
        assert walk.case.ending is not None or walk.case.tasks
    assert fold(walk.records) == walk.case
