"""What one seat of a review gives by itself, and what the engine counts, as guards read them."""

import pytest

from engine.core.definition.compiled import Facts
from engine.core.fold import fold
from engine.core.values import Refused
from tests.core.dialogue_cases import COUNTED, rank, ranking, talk, two_sides
from tests.core.test_undoing import as_before, undo
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, DIAN, EKO, NOON, document, small


def test_a_seat_gives_its_own_and_nobody_elses() -> None:
    walk = ranking()
    refused = walk.act(DIAN, "pass", mine=2)
    assert isinstance(refused, Refused)
    assert [(one.key, one.field) for one in refused.reasons] == [("missing", "why")]
    assert keys(walk.act(DIAN, "pass", mine=2, why="Far", theirs=2)) == ["not_asked"]
    assert keys(walk.act(EKO, "pass", theirs=10)) == ["too_large"]
    walk.take(walk.act(DIAN, "pass", mine=2, why="Far"))
    assert walk.case.data["mine"] == 2
    assert "theirs" not in walk.case.data


def test_whoever_refuses_gives_none_of_it() -> None:
    walk = ranking()
    refusal = {"reason": "LOW", "words": "No", "next_step": "Wait"}
    assert keys(walk.act(DIAN, "fail", mine=1, **refusal)) == ["not_asked"]
    walk.take(walk.act(DIAN, "fail", **refusal))
    assert walk.case.state == "rejected"


def test_where_both_rank_it_alike_nobody_needs_to_talk() -> None:
    walk = ranking()
    rank(walk, 3, 3)
    assert (walk.case.state, "talks" in walk.case.data) == ("done", False)


def test_they_talk_as_often_as_it_says_and_then_it_is_above_them() -> None:
    walk = ranking()
    rank(walk, 1, 4)
    assert (walk.case.state, walk.case.data["talks"]) == ("talk", 1)
    assert keys(talk(walk, None)) == ["no_meeting_day"]
    walk.take(talk(walk))
    assert walk.case.state == "joint"
    rank(walk, 1, 3)
    assert (walk.case.state, walk.case.data["talks"]) == ("district_check", 1)
    assert fold(walk.records) == walk.case
    # Every opinion of every round stays on record, with its day.
    votes = [record for record, _, _ in walk.records if record["kind"] == "voted"]
    given = [one["set"].get("mine") or one["set"].get("theirs") for one in votes]
    assert given == [1, 4, 1, 3]


def test_after_a_talk_they_may_agree() -> None:
    walk = ranking()
    rank(walk, 1, 4)
    walk.take(talk(walk))
    rank(walk, 4, 4)
    assert walk.case.state == "done"


def test_what_is_counted_is_given_by_nobody() -> None:
    walk = ranking()
    assert keys(walk.act(DIAN, "pass", mine=2, why="Far", talks=0)) == ["not_asked"]
    assert keys(walk.open(talks=3)) == ["not_asked"]


def test_only_coming_to_rest_there_counts() -> None:
    made = document()
    made["fields"]["returns"] = COUNTED | {"counts": "gate"}
    walk = Walk(small(made))
    walk.take(walk.open())
    assert walk.case.data["returns"] == 1  # a case begins there
    walk.take(walk.act(ALICE, "add_note", note="More"))
    assert walk.case.data["returns"] == 1
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Where?"}))
    walk.take(walk.act(ALICE, "resubmit", title="A drain in the east"))
    assert walk.case.data["returns"] == 2


@pytest.mark.parametrize(
    ("guard", "held"),
    [("case.talks < 1", True), ("case.talks == 0", True), ("has(case.talks)", True)],
)
def test_a_case_that_is_older_than_the_count_reads_as_zero(guard: str, held: bool) -> None:
    compiled = two_sides()
    assert compiled.holds(guard, Facts({}, NOON, "village", 1)) is held
    assert compiled.holds(guard, Facts({"talks": 2}, NOON, "village", 1)) is (guard[:3] == "has")


def test_an_act_that_is_taken_back_was_no_coming() -> None:
    walk = ranking()
    walk.take(walk.act(DIAN, "pass", mine=1, why="Far"))
    before = walk.case
    walk.take(walk.act(EKO, "pass", theirs=2))
    assert walk.case.data["talks"] == 1
    walk.take(undo(walk, EKO))
    assert "talks" not in walk.case.data
    as_before(walk, before)
