"""Asking another office beside a decision: a question, or its word that is waited for."""

import datetime as dt
import random
from typing import Any

import pytest
from msgspec.structs import replace

from engine.core.consulting import MOST, Ask, decide_ask, usual_due
from engine.core.fold import fold
from engine.core.handing import Hand, decide_hand
from engine.core.migrating import Stays, landing
from engine.core.offers import offers
from engine.core.permitting import standing
from engine.core.replying import Reply, decide_reply
from engine.core.sides import open_of
from engine.core.slots import review_of, side_of
from engine.core.values import SETTLED, Accepted, Actor, Case, Decision, Refused, Task
from engine.core.voting import seats_open
from tests.core.moving_cases import back, move, rename, version
from tests.core.standing_cases import SENT_BACK, standing_walk
from tests.core.test_handing import GITA, HADI, three
from tests.core.test_undoing import as_before, undo
from tests.core.walking import Walk, keys, opened
from tests.support.small import (
    ALICE,
    BOB,
    CHARLIE,
    DIAN,
    DISTRICT,
    EKO,
    FINA,
    NOON,
    STRANGER,
    VILLAGE,
    document,
    small,
    world,
)  # fmt: skip

DAY = dt.timedelta(days=1)
AGENCY, PARTNER, ABOVE = "agency_head@org:works", "partner@org:works", f"district_head@{DISTRICT}"
HEAD, TEAM, OPERATOR = f"village_head@{VILLAGE}", "team_member@", f"operator@{VILLAGE}"
NO = {"reason": "LOW", "words": "no", "next_step": "ask again"}


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def ask(
    walk: Walk, person: int = BOB, queue: str = AGENCY, kind: str = "ask", **more: Any
) -> Decision:
    made = Ask(kind, person, queue, more.pop("words", "Is the drain wide enough?"), **more)
    return decide_ask(walk.compiled, case_of(walk), made, walk.world, walk.now)


def reply(
    walk: Walk, said: Any, person: int = DIAN, slot: str = "ask:1", words: str = "Yes.", **more: Any
) -> Decision:
    made = Reply(said, person, slot, words, **more)
    return decide_reply(walk.compiled, case_of(walk), made, walk.world, walk.now)


def side(walk: Walk, slot: str = "ask:1") -> Task:
    return next(one for one in case_of(walk).tasks if one.slot == slot)


def told(done: Accepted) -> list[tuple[str, str]]:
    return [(one.queue, one.notice) for one in done.notices]


def test_the_task_stays_and_its_clock_runs_on() -> None:
    walk = opened()
    own = case_of(walk).tasks
    done = walk.take(ask(walk))
    assert done.event.kind == "asked"
    assert done.event.words == {"say.words": "Is the drain wide enough?"}
    assert told(done) == [(AGENCY, "own.asked")]
    assert case_of(walk).tasks[: len(own)] == own
    made = side(walk)
    assert (made.queue, made.state, made.visit) == (AGENCY, "gate", case_of(walk).visit)
    assert made.due_at is not None
    assert own[0].due_at is not None
    assert made.due_at < own[0].due_at
    assert fold(walk.records) == case_of(walk)
    assert isinstance(walk.act(BOB, "pass_on", agency="works"), Accepted)  # nobody waits for it


def test_the_answer_closes_it_and_the_asker_is_told() -> None:
    walk = opened()
    walk.take(ask(walk))
    assert keys(reply(walk, "answered", words=" ")) == ["missing"]
    assert keys(reply(walk, "answered", BOB)) == ["ask_not_asked"]
    assert keys(reply(walk, "agreed")) == ["no_such_action"]
    done = walk.take(reply(walk, "answered"))
    assert told(done) == [(f"person:{BOB}", "own.answered")]
    assert (done.event.body["asker"], done.event.body["by"]["queue"]) == (HEAD, AGENCY)
    assert [one.slot for one in case_of(walk).tasks] == [""]
    assert [one.said for one in case_of(walk).asked] == ["answered"]
    assert keys(reply(walk, "answered")) == ["no_open_task"]
    assert case_of(walk).acted.get("head") is None  # advice decides nothing
    assert fold(walk.records) == case_of(walk)


def test_not_ours_goes_back_and_another_is_asked() -> None:
    walk = opened()
    walk.take(ask(walk))
    done = walk.take(reply(walk, "turned_down", words=""))
    assert (done.event.kind, told(done)) == ("turned_down", [(f"person:{BOB}", "own.turned_down")])
    walk.take(ask(walk))
    assert side(walk, "ask:2").queue == AGENCY


def test_whoever_asked_takes_it_back_with_a_reason() -> None:
    walk = opened()
    walk.take(ask(walk))
    assert keys(reply(walk, "taken_back", DIAN)) == ["ask_not_yours"]
    assert keys(reply(walk, "taken_back", BOB, words="")) == ["missing"]
    done = walk.take(reply(walk, "taken_back", BOB, words="Solved"))
    assert told(done) == [(AGENCY, "own.taken_back")]
    assert open_of(case_of(walk)) == ()


