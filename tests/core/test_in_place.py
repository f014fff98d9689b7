"""Beside deciding, in somebody's place: taking up, asking, answering, urging, as far as lent."""

import datetime as dt
import random
from typing import Any

import pytest
from msgspec.structs import replace

from engine.core.consulting import Ask, decide_ask, free_to_answer
from engine.core.fold import fold
from engine.core.handing import Hand, colleagues, decide_hand, hand_reasons
from engine.core.hands import taker
from engine.core.permitting import standing
from engine.core.replying import Reply, decide_reply
from engine.core.standing_in import Absence, Delegation
from engine.core.urging import decide_urge
from engine.core.values import Accepted, Actor, Case, Decision
from tests.core.joint_cases import GIVEN, joint_document
from tests.core.standing_cases import (
    DAY,
    SENT_BACK,
    WEEK,
    delegable,
    delegation,
    standing_walk,
    standing_world,
)
from tests.core.walking import Walk, keys
from tests.support.small import (
    ALICE,
    BOB,
    CHARLIE,
    DIAN,
    EKO,
    FINA,
    NOON,
    STRANGER,
    VILLAGE,
    document,
    small,
)  # fmt: skip

ONE = dt.timedelta(days=1)
HEAD, AGENCY, PARTNER = f"village_head@{VILLAGE}", "agency_head@org:works", "partner@org:works"
DEEDS = ("take", "give_back", "pass_on", "take_over")
EKO_FOR_DIAN = delegation(id=2, office=3, principal=DIAN, person=EKO)


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def hand(walk: Walk, deed: Any, person: int = FINA, **more: Any) -> Decision:
    made = Hand(deed, person, **more)
    return decide_hand(walk.compiled, case_of(walk), made, walk.world, walk.now)


def ask(walk: Walk, person: int = FINA, queue: str = AGENCY, kind: str = "ask") -> Decision:
    made = Ask(kind, person, queue, "Is the drain wide enough?")
    return decide_ask(walk.compiled, case_of(walk), made, walk.world, walk.now)


def reply(walk: Walk, said: Any, person: int, slot: str = "ask:1") -> Decision:
    made = Reply(said, person, slot, "Yes.")
    return decide_reply(walk.compiled, case_of(walk), made, walk.world, walk.now)


def urge(walk: Walk, person: int) -> Decision:
    return decide_urge(walk.compiled, case_of(walk), person, None, walk.world, walk.now)


def has(walk: Walk) -> int | None:
    return taker(case_of(walk).workflow, case_of(walk).tasks[0], walk.world, walk.now)


def by(walk: Walk) -> Any:
    return walk.records[-1][0]["by"]


IN_PLACE = {
    "person": FINA, "roles": [], "queue": HEAD, "office": 1, "capacity": "delegate",
    "for": {"person": BOB, "delegation": 1}, "own_office": 5,
}  # fmt: skip


def test_taken_up_given_back_and_passed_on_in_somebodys_place_with_both_named() -> None:
    walk = standing_walk()
    walk.take(hand(walk, "take"))
    assert (has(walk), by(walk)) == (FINA, IN_PLACE)
    assert keys(walk.act(BOB, "send_back", **SENT_BACK)) == ["taken_by"]
    assert isinstance(walk.act(FINA, "send_back", **SENT_BACK), Accepted)
    walk.take(hand(walk, "give_back"))
    assert (has(walk), by(walk)) == (None, IN_PLACE)
    walk.take(hand(walk, "pass_on", to=BOB, words="You know it"))
    assert (has(walk), by(walk)) == (BOB, IN_PLACE)
    assert fold(walk.records) == case_of(walk)
    assert "head" not in case_of(walk).acted  # it counts as no act in a role


def test_a_holder_hands_it_to_whoever_stands_in_and_takes_it_over_again() -> None:
    walk = standing_walk()
    done = walk.take(hand(walk, "pass_on", BOB, to=FINA, words="While I am away"))
    assert [(one.queue, one.notice) for one in done.notices] == [
        (f"person:{FINA}", "own.passed_on")
    ]
    assert has(walk) == FINA
    walk.take(hand(walk, "take_over", BOB, words="I am back"))
    assert has(walk) == BOB
    assert keys(hand(walk, "pass_on", BOB, to=STRANGER, words="x")) == ["hand_to_whom"]


