"""A review of several seats: k of n, mandatory seats, early end, one person one vote."""

import itertools

import pytest
from msgspec.structs import replace

from engine.core.counting import fixed_by
from engine.core.definition.states import Outcome, Review
from engine.core.values import Case
from tests.core.walking import Walk, keys, opened
from tests.support.small import BOB, CHARLIE, DIAN, EKO, FINA

REFUSAL = {"reason": "LOW", "words": "No", "next_step": "Wait"}


def in_review() -> Walk:
    walk = opened(cost=500_000_000)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "joint"
    return walk


def test_each_seat_has_its_own_task():
    slots = {task.slot: task.queue for task in in_review().case.tasks}
    assert slots == {
        "agency": "agency_head@org:works",
        "partner": "partner@org:works",
        "team.1": "team_member@",
    }


def test_enough_votes_with_the_mandatory_seat_carry_it_and_close_the_rest():
    walk = in_review()
    walk.take(walk.act(EKO, "pass"))
    assert walk.case.state == "joint"
    assert len(walk.case.tasks) == 2
    walk.take(walk.act(DIAN, "pass"))
    assert (walk.case.state, walk.case.tasks, walk.case.votes) == ("done", (), ())


def test_without_the_mandatory_seat_it_waits():
    walk = in_review()
    walk.take(walk.act(EKO, "pass"))
    walk.take(walk.act(FINA, "pass"))
    assert walk.case.state == "joint"


def test_a_mandatory_no_ends_it_with_reason_words_and_next_step():
    walk = in_review()
    assert keys(walk.act(DIAN, "fail")) == ["missing"] * 3
    walk.take(walk.act(DIAN, "fail", **REFUSAL))
    assert walk.case.state == "rejected"
    assert walk.records[-1][0]["outcome"] == "fail"


def test_nobody_votes_for_another_seat_or_twice():
    walk = in_review()
    assert keys(walk.act(CHARLIE, "pass")) == ["not_your_role"]
    assert keys(walk.act(EKO, "pass", slot="agency")) == ["not_your_role"]
    walk.take(walk.act(EKO, "pass"))
    assert keys(walk.act(EKO, "pass")) == ["not_your_role"]
    assert keys(walk.act(EKO, "pass", slot="partner")) == ["no_open_task"]


def test_one_person_in_two_seats_has_one_vote():
    walk = in_review()
    walk.take(walk.act(FINA, "pass"))
    walk.case = _with_queue(walk.case, "partner", "team_member@")
    assert keys(walk.act(FINA, "pass", slot="partner")) == ["already_voted"]


def _with_queue(case: Case, slot: str, queue: str) -> Case:

    tasks = tuple(replace(t, queue=queue) if t.slot == slot else t for t in case.tasks)
    return replace(case, tasks=tasks)


@pytest.mark.parametrize("seats", [1, 2, 3, 4])
def test_the_count_agrees_with_asking_every_possible_future(seats):
    """Independent count: an outcome is fixed when all ways to fill the open seats give it."""
    roles = [f"r{n}" for n in range(seats)]
    outcome = Outcome.model_validate({"label": {"id": "x", "en": "x"}, "to": "done"})
    for agree in range(1, seats + 1):
        for must in itertools.chain([()], [(roles[0],)], [tuple(roles[:2])] if seats > 1 else []):
            review = Review.model_construct(
                seats=tuple(roles), agree=agree, must=must, passed=outcome, failed=outcome
            )
            for answers in itertools.product([True, False, None], repeat=seats):
                _compare(review, roles, answers)


def _carried(review: Review, filled: dict[str, bool]) -> bool:
    return sum(filled.values()) >= review.agree and all(filled[r] for r in review.must)


def _compare(review: Review, roles: list[str], answers: tuple[bool | None, ...]) -> None:
    given = {r: a for r, a in zip(roles, answers, strict=True) if a is not None}
    if not given:
        return
    left = [r for r in roles if r not in given]
    futures = {
        _carried(review, {**given, **dict(zip(left, fill, strict=True))})
        for fill in itertools.product([True, False], repeat=len(left))
    }
    expected = None if len(futures) > 1 else ("pass" if futures.pop() else "fail")
    assert fixed_by(review, list(given.items()), left) == expected, (review, given)