def test_leaving_the_state_ends_it_and_whoever_was_asked_is_told() -> None:
    walk = opened()
    walk.take(ask(walk))
    walk.take(ask(walk, queue=ABOVE))
    walk.take(reply(walk, "answered", CHARLIE, "ask:2"))
    done = walk.take(walk.act(BOB, "refuse", **NO))
    assert (AGENCY, "own.not_needed") in told(done)
    assert (ABOVE, "own.not_needed") not in told(done)
    assert (case_of(walk).asked, case_of(walk).tasks) == ((), ())
    assert keys(reply(walk, "answered")) == ["case_ended"]
    walk = opened()
    walk.take(ask(walk))
    due = case_of(walk).tasks[0].due_at
    assert due is not None
    walk.take(walk.wake("lapse", "ask:1", side(walk).due_at))
    walk.take(walk.wake("lapse", at=due))  # silence hands on within the visit: the question stays
    assert [one.slot for one in case_of(walk).tasks] == ["ask:1", ""]
    assert fold(walk.records) == case_of(walk)


def test_several_at_once_up_to_a_limit_and_no_office_twice() -> None:
    walk = opened()
    queues = [AGENCY, PARTNER, ABOVE, TEAM, OPERATOR]
    assert len(queues) == MOST
    for number, queue in enumerate(queues, start=1):
        assert side_of(side_ := walk.take(ask(walk, queue=queue)).event.body["inquiry"]["slot"])
        assert side_ == f"ask:{number}"
        if number < MOST:
            assert keys(ask(walk, queue=queue)) == ["asked_already"]
    assert keys(ask(walk, queue=ABOVE, kind="join")) == ["ask_too_many"]


def test_whom_and_until_when() -> None:
    walk = opened()
    assert keys(ask(walk, queue="mayor@")) == ["ask_whom"]
    assert keys(ask(walk, queue=f"person:{CHARLIE}")) == ["ask_whom"]
    assert keys(ask(walk, queue=HEAD)) == ["ask_own_office"]
    assert keys(ask(walk, words="")) == ["missing"]
    today = NOON.date()
    assert keys(ask(walk, due_on=today - DAY)) == ["ask_due_past"]
    assert keys(ask(walk, due_on=today + 30 * DAY)) == ["ask_due_late"]
    walk.take(ask(walk, due_on=today))
    assert side(walk).due_at == dt.datetime(2027, 2, 1, 17, tzinfo=dt.UTC)
    walk = opened()
    # The task's own last day is Tuesday the ninth; the day before is a working day.
    assert usual_due(case_of(walk).tasks[0], walk.world, walk.now) == dt.date(2027, 2, 8)
    own = case_of(walk).tasks[0]
    for on, usual in (
        (dt.date(2027, 2, 8), dt.date(2027, 2, 9)),  # a working day to answer in
        (dt.date(2027, 2, 9), dt.date(2027, 2, 9)),  # never after the task's own
        (dt.date(2027, 4, 2), dt.date(2027, 4, 5)),  # overdue, and a weekend between
    ):
        now = walk.world.calendar.moment(on, dt.time(12))
        assert usual_due(own, walk.world, now) == usual
    assert usual_due(replace(own, due_at=None), walk.world, walk.now) == dt.date(2027, 2, 9)


def test_only_whoever_could_decide_asks() -> None:
    walk = Walk(world=three())
    walk.take(walk.open(GITA))  # she is the asker of the case, apart from the head
    for person in (CHARLIE, ALICE, STRANGER):
        assert keys(ask(walk, person)) == ["not_your_role"]
    assert keys(ask(walk, GITA)) == ["same_person"]
    assert keys(ask(walk, of="other")) == ["no_open_task"]
    assert keys(ask(walk, visit=7)) == ["no_open_task"]
    walk.take(decide_hand(walk.compiled, case_of(walk), Hand("take", HADI), walk.world, walk.now))
    assert keys(ask(walk)) == ["taken_by"]
    walk.take(ask(walk, HADI))
    assert keys(ask(walk, DIAN, PARTNER, of="ask:1")) == ["ask_not_here"]  # no chain of questions
    walk.take(walk.act(HADI, "send_back", remarks={"title": "where?"}))
    assert keys(ask(walk, GITA)) == ["ask_not_here"]  # a party asks no office