def test_what_the_principal_took_up_is_what_somebody_stands_in_for() -> None:
    walk = standing_walk()
    walk.take(hand(walk, "take", BOB))
    assert isinstance(walk.act(FINA, "send_back", **SENT_BACK), Accepted)
    assert isinstance(ask(walk), Accepted)
    assert keys(hand(walk, "take")) == ["taken_by"]  # in his hand it stays until she says why
    assert keys(hand(walk, "give_back")) == ["not_in_hand"]
    done = walk.take(hand(walk, "take_over", words="He is on leave"))
    assert [one.queue for one in done.notices] == [f"person:{BOB}"]
    assert has(walk) == FINA


def test_offered_again_once_the_delegation_ends_in_whatever_way() -> None:
    walk = standing_walk(delegation(until_on=DAY))
    walk.take(hand(walk, "take"))
    assert has(walk) == FINA
    walk.now += ONE  # the day after its last
    assert has(walk) is None
    assert keys(hand(walk, "give_back")) == ["not_your_role"]
    assert isinstance(walk.act(BOB, "send_back", **SENT_BACK), Accepted)
    walk = standing_walk()
    walk.take(hand(walk, "take"))
    for gone in (
        standing_world(delegation(person=EKO)),  # taken back
        standing_world(delegation(workflow="another")),  # for other work only
        standing_world(delegation(when_away=True)),  # the holder is there again
    ):
        walk.world = gone
        assert has(walk) is None
    walk.world = standing_world(delegation(when_away=True), absences=(Absence(BOB, DAY, DAY),))
    assert has(walk) == FINA


CLOSED: list[tuple[dict[str, Any], str]] = [
    ({"workflow": "another"}, "delegation_elsewhere"),
    ({"most": 89_999_999}, "delegation_over"),
    ({"until_on": DAY - ONE, "from_on": DAY - WEEK}, "not_your_role"),
    ({"from_on": DAY + ONE}, "not_your_role"),
    ({"when_away": True}, "not_your_role"),
]


@pytest.mark.parametrize(("changes", "reason"), CLOSED)
def test_nothing_beyond_what_the_delegation_says(changes: dict[str, Any], reason: str) -> None:
    walk = standing_walk(delegation(**changes))
    for deed in DEEDS:
        assert keys(hand(walk, deed, to=BOB, words="x"))[0] == reason
    assert keys(ask(walk)) == [reason]
    assert keys(hand(walk, "pass_on", BOB, to=FINA, words="x")) == ["hand_alone"]
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert colleagues(at, case_of(walk).tasks[0]) == []


def test_only_where_the_definition_lets_an_act_of_the_task_be_delegated() -> None:
    closed = standing_walk(compiled=small())
    assert keys(hand(closed, "take")) == ["not_delegable"]
    assert keys(ask(closed)) == ["not_delegable"]
    limited = delegable(delegation={"up_to": "tier.small", "of": "case.cost"})
    assert isinstance(hand(standing_walk(compiled=limited), "take"), Accepted)
    over = standing_walk(compiled=limited, cost=200_000_001)
    assert keys(hand(over, "take")) == ["delegation_over"]
    unknown = standing_walk(compiled=limited, cost=None)
    assert keys(ask(unknown)) == ["delegation_not_known"]


def test_a_proposer_never_and_whoever_is_kept_apart_is_kept_apart_from_both() -> None:
    for principal, delegate in ((BOB, ALICE), (ALICE, FINA)):  # either of them asked for it
        walk = standing_walk(delegation(principal=principal, person=delegate))
        if principal == ALICE:
            office = walk.world.directory.offices[0]
            term = replace(office.terms[0], person=ALICE)
            mine = replace(office, terms=(*office.terms, term))
            offices = (mine, *walk.world.directory.offices[1:])
            walk.world = replace(walk.world, directory=replace_offices(walk, offices))
        for decision in (hand(walk, "take", delegate), ask(walk, delegate)):
            assert {"delegate_is_party", "same_person"} & {*keys(decision)}
        at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
        assert colleagues(at, case_of(walk).tasks[0]) == []


def replace_offices(walk: Walk, offices: Any) -> Any:
    return type(walk.world.directory)(2, offices, walk.world.directory.bodies)


