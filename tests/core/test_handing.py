"""Who has a task in hand: taking up, giving back, passing on, taking over; and what ends it."""

import datetime as dt
import random
from typing import Any

import pytest

from engine.core.decide import decide
from engine.core.directory import Office, Term
from engine.core.fold import fold
from engine.core.handing import Hand, colleagues, decide_hand, hand_reasons
from engine.core.hands import taker
from engine.core.offers import offers
from engine.core.own_notices import OWN
from engine.core.permitting import standing
from engine.core.values import Accepted, Act, Actor, Case, Decision, Refused
from engine.core.world import World
from tests.core.moving_cases import back, move, version
from tests.core.walking import Walk, keys
from tests.support import small
from tests.support.small import ALICE, ALWAYS, BOB, CHARLIE, EKO, NOON, VILLAGE, document

GITA, HADI = 11, 12
HEADS = (BOB, GITA, HADI)
DAY = dt.timedelta(days=1)


def three(*heads: int, until: dict[int, dt.date] | None = None) -> World:
    """The small world in which several hold the office of the village head."""
    ends = until or {}
    terms = tuple(Term(one, ALWAYS, ends.get(one), "definitive") for one in heads or HEADS)
    queue = f"village_head@{VILLAGE}"
    office = Office(1, "village_head", "Village", "region", (queue,), terms)
    others = small.directory().offices[1:]
    return small.world(offices=(office, *others))


def opened(*heads: int, opener: int = ALICE) -> Walk:
    walk = Walk(world=three(*heads))
    walk.take(walk.open(opener))
    return walk


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def hand(walk: Walk, deed: Any, person: int, **more: Any) -> Decision:
    case = case_of(walk)
    return decide_hand(walk.compiled, case, Hand(deed, person, **more), walk.world, walk.now)


def has(walk: Walk, slot: str = "") -> int | None:
    task = next(one for one in case_of(walk).tasks if one.slot == slot)
    return taker(case_of(walk).workflow, task, walk.world, walk.now)


def test_taken_up_everybody_sees_by_whom_and_since_when() -> None:
    walk = opened()
    walk.now += DAY
    done = walk.take(hand(walk, "take", GITA))
    assert (done.event.kind, done.notices) == ("taken", ())
    [task] = case_of(walk).tasks
    assert (task.taken_by, task.taken_at, has(walk)) == (GITA, walk.now, GITA)
    assert task.due_at == case_of(opened()).tasks[0].due_at
    assert fold(walk.records) == case_of(walk)


def test_it_counts_as_no_act_in_a_role() -> None:
    walk = opened()
    before = case_of(walk).acted
    walk.take(hand(walk, "take", BOB))
    assert case_of(walk).acted == before


def test_another_does_not_decide_by_accident_but_takes_over_with_a_reason() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    assert keys(walk.act(GITA, "pass_on", agency="works")) == ["taken_by"]
    refused = walk.act(GITA, "pass_on", agency="works")
    assert isinstance(refused, Refused)
    assert refused.reasons[0].values["taker"] == BOB
    assert keys(hand(walk, "take", GITA)) == ["taken_by"]
    assert keys(hand(walk, "take_over", GITA)) == ["missing"]
    done = walk.take(hand(walk, "take_over", GITA, words="Bob is ill"))
    assert (done.event.kind, has(walk)) == ("taken_over", GITA)
    assert done.event.body["hand"] == {"slot": "", "to": GITA, "from": BOB}
    assert [(one.queue, one.notice) for one in done.notices] == [
        (f"person:{BOB}", "own.taken_over")
    ]
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["taken_by"]
    assert isinstance(walk.act(GITA, "pass_on", agency="works"), Accepted)


def test_taking_up_is_never_required() -> None:
    for person in HEADS:
        assert isinstance(opened().act(person, "pass_on", agency="works"), Accepted)


def test_given_back_it_is_everybodys() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    assert keys(hand(walk, "give_back", GITA)) == ["not_in_hand"]
    walk.take(hand(walk, "give_back", BOB))
    assert has(walk) is None
    assert isinstance(walk.act(GITA, "pass_on", agency="works"), Accepted)
    assert keys(hand(walk, "give_back", BOB)) == ["not_in_hand"]


