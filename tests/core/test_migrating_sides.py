"""Reviews side by side that move to other rules: what ended stays, the rest is counted anew."""

import copy
from typing import Any

from engine.core.fold import fold
from tests.core.moving_cases import back, move
from tests.core.test_reviews import REFUSAL, SIDE, side_by_side, slots
from tests.core.walking import Walk
from tests.support.small import DIAN, EKO, FINA, document, small, text

GITA = 81


def changed(change: Any) -> Any:
    """The definition of the walk after `change` of its joint state."""
    made = document()
    joint = made["states"]["joint"]
    joint["outcomes"] = {key: joint["review"][key] for key in ("pass", "fail")}
    del joint["review"]
    joint |= {"reviews": copy.deepcopy(SIDE), "joined": "all"}
    made["notices"]["spared"] = {
        "subject": text("Not needed"), "body": text("{title}"), "kind": "progress",
    }  # fmt: skip
    made["standing"] = {**made.get("standing", {}), "not_needed": "spared"}
    change(joint)
    return small(made)


def half_way() -> Walk:
    """The budget review has passed, one of the technical seats has agreed."""
    walk = side_by_side("all")
    walk.take(walk.act(FINA, "pass"))
    walk.take(walk.act(GITA, "pass"))
    walk.take(walk.act(DIAN, "pass"))
    assert walk.case is not None
    assert walk.case.closed == {"budget": "pass"}
    return walk


def test_a_review_that_ended_is_not_asked_again() -> None:
    walk = half_way()

    def stricter(joint: dict[str, Any]) -> None:
        joint["reviews"]["budget"]["agree"] = "all"
        joint["title"] = text("Joint, renewed")

    before = walk.case
    move(walk, changed(stricter))
    assert walk.case is not None
    assert before is not None
    assert walk.case.closed == {"budget": "pass"}
    assert set(walk.case.votes) == set(before.votes)
    assert slots(walk) == {"technical.partner"}
    walk.take(walk.act(EKO, "pass"))
    assert walk.case.ending == "completed"


def test_a_review_that_is_gone_counts_no_more_and_moving_back_brings_it_again() -> None:
    walk = half_way()

    def alone(joint: dict[str, Any]) -> None:
        joint["reviews"]["other"] = joint["reviews"].pop("budget") | {"seats": ["above"]}

    before = walk.case
    move(walk, changed(alone))
    assert walk.case is not None
    assert walk.case.closed == {}
    assert slots(walk) == {"technical.partner", "other.above"}
    walk.take(back(walk))
    assert before is not None
    assert (walk.case.closed, walk.case.votes) == (before.closed, before.votes)
    assert fold(walk.records) == walk.case


def test_a_review_under_a_new_key_keeps_its_votes_and_its_end() -> None:
    walk = half_way()
    made = document()
    joint = made["states"]["joint"]
    joint["outcomes"] = {key: joint["review"][key] for key in ("pass", "fail")}
    del joint["review"]
    joint |= {"reviews": {f"{key}_2": one for key, one in SIDE.items()}, "joined": "all"}
    made["renames"] = {"reviews": {"technical": "technical_2", "budget": "budget_2"}}
    before = walk.case
    move(walk, small(made))
    assert walk.case is not None
    assert walk.case.closed == {"budget_2": "pass"}
    assert slots(walk) == {"technical_2.partner"}
    walk.take(back(walk))
    assert before is not None
    assert (walk.case.closed, walk.case.votes) == (before.closed, before.votes)
    walk.compiled = walk.was
    move(walk, small(made))
    walk.take(walk.act(EKO, "pass"))
    assert walk.case.ending == "completed"


def test_votes_that_end_one_review_now_spare_its_other_seats() -> None:
    walk = side_by_side("all")
    walk.take(walk.act(FINA, "fail", **REFUSAL))

    def milder(joint: dict[str, Any]) -> None:
        joint["reviews"]["budget"] |= {"agree": 3}
        joint["joined"] = "any"

    done = move(walk, changed(milder))
    assert walk.case is not None
    assert walk.case.closed == {"budget": "fail"}
    assert slots(walk) == {"technical.agency", "technical.partner"}
    assert set(done.event.body["spared"]) == {"budget.team.2", "budget.team.3"}


def test_a_vote_is_no_consensus() -> None:
    walk = side_by_side("all")
    walk.take(walk.act(DIAN, "pass"))

    def recorded(joint: dict[str, Any]) -> None:
        del joint["reviews"]["technical"]["agree"]
        joint["reviews"]["technical"] |= {"mode": "consensus", "recorded_by": "agency"}

    move(walk, changed(recorded))
    assert walk.case is not None
    assert walk.case.votes == ()
    assert "technical.agency" in slots(walk)
    assert "technical.partner" not in slots(walk)