def test_a_question_is_asked_and_taken_back_in_somebodys_place() -> None:
    walk = standing_walk()
    walk.take(ask(walk))
    [one] = case_of(walk).asked
    assert (one.asker, one.person, one.behalf, by(walk)) == (HEAD, FINA, BOB, IN_PLACE)
    assert fold(walk.records) == case_of(walk)
    walk.take(reply(walk, "taken_back", FINA))
    assert by(walk) == IN_PLACE
    walk.take(ask(walk))
    done = walk.take(reply(walk, "answered", DIAN, "ask:2"))
    assert [one.queue for one in done.notices] == [f"person:{FINA}"]
    walk.take(ask(walk))
    walk.now += 8 * ONE  # nobody stands in any more: whoever has the office hears of it
    done = walk.take(reply(walk, "answered", DIAN, "ask:3"))
    assert [one.queue for one in done.notices] == [HEAD]
    walk.take(ask(walk, BOB))
    assert keys(reply(walk, "taken_back", FINA, "ask:4")) == ["ask_not_yours"]


def test_an_answer_in_somebodys_place() -> None:
    walk = standing_walk(EKO_FOR_DIAN)
    walk.take(ask(walk, BOB))
    assert keys(reply(walk, "answered", CHARLIE)) == ["ask_not_asked"]
    walk.take(reply(walk, "answered", EKO))
    [one] = case_of(walk).asked
    assert (one.said_by, one.said_for) == (EKO, DIAN)
    assert (by(walk)["for"]["person"], by(walk)["capacity"]) == (DIAN, "delegate")
    assert fold(walk.records) == case_of(walk)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [*CLOSED[:2], (CLOSED[2][0], "ask_not_asked"), (CLOSED[3][0], "ask_not_asked")],
)
def test_no_answer_beyond_what_the_delegation_says(changes: dict[str, Any], reason: str) -> None:
    walk = standing_walk(replace(EKO_FOR_DIAN, **changes))
    walk.take(ask(walk, BOB))
    assert keys(reply(walk, "answered", EKO)) == [reason]
    walk.take(ask(walk, BOB, kind="join"))
    assert keys(reply(walk, "agreed", EKO, "join:1")) == [reason]


def test_a_word_in_somebodys_place_keeps_both_from_deciding_and_both_have_acted() -> None:
    bob_for_dian = delegation(id=2, office=3, principal=DIAN, person=BOB)
    fina_for_dian = delegation(id=2, office=3, principal=DIAN, person=FINA)
    walk = standing_walk(bob_for_dian)
    walk.take(ask(walk, BOB, kind="join"))
    assert keys(reply(walk, "agreed", BOB, "join:1")) == ["ask_oneself"]
    walk = standing_walk(delegation(), fina_for_dian)
    walk.take(ask(walk, BOB, kind="join"))
    walk.take(reply(walk, "agreed", FINA, "join:1"))
    assert case_of(walk).acted["head"] == (FINA, DIAN)
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == ["approver_decides"]
    dian_at_gate = delegation(id=3, person=DIAN)
    walk.world = standing_world(dian_at_gate, fina_for_dian)
    assert keys(walk.act(DIAN, "send_back", **SENT_BACK)) == ["approver_decides"]
    assert fold(walk.records) == case_of(walk)


def test_nobody_answers_what_they_asked_in_somebodys_place_nor_that_somebody() -> None:
    fina_for_dian = delegation(id=2, office=3, principal=DIAN, person=FINA)
    walk = standing_walk(delegation(), fina_for_dian)
    walk.take(ask(walk, FINA))
    assert keys(reply(walk, "answered", FINA)) == ["ask_oneself"]
    bob_for_dian = replace(fina_for_dian, person=BOB)
    walk.world = standing_world(delegation(), bob_for_dian)
    assert keys(reply(walk, "answered", BOB)) == ["ask_oneself"]  # it was asked in his place
    assert isinstance(reply(walk, "answered", DIAN), Accepted)


def test_an_office_can_be_asked_where_only_somebody_in_its_holders_place_could_answer() -> None:
    free = document()
    free["never_the_same_person"] = [["asker", "head"]]
    walk = Walk(small(free), standing_world(EKO_FOR_DIAN))
    walk.take(walk.open(DIAN))  # her own case
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert free_to_answer(at, case_of(walk).tasks[0], "ask", AGENCY) == []  # nor in her place
    walk = standing_walk(EKO_FOR_DIAN)
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert free_to_answer(at, case_of(walk).tasks[0], "ask", AGENCY) == [DIAN, EKO]
    own = delegation(id=2, office=3, principal=DIAN, person=BOB)
    walk = standing_walk(own)
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert free_to_answer(at, case_of(walk).tasks[0], "ask", AGENCY) == [DIAN]


