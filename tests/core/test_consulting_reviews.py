"""A further approver beside a seat of a review: its word is waited for before that seat answers,
and holds up nobody else."""

import random
from typing import Any

import pytest

from engine.core.consulting import Ask, decide_ask, free_to_answer
from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.permitting import standing
from engine.core.replying import Reply, decide_reply
from engine.core.sides import open_of
from engine.core.slots import side_of
from engine.core.values import Accepted, Actor, Case, Decision
from tests.core.moving_cases import back, move
from tests.core.test_migrating_sides import changed
from tests.core.test_reviews import GITA, HADI, LATE, REFUSAL, SIDE, reviewing, side_by_side, team
from tests.core.test_undoing import undo
from tests.core.walking import Walk, keys
from tests.support.small import (
    ALICE,
    BOB,
    CHARLIE,
    DIAN,
    DISTRICT,
    EKO,
    FINA,
    STRANGER,
    VILLAGE,
    document,
    small,
    text,
)

ABOVE, OPERATOR = f"district_head@{DISTRICT}", f"operator@{VILLAGE}"
HEAD = f"village_head@{VILLAGE}"
AGENCY = "agency_head@org:works"
THREE = {"seats": ["agency", "partner", "team"], "agree": 2}


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def join(
    walk: Walk, person: int = DIAN, of: str = "agency", queue: str = ABOVE, kind: str = "join"
) -> Decision:
    made = Ask(kind, person, queue, "Do you agree?", of=of)
    return decide_ask(walk.compiled, case_of(walk), made, walk.world, walk.now)


def reply(walk: Walk, said: Any, person: int = CHARLIE, slot: str = "join:1") -> Decision:
    made = Reply(said, person, slot, "The road first")
    return decide_reply(walk.compiled, case_of(walk), made, walk.world, walk.now)


def told(done: Accepted) -> list[tuple[str, str]]:
    return [(one.queue, one.notice) for one in done.notices]


def answers(walk: Walk, person: int, slot: str) -> list[str]:
    found = offers(walk.compiled, case_of(walk), Actor(person), walk.world, walk.now)
    return [one.action for one in found if one.open and one.slot == slot]


def test_the_seat_waits_for_the_word_and_no_other_seat_does() -> None:
    walk = reviewing({**THREE, "agree": "all"})
    walk.take(join(walk))
    assert answers(walk, DIAN, "agency") == []
    assert keys(walk.act(DIAN, "pass", "agency")) == ["approver_awaited"]
    walk.take(walk.act(EKO, "pass", "partner"))
    done = walk.take(reply(walk, "agreed"))
    assert told(done) == [(f"person:{DIAN}", "own.agreed")]
    assert case_of(walk).acted["agency"] == (CHARLIE,)
    assert answers(walk, DIAN, "agency") == ["pass", "fail"]
    walk.take(walk.act(DIAN, "pass", "agency"))
    walk.take(walk.act(FINA, "pass", "team.1"))
    assert (case_of(walk).ending, case_of(walk).asked) == ("completed", ())
    assert fold(walk.records) == case_of(walk)


def test_a_seat_of_a_body_asks_too_and_the_word_is_taken_back() -> None:
    walk = reviewing({"seats": ["team"], "agree": 2}, **team())
    walk.take(join(walk, GITA, "team.2"))
    assert keys(walk.act(GITA, "pass", "team.2")) == ["approver_awaited"]
    assert isinstance(walk.act(FINA, "pass", "team.1"), Accepted)
    assert keys(reply(walk, "taken_back", FINA)) == ["ask_not_yours"]
    walk.take(reply(walk, "taken_back", GITA))
    assert isinstance(walk.act(GITA, "pass", "team.2"), Accepted)


def test_after_a_no_that_seat_says_why_and_no_other_does() -> None:
    walk = reviewing({**THREE, "abstain": True})
    walk.take(join(walk))
    walk.take(reply(walk, "disagreed"))
    assert keys(walk.act(DIAN, "pass", "agency")) == ["missing"]
    assert isinstance(walk.act(DIAN, "abstain", "agency"), Accepted)  # decides nothing
    walk.take(walk.act(EKO, "pass", "partner"))
    done = walk.take(walk.act(DIAN, "pass", "agency", words="The bridge cannot wait"))
    assert done.event.words == {"say.words": "The bridge cannot wait"}
    assert case_of(walk).ending == "completed"


def test_fixed_without_it_the_review_ends_and_both_are_told() -> None:
    walk = reviewing(THREE)
    walk.take(join(walk))
    walk.take(walk.act(EKO, "pass", "partner"))
    done = walk.take(walk.act(FINA, "pass", "team.1"))
    assert case_of(walk).ending == "completed"
    assert done.event.body["spared"] == ["agency"]
    assert told(done).count((ABOVE, "own.not_needed")) == 1
    assert (AGENCY, "spared") in told(done)
    assert (case_of(walk).asked, case_of(walk).tasks) == ((), ())
    walk.take(undo(walk, FINA))
    assert [one.slot for one in open_of(case_of(walk))] == ["join:1"]
    assert keys(walk.act(DIAN, "pass", "agency")) == ["approver_awaited"]