def test_silence_only_tells_the_asker() -> None:
    for kind in ("ask", "join"):
        walk = opened()
        walk.take(ask(walk, kind=kind))
        slot = f"{kind}:1"
        due = side(walk, slot).due_at
        assert due is not None
        assert keys(walk.wake("lapse", slot, due - DAY)) == ["not_due"]
        done = walk.take(walk.wake("lapse", slot, due))
        assert (told(done), done.incidents) == ([(f"person:{BOB}", "own.silent")], ())
        assert side(walk, slot).stage == SETTLED
        assert keys(walk.wake("lapse", slot)) == ["not_due"]
        assert len(open_of(case_of(walk))) == 1  # never a yes
        assert isinstance(reply(walk, "taken_back", BOB, slot, "No answer"), Accepted)
        assert fold(walk.records) == case_of(walk)
        assert keys(walk.wake("reassign", slot)) == ["unchanged"]


def test_while_a_further_approver_is_waited_for_the_acts_are_closed() -> None:
    walk = opened()
    done = walk.take(ask(walk, kind="join"))
    assert told(done) == [(AGENCY, "own.join_asked")]
    refused = walk.act(BOB, "pass_on", agency="works")
    assert keys(refused) == ["approver_awaited"]
    assert isinstance(refused, Refused)
    assert refused.reasons[0].values == {"queues": [AGENCY]}
    assert isinstance(walk.act(ALICE, "add_note", note="Hello"), Accepted)  # a party is not held up
    done = walk.take(reply(walk, "agreed", slot="join:1", words=""))
    assert told(done) == [(f"person:{BOB}", "own.agreed")]
    assert isinstance(walk.act(BOB, "pass_on", agency="works"), Accepted)


def test_a_no_decides_nothing_but_the_decider_says_why() -> None:
    walk = opened()
    walk.take(ask(walk, kind="join"))
    assert keys(reply(walk, "disagreed", slot="join:1", words="")) == ["missing"]
    walk.take(reply(walk, "disagreed", slot="join:1", words="Too dear"))
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["missing"]
    done = walk.take(walk.act(BOB, "pass_on", agency="works", words="The flood decides"))
    assert done.event.words["say.words"] == "The flood decides"
    walk = opened()
    assert keys(walk.act(BOB, "pass_on", agency="works", words="x")) == ["not_asked"]


def test_duties_are_kept_apart_for_a_further_approver_too() -> None:
    rules = document()
    rules["never_the_same_person"] += [["head", "above"], ["head", "agency"]]
    walk = Walk(compiled=small(rules))
    walk.take(walk.open(STRANGER, parties={"opener": CHARLIE, "typist": STRANGER}))
    assert keys(ask(walk, queue=ABOVE, kind="join")) == ["ask_nobody"]  # his own case
    assert keys(ask(walk, queue=ABOVE)) == ["ask_nobody"]
    walk.take(ask(walk, kind="join"))
    walk.take(reply(walk, "agreed", slot="join:1"))
    assert DIAN in case_of(walk).acted["head"]  # so she may not take a seat kept apart from it
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert case_of(walk).asked == ()


def test_the_person_who_asked_does_not_answer_for_another_office() -> None:
    offices = list(three(BOB).directory.offices)
    agency = next(one for one in offices if one.kind == "agency_head")
    both = replace(agency, terms=(*agency.terms, replace(agency.terms[0], person=BOB)))
    alone = replace(agency, terms=(replace(agency.terms[0], person=BOB),))
    for post, found in ((both, "ask_oneself"), (alone, "ask_nobody")):
        posts = tuple(post if one is agency else one for one in offices)
        walk = Walk(world=world(offices=posts))
        walk.take(walk.open())
        made = ask(walk)
        if found == "ask_nobody":
            assert keys(made) == ["ask_nobody"]
            continue
        walk.take(made)
        assert keys(reply(walk, "answered", BOB)) == ["ask_oneself"]
        assert isinstance(reply(walk, "answered", DIAN), Accepted)


def test_a_question_is_no_seat_of_a_review_and_spares_nobody() -> None:
    walk = opened(cost=900_000_000)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.take(ask(walk, DIAN, ABOVE, of="agency"))
    assert review_of("ask:1") == "ask:1"
    at = standing(walk.compiled, case_of(walk), Actor(CHARLIE), walk.world, walk.now)
    assert {one.slot for one in seats_open(at)} == {"agency", "partner", "team.1"}
    walk.take(walk.act(DIAN, "pass", "agency"))
    done = walk.take(walk.act(EKO, "pass", "partner"))
    assert case_of(walk).ending == "completed"
    assert "ask:1" not in done.event.body["spared"]
    assert told(done).count((ABOVE, "own.not_needed")) == 1


def test_the_rules_change_and_the_question_goes_on() -> None:
    walk = opened()
    walk.take(ask(walk))
    walk.take(ask(walk, queue=PARTNER, kind="join"))
    asked = case_of(walk).asked
    new = version(lambda made: rename(made, "gate", "entry"))
    move(walk, new)
    assert case_of(walk).asked == asked
    assert {one.slot: one.state for one in case_of(walk).tasks} == {
        "": "entry", "ask:1": "entry", "join:1": "entry",
    }  # fmt: skip
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["approver_awaited"]
    walk.take(back(walk))
    assert case_of(walk).asked == asked
    assert fold(walk.records) == case_of(walk)