def test_passed_on_to_a_colleague_who_is_told_the_word_why() -> None:
    walk = opened()
    assert keys(hand(walk, "pass_on", BOB, to=GITA)) == ["missing"]
    for to in (BOB, CHARLIE, ALICE, None, 99):
        assert keys(hand(walk, "pass_on", BOB, to=to, words="x")) == ["hand_to_whom"]
    done = walk.take(hand(walk, "pass_on", BOB, to=GITA, words="You know the place"))
    assert has(walk) == GITA
    [told] = done.notices
    assert (told.queue, told.notice, told.kind) == (f"person:{GITA}", "own.passed_on", "task")
    assert done.event.words == {"say.words": "You know the place"}
    assert keys(hand(walk, "pass_on", BOB, to=HADI, words="x")) == ["taken_by"]


def test_not_to_somebody_who_is_kept_apart_or_whose_own_case_it_is() -> None:
    walk = opened(opener=GITA)  # the asker and the head are never the same person
    assert keys(hand(walk, "pass_on", BOB, to=GITA, words="x")) == ["hand_to_whom"]
    assert keys(hand(walk, "take", GITA)) == ["same_person"]
    assert isinstance(hand(walk, "pass_on", BOB, to=HADI, words="x"), Accepted)
    free = document()
    free["never_the_same_person"] = []
    walk = Walk(compiled=small.small(free), world=three())
    walk.take(walk.open(GITA))
    assert isinstance(hand(walk, "take", GITA), Accepted)  # the rules let her decide, too
    assert keys(hand(walk, "pass_on", BOB, to=GITA, words="x")) == ["hand_to_whom"]


def test_alone_in_an_office_there_is_nothing_to_take_up() -> None:
    walk = opened(BOB)
    assert keys(hand(walk, "take", BOB)) == ["hand_alone"]
    assert keys(hand(walk, "pass_on", BOB, to=GITA, words="x")) == ["hand_alone"]
    walk = opened(BOB, GITA, opener=GITA)  # the other one may not decide it
    assert keys(hand(walk, "take", BOB)) == ["hand_alone"]


def test_a_stranger_and_a_closed_case_have_no_hands() -> None:
    walk = opened()
    for deed in ("take", "give_back", "pass_on", "take_over"):
        assert keys(hand(walk, deed, CHARLIE, words="x", to=GITA)) == ["not_your_role"]
        assert keys(hand(walk, deed, BOB, words="x", to=GITA, slot="other")) == ["no_open_task"]
        assert keys(hand(walk, deed, BOB, words="x", to=GITA, visit=9)) == ["no_open_task"]
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="no", next_step="ask again"))
    assert keys(hand(walk, "take", GITA)) == ["case_ended"]


def test_it_ends_by_itself_when_the_term_ends_or_the_office_is_closed() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    walk.world = three(BOB, GITA, HADI, until={BOB: NOON.date()})
    assert keys(walk.act(GITA, "pass_on", agency="works")) == ["taken_by"]  # his last day
    walk.now += DAY
    assert has(walk) is None
    assert isinstance(walk.act(GITA, "pass_on", agency="works"), Accepted)
    assert keys(hand(walk, "take_over", GITA, words="x")) == ["nobody_has_it"]
    assert walk.take(hand(walk, "take", GITA)).event.body["hand"] == {"slot": "", "to": GITA}
    walk.world = small.world(offices=small.directory().offices[1:])
    assert has(walk) is None


def test_handed_on_by_silence_it_is_the_next_offices() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    due = case_of(walk).tasks[0].due_at
    assert due is not None
    walk.take(walk.wake("lapse", at=due))
    [task] = case_of(walk).tasks
    assert (task.role, task.taken_by, task.taken_at) == ("above", None, None)
    assert fold(walk.records) == case_of(walk)


def test_overdue_it_stays_in_the_hand_that_has_it() -> None:
    changed = document()
    changed["states"]["gate"]["if_silent"] = "incident"
    walk = Walk(compiled=small.small(changed), world=three())
    walk.take(walk.open())
    walk.take(hand(walk, "take", BOB))
    due = case_of(walk).tasks[0].due_at
    assert due is not None
    walk.take(walk.wake("lapse", at=due))
    assert has(walk) == BOB
    assert fold(walk.records) == case_of(walk)