def test_of_several_reviews_the_word_ends_with_its_own() -> None:
    walk = side_by_side("all")  # technical: agency, partner; budget: a team of three, two agree
    walk.take(join(walk, HADI, "budget.team.3"))
    walk.take(join(walk, HADI, "budget.team.3", HEAD, "ask"))
    walk.take(join(walk, DIAN, "technical.agency", OPERATOR))
    walk.take(walk.act(FINA, "pass"))
    done = walk.take(walk.act(GITA, "pass"))
    assert case_of(walk).closed == {"budget": "pass"}
    assert [(one.slot, one.of) for one in case_of(walk).asked] == [("join:2", "technical.agency")]
    assert {t.slot for t in case_of(walk).tasks} == {
        "technical.agency", "technical.partner", "join:2",
    }  # fmt: skip
    assert [one for one in told(done) if one[1] == "own.not_needed"] == [
        (ABOVE, "own.not_needed"), (HEAD, "own.not_needed"),
    ]  # fmt: skip
    assert keys(reply(walk, "agreed")) == ["no_open_task"]
    assert keys(walk.act(DIAN, "pass")) == ["approver_awaited"]
    assert fold(walk.records) == case_of(walk)
    before = case_of(walk)
    walk.take(undo(walk, GITA))
    assert {one.slot for one in open_of(case_of(walk))} == {"join:1", "ask:1", "join:2"}
    walk.take(walk.act(GITA, "pass"))
    assert {one.slot for one in case_of(walk).asked} == {one.slot for one in before.asked}
    walk.take(join(walk, EKO, "technical.partner"))
    assert case_of(walk).asked[-1].slot == "join:3"  # no number of an open one twice


def test_whoever_gives_a_word_has_no_vote_in_it_and_whoever_voted_no_word() -> None:
    walk = reviewing(THREE)
    assert keys(join(walk, queue="partner@org:works")) == ["ask_has_seat"]
    walk.take(walk.act(EKO, "pass", "partner"))
    assert keys(join(walk, queue="partner@org:works")) == ["ask_has_seat"]
    assert isinstance(join(walk, queue="partner@org:works", kind="ask"), Accepted)
    two = team()
    head = next(one for one in two["offices"] if one.kind == "district_head")
    also = type(head)(
        head.id, head.kind, head.name, head.organisation, head.queues,
        (*head.terms, *two["offices"][-1].terms),
    )  # fmt: skip
    offices = tuple(also if one is head else one for one in two["offices"])
    rule = {"seats": ["team"], "agree": "all"}
    walk = reviewing(rule, offices=offices, bodies=two["bodies"])  # Hadi: a seat and the district
    walk.take(join(walk, FINA, "team.1"))
    walk.take(reply(walk, "agreed", HADI))
    assert keys(walk.act(HADI, "pass", "team.3")) == ["approver_decides"]
    walk = reviewing(rule, offices=offices, bodies=two["bodies"])
    walk.take(join(walk, FINA, "team.1"))
    walk.take(walk.act(HADI, "pass", "team.3"))
    assert keys(reply(walk, "agreed", HADI)) == ["already_voted"]
    walk.take(reply(walk, "turned_down"))
    at = standing(walk.compiled, case_of(walk), Actor(FINA), walk.world, walk.now)
    seat = next(one for one in case_of(walk).tasks if one.slot == "team.1")
    assert free_to_answer(at, seat, "join", ABOVE) == [CHARLIE]


def test_roles_kept_apart_are_kept_apart_here() -> None:
    walk = reviewing(THREE, apart=[["head", "agency"]])
    assert keys(join(walk, queue=HEAD)) == ["ask_nobody"]  # Bob passed it on
    assert isinstance(join(walk, EKO, "partner", HEAD), Accepted)


def test_due_with_a_quorum_the_seat_that_still_waits_is_silent() -> None:
    state = {"due": {"within": "3 days", "from": "day after arrival"}}
    walk = reviewing({**THREE, "quorum": 2}, state)
    walk.take(join(walk))
    walk.take(walk.act(EKO, "pass", "partner"))
    walk.take(walk.wake("lapse", "join:1", LATE))  # no answer is no yes
    assert keys(walk.act(DIAN, "pass", "agency")) == ["approver_awaited"]
    walk.take(walk.act(FINA, "fail", "team.1", **REFUSAL))
    done = walk.take(walk.wake("lapse", "agency", LATE))
    assert case_of(walk).state != "joint"
    assert (ABOVE, "own.not_needed") in told(done)


