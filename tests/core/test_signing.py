"""Joint actions: begun by one office, signed by the others, in force with the last signature."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.decide import decide
from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.values import Accepted, Act, Actor
from tests.core.joint_cases import GIVEN, OTHER, VILLAGE, ZAKI, begun, joint_document, joint_walk
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, NOON, STRANGER, small, world

SIGN = "sign.agree.2"


def waits(walk: Walk) -> dict[str, str]:
    return {task.slot: task.queue for task in walk.case.tasks}


def open_to(walk: Walk, person: int) -> set[tuple[str, str]]:
    found = offers(walk.compiled, walk.case, Actor(person), walk.world, walk.now)
    return {(offer.action, offer.slot) for offer in found if offer.open}


def test_the_first_signature_asks_the_others_and_changes_nothing_yet() -> None:
    walk = begun()
    assert walk.case.state == "gate"
    assert waits(walk) == {SIGN: "district_head@33.26.01"}
    assert "agency" not in walk.case.data
    assert "note" not in walk.case.data
    held = walk.case.round
    assert (held.action, held.fields) == ("agree", {"agency": "works"})
    assert held.words == {"set.note": "As discussed", "say.words": "We agree"}
    assert [(one.queue, one.person) for one in held.signed] == [(f"village_head@{VILLAGE}", BOB)]


def test_words_of_a_round_stand_beside_its_event_only() -> None:
    walk = begun()
    assert "As discussed" not in repr(walk.records[-1][0])
    assert walk.records[-1][1] == {"set.note": "As discussed", "say.words": "We agree"}


def test_whoever_is_asked_is_told() -> None:
    walk = begun()
    assert [(n.queue, n.notice) for n in walk.last.notices] == [("district_head@33.26.01", "task")]


def test_the_last_signature_lets_it_take_effect_with_the_very_answers() -> None:
    walk = begun()
    walk.take(walk.act(CHARLIE, "sign"))
    assert (walk.case.state, walk.case.round) == ("district_check", None)
    assert walk.case.data["agency"] == "works"
    assert walk.case.data["note"] == "As discussed"
    body = walk.records[-1][0]
    assert (body["kind"], body["act"], body["by"]["person"]) == ("acted", "agree", CHARLIE)
    assert [(role, office) for role, office, _ in body["sign"]["whole"]] == [
        ("head", 1),
        ("above", 2),
    ]
    assert walk.records[-1][1] == {"set.note": "As discussed", "say.words": "We agree"}


def test_everybody_who_signed_has_acted_in_their_role() -> None:
    walk = begun()
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.acted["head"] == (BOB,)
    assert walk.case.acted["above"] == (CHARLIE,)


def test_declining_takes_words_and_gives_the_task_back() -> None:
    walk = begun()
    assert keys(walk.act(CHARLIE, "decline")) == ["missing"]
    walk.take(walk.act(CHARLIE, "decline", words="Not yet"))
    assert (walk.case.state, walk.case.round) == ("gate", None)
    assert waits(walk) == {"": f"village_head@{VILLAGE}"}
    assert "agency" not in walk.case.data
    [task] = walk.case.tasks
    assert task.occurrence == walk.case.revision
    assert task.due_at == walk.world.calendar.due(
        NOON, small().definition.states["gate"].due.within, False
    )
    walk.take(walk.act(BOB, "agree", **GIVEN))
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.state == "district_check"


def test_other_answers_end_the_round_and_begin_another() -> None:
    walk = begun()
    first = walk.case.tasks[0]
    walk.take(walk.act(BOB, "agree", **{**GIVEN, "words": "We agree on this"}))
    assert walk.case.round.words["say.words"] == "We agree on this"
    assert waits(walk) == {SIGN: "district_head@33.26.01"}
    assert walk.case.tasks[0].occurrence > first.occurrence
    assert len(walk.case.round.signed) == 1


def test_the_same_answers_once_more_are_no_news() -> None:
    walk = begun()
    assert keys(walk.act(BOB, "agree", **GIVEN)) == ["already_signed"]


def test_the_same_answers_by_another_signer_are_that_signature() -> None:
    walk = begun(by=["head", "above"])
    walk.take(walk.act(CHARLIE, "agree", **GIVEN))
    assert walk.case.state == "district_check"
    assert walk.records[-1][0]["by"]["person"] == CHARLIE


def test_another_act_moves_the_case_and_the_round_is_over() -> None:
    walk = begun()
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="no", next_step="x"))
    assert (walk.case.state, walk.case.round, walk.case.tasks) == ("rejected", None, ())


def test_an_act_that_stays_leaves_the_round_as_it_is() -> None:
    walk = begun()
    walk.take(walk.act(ALICE, "add_note", note="Hello"))
    assert walk.case.round is not None
    assert SIGN in waits(walk)


def test_nobody_signs_for_another_office_or_without_a_round() -> None:
    walk = joint_walk()
    assert keys(walk.act(CHARLIE, "sign")) == ["no_such_action"]
    walk = begun()
    assert keys(walk.act(STRANGER, "sign", slot=SIGN)) == ["not_your_role"]
    assert keys(walk.act(BOB, "sign")) == ["no_open_task"]
    assert keys(walk.act(CHARLIE, "sign", slot="sign.agree.7")) == ["no_open_task"]
    assert keys(walk.act(CHARLIE, "sign", agency="works")) == ["not_asked"]


def test_a_window_that_closed_meanwhile_keeps_it_from_taking_effect() -> None:
    walk = begun(only_in="window asking")
    walk.now = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    assert keys(walk.act(CHARLIE, "sign")) == ["window_closed"]
    assert open_to(walk, CHARLIE) == {("decline", SIGN)}


def test_what_is_offered_to_a_signer() -> None:
    walk = begun()
    assert open_to(walk, CHARLIE) == {("sign", SIGN), ("decline", SIGN)}
    assert ("sign", SIGN) not in open_to(walk, BOB)
    assert ("agree", "") in open_to(walk, BOB)  # other answers begin anew


def test_without_questions_a_second_press_is_closed_from_the_start() -> None:
    walk = joint_walk(asks=[])
    walk.take(walk.act(BOB, "agree"))
    assert ("agree", "") not in open_to(walk, BOB)
    assert keys(walk.act(BOB, "agree")) == ["already_signed"]


def test_an_office_that_nobody_holds_is_an_incident_not_a_signature() -> None:
    walk = joint_walk()
    offices = tuple(office for office in walk.world.directory.offices if office.id != 2)
    walk.world = world(offices=offices)
    step = walk.take(walk.act(BOB, "agree", **GIVEN))
    assert [found.kind for found in step.incidents] == ["unstaffed"]
    walk.world = world()
    walk.take(walk.wake("reassign", SIGN))
    assert waits(walk) == {SIGN: "district_head@33.26.01"}
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.state == "district_check"


def test_one_office_that_would_sign_twice_signs_once_at_once() -> None:
    made = joint_document(joint=["head", "same"])
    made["roles"]["same"] = {**made["roles"]["head"]}
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    walk.take(walk.act(BOB, "agree", **GIVEN))
    assert walk.case.state == "district_check"
    assert len(walk.records[-1][0]["sign"]["whole"]) == 1


def test_silence_of_a_signer_is_the_silence_of_the_state() -> None:
    walk = begun()
    due_at = walk.case.tasks[0].due_at
    walk.take(walk.wake("lapse", SIGN, due_at))
    [task] = walk.case.tasks
    assert (task.slot, task.stage) == (SIGN, 1)  # handed on, to the same district head here
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.state == "district_check"


def test_a_joint_act_that_stays_leaves_the_task_of_the_state_open() -> None:
    walk = joint_walk(to=None, stays=True)
    walk.take(walk.act(BOB, "agree", **GIVEN))
    assert set(waits(walk)) == {"", SIGN}
    walk.take(walk.act(CHARLIE, "sign"))
    assert (walk.case.state, walk.case.round) == ("gate", None)
    assert set(waits(walk)) == {""}
    assert walk.case.data["agency"] == "works"


def all_of(*codes: str, **more: object) -> Walk:
    walk = joint_walk(joint="all of case.villages", asks=["villages"], **more)
    walk.take(walk.act(BOB, "agree", villages=list(codes)))
    return walk


def test_every_village_of_a_field_signs_by_its_head() -> None:
    walk = all_of(VILLAGE, OTHER, OTHER)
    assert waits(walk) == {"sign.agree.2": f"village_head@{OTHER}"}
    assert walk.case.round.codes == (VILLAGE, OTHER)
    walk.take(walk.act(ZAKI, "sign"))
    assert walk.case.state == "district_check"
    assert walk.case.data["villages"] == [VILLAGE, OTHER]


def test_whoever_begins_signs_also_where_the_field_does_not_name_them() -> None:
    walk = all_of(OTHER)
    assert walk.case.round.signed[0].slot == "sign.agree.0"
    assert waits(walk) == {"sign.agree.1": f"village_head@{OTHER}"}


def test_a_field_that_names_nobody_else_lets_it_take_effect_at_once() -> None:
    assert all_of(VILLAGE).case.state == "district_check"


def test_the_office_of_a_named_village_is_found_anew() -> None:
    walk = joint_walk(joint="all of case.villages", asks=["villages"])
    walk.world = world()  # the second village has no head yet
    walk.take(walk.act(BOB, "agree", villages=[OTHER]))
    assert waits(walk)["sign.agree.1"].startswith("nobody@")
    walk.world = joint_walk().world
    walk.take(walk.wake("reassign", "sign.agree.1"))
    assert waits(walk) == {"sign.agree.1": f"village_head@{OTHER}"}


@pytest.mark.parametrize("first", ["sign", "decline"])
def test_of_two_at_the_same_moment_the_second_is_decided_on_what_the_first_made(first: str) -> None:
    """Three sign; two of them act on the same revision. One of them is decided anew."""
    walk = all_of(OTHER, VILLAGE)
    made = joint_document(joint=["head", "above", "agency"], asks=["agency"])
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    walk.take(walk.act(BOB, "agree", agency="works"))
    seen = walk.case
    words = {"words": "no"} if first == "decline" else {}
    walk.take(walk.act(CHARLIE, first, **words))
    late = Act("sign", Actor(4), {}, None, "sign.agree.3")
    assert isinstance(decide(walk.compiled, seen, late, walk.world, NOON), Accepted)
    anew = decide(walk.compiled, walk.case, late, walk.world, NOON)
    if first == "sign":
        walk.take(anew)
        assert walk.case.state == "district_check"
    else:
        assert keys(anew) == ["no_such_action"]


PERSONS = st.sampled_from([ALICE, BOB, CHARLIE, 4, STRANGER])
DEEDS = st.sampled_from(["agree", "sign", "decline", "add_note", "send_back", "resubmit", "other"])


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.tuples(PERSONS, DEEDS), max_size=12))
def test_whatever_is_done_it_folds_and_takes_effect_exactly_when_all_have_signed(story) -> None:
    three = ["head", "above", "agency"]
    made = joint_document(by=three[:2], joint=three, asks=["agency", "words"])
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    signed: set[str] = set()  # an own count: the offices under the present words
    words = None
    holders = {BOB: "head", CHARLIE: "above", 4: "agency"}
    for person, deed in story:
        if walk.case.ending is not None or walk.case.state not in ("gate", "correction"):
            break
        data = {
            "agree": {"agency": "works", "words": "one"},
            "other": {"agency": "works", "words": "two"},
            "decline": {"words": "no"},
            "send_back": {"remarks": {"title": "where?"}},
        }.get(deed, {})
        offered = open_to(walk, person)
        action = "agree" if deed == "other" else deed
        decision = walk.act(person, action, **data)
        accepted = isinstance(decision, Accepted)
        office, state = holders.get(person), walk.case.state
        if deed in ("sign", "decline"):
            assert accepted == any(name == deed for name, _ in offered)
            assert accepted == (bool(signed) and office is not None and office not in signed)
        if not accepted:
            continue
        before = walk.case
        walk.take(decision)
        if action == "agree":
            signed = {*signed, office} if data["words"] == words else {office}
            words = data["words"]
        elif deed == "sign":
            signed = {*signed, office}
        elif deed == "decline" or "to" in walk.records[-1][0]:
            signed, words = set(), None
        whole = signed == set(three)
        if state == "gate" and action in ("agree", "sign"):
            assert (walk.case.state != "gate") == whole
        assert (walk.case.round is None) == (not signed or whole)
        assert walk.case.ending is not None or walk.case.tasks
        assert before.revision + 1 == walk.case.revision
    assert fold(walk.records) == walk.case