def test_the_reminder_keeps_it_and_the_next_visit_begins_with_nobody() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    remind = case_of(walk).tasks[0].remind_at
    assert remind is not None
    walk.take(walk.wake("remind", at=remind))
    assert has(walk) == BOB
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    walk.take(walk.act(ALICE, "resubmit", title="There"))
    assert has(walk) is None


def test_a_seat_that_somebody_took_up_is_not_answered_by_another() -> None:
    offices = list(three().directory.offices)
    partner = offices[3]
    more = Term(HADI, ALWAYS, None, "definitive")
    offices[3] = Office(
        partner.id, partner.kind, partner.name, partner.organisation, partner.queues,
        (*partner.terms, more),
    )  # fmt: skip
    walk = Walk(world=small.world(offices=tuple(offices)))
    walk.take(walk.open(cost=900_000_000))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.take(hand(walk, "take", EKO, slot="partner"))
    assert keys(walk.act(HADI, "pass", "partner")) == ["taken_by"]
    assert isinstance(walk.act(EKO, "pass", "partner"), Accepted)
    done = walk.take(hand(walk, "pass_on", EKO, slot="partner", to=HADI, words="yours"))
    assert done.notices[0].values["queue"] == "partner@org:works"  # of several, this seat's office


@pytest.mark.parametrize("seed", range(40))
def test_offers_and_deciding_agree_and_the_fold_is_the_case(seed: int) -> None:
    """Random deeds of random persons: what is offered is what goes through, whoever has it."""
    chance = random.Random(seed)
    ends = {BOB: NOON.date() + dt.timedelta(days=2)}
    walk = Walk(world=three(BOB, GITA, HADI, until=ends))
    walk.take(walk.open(chance.choice((ALICE, GITA))))
    for _ in range(25):
        walk.now += dt.timedelta(hours=chance.choice((1, 7, 20)))
        case, person = case_of(walk), chance.choice((*HEADS, ALICE, CHARLIE))
        for offer in offers(walk.compiled, case, Actor(person), walk.world, walk.now):
            if offer.action == "refuse":
                data = {"reason": "LOW", "words": "no", "next_step": "x"}
                act = Act(offer.action, Actor(person), data, case.revision, offer.slot)
                made = decide(walk.compiled, case, act, walk.world, walk.now)
                assert isinstance(made, Accepted) == offer.open
                if isinstance(made, Refused):
                    assert made.reasons == offer.why
        at = standing(walk.compiled, case, Actor(person), walk.world, walk.now)
        deed = chance.choice(("take", "give_back", "pass_on", "take_over"))
        to = chance.choice(colleagues(at, case.tasks[0]) or [None])
        made = hand(walk, deed, person, to=to, words="why")
        may = not hand_reasons(at, case.tasks[0], deed)
        assert isinstance(made, Accepted) == (may and (deed != "pass_on" or to is not None))
        if isinstance(made, Accepted):
            walk.take(made)
        assert has(walk) in (None, *HEADS)
        free = [
            one
            for one in HEADS
            if isinstance(walk.act(one, "refuse", reason="LOW", words="n", next_step="x"), Accepted)
        ]
        assert free, "nothing is ever stuck"
    assert fold(walk.records) == case_of(walk)


def test_the_engines_own_notices_have_a_key_that_no_definition_has() -> None:
    assert all("." in key for key in OWN)


def test_the_rules_change_and_it_stays_in_hand_also_with_the_way_back() -> None:
    walk = opened()
    walk.take(hand(walk, "take", BOB))
    move(walk, version(lambda made: made.update(about=small.text("Told in other words"))))
    assert has(walk) == BOB
    walk.take(hand(walk, "pass_on", BOB, to=GITA, words="You know the place"))
    walk.take(back(walk, ("passed_on",)))  # a task that changed hands since does not hold it up
    assert has(walk) == GITA
    assert fold(walk.records) == case_of(walk)