def test_sent_back_out_of_a_review_all_of_it_ends() -> None:
    back_ = {
        "label": text("Back"), "by": ["head"], "asks": ["remarks"], "to": "correction",
    }  # fmt: skip
    walk = reviewing(THREE, {"actions": {"send_back": back_}})
    walk.take(join(walk))
    done = walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert (ABOVE, "own.not_needed") in told(done)
    walk.take(walk.act(ALICE, "resubmit", title="There"))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert case_of(walk).asked == ()
    assert isinstance(walk.act(DIAN, "pass", "agency"), Accepted)


def half_asked() -> Walk:
    walk = side_by_side("all")
    walk.take(join(walk, DIAN, "technical.agency"))
    walk.take(join(walk, HADI, "budget.team.3", OPERATOR))
    return walk


def test_under_a_new_key_of_its_review_the_word_is_still_waited_for() -> None:
    walk = half_asked()
    before = case_of(walk)
    made = document()
    joint = made["states"]["joint"]
    joint["outcomes"] = {key: joint["review"][key] for key in ("pass", "fail")}
    del joint["review"]
    joint |= {"reviews": {f"{key}_2": one for key, one in SIDE.items()}, "joined": "all"}
    made["renames"] = {"reviews": {"technical": "technical_2", "budget": "budget_2"}}
    move(walk, small(made))
    assert {one.slot: one.of for one in case_of(walk).asked} == {
        "join:1": "technical_2.agency", "join:2": "budget_2.team.3",
    }  # fmt: skip
    assert keys(walk.act(DIAN, "pass", "technical_2.agency")) == ["approver_awaited"]
    walk.take(back(walk))
    assert case_of(walk).asked == before.asked
    assert fold(walk.records) == case_of(walk)


def test_where_the_seat_is_gone_the_word_ends_and_comes_again_with_the_way_back() -> None:
    walk = half_asked()
    before = case_of(walk)

    def alone(joint: dict[str, Any]) -> None:
        joint["reviews"]["budget"]["seats"] = ["above"]
        joint["reviews"]["budget"]["agree"] = 1

    done = move(walk, changed(alone))
    assert [one.slot for one in case_of(walk).asked] == ["join:1"]
    assert (OPERATOR, "own.not_needed") in told(done)
    assert (ABOVE, "own.not_needed") not in told(done)
    walk.take(back(walk))
    assert case_of(walk).asked == before.asked
    assert {one.slot for one in case_of(walk).tasks} == {one.slot for one in before.tasks}


def test_a_review_that_the_new_rules_end_ends_what_was_asked_beside_it() -> None:
    walk = half_asked()
    walk.take(walk.act(FINA, "pass"))

    def fewer(joint: dict[str, Any]) -> None:
        joint["reviews"]["budget"]["agree"] = 1

    done = move(walk, changed(fewer))
    assert case_of(walk).closed == {"budget": "pass"}
    assert [one.slot for one in case_of(walk).asked] == ["join:1"]
    assert {one.slot for one in case_of(walk).tasks} == {
        "technical.agency", "technical.partner", "join:1",
    }  # fmt: skip
    assert (OPERATOR, "own.not_needed") in told(done)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_asked_and_answered_the_review_ends_and_the_fold_is_the_case(seed: int) -> None:
    """Random words, votes and takings back in two reviews side by side."""
    chance = random.Random(seed)
    walk = side_by_side(chance.choice(("all", "any")))
    queues = (ABOVE, OPERATOR, HEAD)
    persons = (DIAN, EKO, FINA, GITA, HADI)
    for _ in range(60):
        case = case_of(walk)
        if case.ending is not None:
            break
        seats = [one for one in case.tasks if side_of(one.slot) is None]
        seat, person = chance.choice(seats), chance.choice(persons)
        turn = chance.random()
        made: Decision
        if turn < 0.3:
            made = join(walk, person, seat.slot, chance.choice(queues))
        elif turn < 0.6 and open_of(case):
            one = chance.choice(open_of(case))
            said = chance.choice(("agreed", "disagreed", "turned_down", "taken_back"))
            who = chance.choice((CHARLIE, STRANGER, BOB, one.person))
            made = reply(walk, said, who, one.slot)
        else:
            answer = chance.choice(("pass", "pass", "fail"))
            data = REFUSAL if answer == "fail" else {"words": "Yes"}
            made = walk.act(person, answer, seat.slot, **data)
            is_open = answer in answers(walk, person, seat.slot)
            waits = any(one.of == seat.slot for one in open_of(case, "join"))
            assert not (waits and isinstance(made, Accepted))
            assert is_open or not isinstance(made, Accepted)
        if isinstance(made, Accepted):
            walk.take(made)
        case = case_of(walk)
        asked = {one.slot: one.of for one in open_of(case)}
        assert set(asked) == {one.slot for one in case.tasks if side_of(one.slot)}
        assert set(asked.values()) <= {one.slot for one in case.tasks}
        assert fold(walk.records) == case