def test_whoever_stands_in_for_somebody_who_acted_asks_after_the_case() -> None:
    walk = standing_walk()
    walk.now += ONE
    assert keys(urge(walk, FINA)) == ["urge_stranger"]  # Bob did not act in it yet
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.now += ONE
    before = case_of(walk).acted
    walk.take(urge(walk, FINA))
    assert by(walk) == IN_PLACE
    assert case_of(walk).acted == before  # asking after it makes nobody somebody who acted
    assert fold(walk.records) == case_of(walk)
    for changes in ({"from_on": DAY + WEEK}, *(changes for changes, _ in CLOSED[:3])):
        walk.world = standing_world(delegation(**changes))
        assert keys(urge(walk, FINA)) == ["urge_stranger"]


def test_not_whoever_could_go_on_with_it_in_somebodys_place() -> None:
    charlie = delegation(id=2, office=2, principal=CHARLIE, person=FINA)
    made = document()
    made["states"]["district_check"]["may_delegate"] = ["accept"]
    made["states"]["gate"]["may_delegate"] = ["pass_on"]
    walk = Walk(small(made), standing_world(delegation(), charlie))
    walk.take(walk.open())
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.now += ONE
    assert keys(urge(walk, FINA)) == ["urge_own"]
    assert isinstance(urge(walk, BOB), Accepted)


def test_a_seat_speaks_for_its_holder_also_in_hand_and_in_asking() -> None:
    walk = standing_walk(EKO_FOR_DIAN, cost=900_000_000)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    for deed in DEEDS:
        assert keys(hand(walk, deed, EKO, slot="agency", to=DIAN, words="x")) == ["not_delegable"]
    made = Ask("ask", EKO, HEAD, "Why?", of="agency")
    decision = decide_ask(walk.compiled, case_of(walk), made, walk.world, walk.now)
    assert keys(decision) == ["not_delegable"]


def test_a_signature_is_taken_up_where_the_joint_act_may_be_delegated() -> None:
    signer = delegation(office=2, principal=CHARLIE)
    for named, refused in ((["agree"], None), ([], "not_delegable")):
        made = joint_document()
        made["states"]["gate"] |= {"may_delegate": named} if named else {}
        walk = standing_walk(signer, compiled=small(made), cost=5)
        walk.take(walk.act(BOB, "agree", **GIVEN))
        found = hand(walk, "take", slot="sign.agree.2")
        assert (keys(found) if refused else []) == ([refused] if refused else [])
        if refused is None:
            walk.take(found)
            assert keys(walk.act(CHARLIE, "sign")) == ["taken_by"]
            assert isinstance(walk.act(FINA, "sign"), Accepted)


@pytest.mark.parametrize("seed", range(30))
def test_whatever_happens_somebody_can_go_on_and_the_fold_is_the_case(seed: int) -> None:
    """Random deeds of a holder and two who stand in by turns, over the days of their letters."""
    chance = random.Random(seed)
    lent: list[Delegation] = [
        delegation(until_on=DAY + chance.randrange(4) * ONE),
        delegation(id=2, person=EKO, from_on=DAY + ONE, until_on=DAY + 3 * ONE),
    ]
    walk = standing_walk(*lent)
    for _ in range(30):
        walk.now = min(walk.now + chance.choice((2, 9)) * dt.timedelta(hours=1), NOON + 4 * ONE)
        case, person = case_of(walk), chance.choice((BOB, FINA, EKO, STRANGER))
        at = standing(walk.compiled, case, Actor(person), walk.world, walk.now)
        deed = chance.choice(DEEDS)
        to = chance.choice(colleagues(at, case.tasks[0]) or [None])  # type: ignore[list-item]  # nobody, too
        made = hand(walk, deed, person, to=to, words="why")
        may = not hand_reasons(at, case.tasks[0], deed)
        assert isinstance(made, Accepted) == (may and (deed != "pass_on" or to is not None))
        if isinstance(made, Accepted):
            walk.take(made)
            stands_in = any(one.person == person for one in lent)
            assert ("for" in by(walk)) == stands_in
        free = [
            one
            for one in (BOB, FINA, EKO)
            if isinstance(walk.act(one, "send_back", **SENT_BACK), Accepted)
        ]
        assert free
        assert all(one == BOB or any(d.person == one for d in lent) for one in free)
    assert fold(walk.records) == case_of(walk)