def test_moved_into_another_state_it_ends_and_comes_again_with_the_way_back() -> None:
    walk = opened()
    walk.take(ask(walk))
    asked = case_of(walk).asked

    def skipped(made: dict[str, Any]) -> None:
        made["cycle"]["ladder"]["village"] = ["district"]

    new = version(skipped)
    assert not isinstance(landing(walk.compiled, new, case_of(walk), walk.world, walk.now), Stays)
    done = move(walk, new)
    assert case_of(walk).asked == ()
    assert (AGENCY, "own.not_needed") in told(done)
    walk.take(back(walk))
    assert case_of(walk).asked == asked
    assert fold(walk.records) == case_of(walk)


@pytest.mark.parametrize("seed", range(40))
def test_offers_agree_with_deciding_whatever_was_asked_and_said(seed: int) -> None:
    """Random questions and answers: an act is open exactly where no word is waited for, and no
    question is ever answered twice."""
    chance = random.Random(seed)
    walk = opened()
    persons = {AGENCY: DIAN, PARTNER: EKO, ABOVE: CHARLIE, TEAM: FINA, OPERATOR: STRANGER}
    for _ in range(30):
        walk.now += dt.timedelta(minutes=chance.choice((1, 90)))
        kind = chance.choice(("ask", "join"))
        made = ask(walk, queue=chance.choice(list(persons)), kind=kind)
        if isinstance(made, Accepted):
            walk.take(made)
        for one in chance.sample(open_of(case_of(walk)), k=min(2, len(open_of(case_of(walk))))):
            said = chance.choice(("answered", "agreed", "disagreed", "turned_down", "taken_back"))
            who = BOB if said == "taken_back" else persons[one.queue]
            answer = reply(walk, said, who, one.slot)
            fits = said in ("turned_down", "taken_back") or (said == "answered") == (
                side_of(one.slot) == "ask"
            )
            assert isinstance(answer, Accepted) == fits
            if isinstance(answer, Accepted):
                walk.take(answer)
                assert keys(reply(walk, said, who, one.slot)) == ["no_open_task"]
        case = case_of(walk)
        waits = bool(open_of(case, "join"))
        no = any(one.said == "disagreed" for one in case.asked)
        offer = next(
            one
            for one in offers(walk.compiled, case, Actor(BOB), walk.world, walk.now)
            if one.action == "pass_on"
        )
        assert offer.open == (not waits)
        assert isinstance(walk.act(BOB, "pass_on", agency="works"), Accepted) == (
            not waits and not no
        )
        words = {"words": "All the same"} if no else {}
        assert isinstance(walk.act(BOB, "pass_on", agency="works", **words), Accepted) == (
            not waits
        )
        assert len([t for t in case.tasks if side_of(t.slot)]) == len(open_of(case)) <= MOST
    assert fold(walk.records) == case_of(walk)


def test_an_act_that_is_taken_back_brings_the_questions_and_the_hand_again() -> None:
    walk = Walk(world=three())
    walk.take(walk.open())
    walk.take(ask(walk))
    walk.take(ask(walk, queue=PARTNER, kind="join"))
    walk.take(reply(walk, "disagreed", EKO, "join:1"))
    walk.take(decide_hand(walk.compiled, case_of(walk), Hand("take", BOB), walk.world, walk.now))
    before = case_of(walk)
    walk.take(walk.act(BOB, "pass_on", agency="works", words="The flood decides"))
    assert case_of(walk).asked == ()
    walk.take(undo(walk, BOB))
    as_before(walk, before)


def test_whoever_gave_the_further_word_does_not_decide_as_well() -> None:
    """Held in two offices, or in somebody's place: four eyes are two persons."""
    offices = list(three(BOB, CHARLIE).directory.offices)
    walk = Walk(world=world(offices=tuple(offices)))  # Charlie holds the district's office, too
    walk.take(walk.open())
    walk.take(ask(walk, queue=ABOVE, kind="join"))
    walk.take(reply(walk, "agreed", CHARLIE, "join:1"))
    assert keys(walk.act(CHARLIE, "pass_on", agency="works")) == ["approver_decides"]
    assert isinstance(walk.act(BOB, "pass_on", agency="works"), Accepted)
    walk = standing_walk()  # Fina stands in for Bob, and has a seat of her own in the team
    walk.take(ask(walk, queue=TEAM, kind="join"))
    walk.take(reply(walk, "agreed", FINA, "join:1"))
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == ["approver_decides"]
    assert isinstance(walk.act(BOB, "send_back", **SENT_BACK), Accepted)
