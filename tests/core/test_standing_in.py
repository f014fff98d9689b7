"""Acting in the place of an office's holder: by date, scope and amount, named in every trace."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.core.fold import acted_after
from engine.core.offers import offers
from engine.core.standing_in import Absence, Delegation, circle
from engine.core.values import Actor
from tests.core.joint_cases import GIVEN, joint_document
from tests.core.standing_cases import (
    DAY,
    SENT_BACK,
    WEEK,
    delegable,
    delegation,
    standing_walk,
    standing_world,
)  # fmt: skip
from tests.core.walking import Walk, keys
from tests.support.small import (
    ALICE,
    BOB,
    CHARLIE,
    DIAN,
    FINA,
    STRANGER,
    VILLAGE,
    directory,
    document,
    small,
)  # fmt: skip

QUEUE = f"village_head@{VILLAGE}"
GONE = Absence(BOB, DAY, DAY)


def offered(walk: Walk, person: int) -> dict[str, int | None]:
    found = offers(walk.compiled, walk.case, Actor(person), walk.world, walk.now)
    return {one.action: one.behalf for one in found if one.open}


def test_the_event_names_both_and_the_office_that_the_delegate_signs_by() -> None:
    walk = standing_walk()
    walk.take(walk.act(FINA, "pass_on", agency="works"))
    by = walk.records[-1][0]["by"]
    assert (by["person"], by["for"]) == (FINA, {"person": BOB, "delegation": 1})
    assert (by["office"], by["capacity"], by["own_office"]) == (1, "delegate", 5)
    assert (by["queue"], by["roles"]) == (QUEUE, ["head"])


def test_both_have_acted_in_the_role_so_both_are_kept_apart_later() -> None:
    walk = standing_walk()
    walk.take(walk.act(FINA, "pass_on", agency="works"))
    assert walk.case.acted["head"] == (FINA, BOB)


def test_only_what_the_definition_lets_be_delegated_is_offered() -> None:
    walk = standing_walk()
    assert offered(walk, FINA) == {"pass_on": BOB, "send_back": BOB}
    assert keys(walk.act(FINA, "refuse"))[:1] == ["not_delegable"]
    closed = standing_walk(compiled=small())
    assert offered(closed, FINA) == {}


def test_the_holder_goes_on_as_before() -> None:
    walk = standing_walk()
    assert offered(walk, BOB)["pass_on"] is None
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert "for" not in walk.records[-1][0]["by"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"from_on": DAY + dt.timedelta(days=1)}, "not_your_role"),
        ({"from_on": DAY - WEEK, "until_on": DAY - dt.timedelta(days=1)}, "not_your_role"),
        ({"when_away": True}, "not_your_role"),
        ({"principal": CHARLIE}, "not_your_role"),
        ({"person": DIAN}, "not_your_role"),
        ({"workflow": "another"}, "delegation_elsewhere"),
        ({"most": 99}, "delegation_over"),
    ],
)
def test_it_reaches_as_far_as_it_says(changes: dict[str, Any], reason: str) -> None:
    walk = standing_walk(delegation(**changes), cost=100)
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == [reason]
    assert "send_back" not in offered(walk, FINA)


@pytest.mark.parametrize(
    "changes",
    [
        {"from_on": DAY, "until_on": DAY},
        {"workflow": "small"},
        {"most": 100},
        {"when_away": True, "until_on": None},
    ],
)
def test_on_its_last_day_in_its_workflow_and_at_its_amount_it_holds(
    changes: dict[str, Any],
) -> None:
    walk = standing_walk(delegation(**changes), cost=100, absences=(GONE,))
    walk.take(walk.act(FINA, "send_back", **SENT_BACK))


def test_an_unknown_amount_is_over_every_limit() -> None:
    walk = standing_walk(delegation(most=10**15), cost=None)
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == ["delegation_not_known"]


def test_its_amount_is_the_one_that_the_state_names() -> None:
    limited = delegable(delegation={"up_to": "tier.small", "of": "case.cost"})
    walk = standing_walk(delegation(most=100), compiled=limited, cost=101)
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == ["delegation_over"]


def test_never_to_the_proposer() -> None:
    walk = standing_walk(delegation(person=ALICE))
    assert keys(walk.act(ALICE, "send_back", **SENT_BACK))[0] == "delegate_is_party"
    for_alice = standing_walk(delegation(person=ALICE))
    for_alice.case = replace(for_alice.case, parties={"opener": STRANGER, "beneficiary": ALICE})
    assert "delegate_is_party" in keys(for_alice.act(ALICE, "send_back", **SENT_BACK))


@pytest.mark.parametrize("acted", [FINA, BOB])
def test_separation_of_duties_is_judged_on_delegate_and_principal(acted: int) -> None:
    made = document()
    made["states"]["gate"]["may_delegate"] = ["send_back"]
    made["never_the_same_person"] = [["head", "above"]]
    walk = standing_walk(compiled=small(made))
    walk.case = replace(walk.case, acted={**walk.case.acted, "above": (acted,)})
    assert keys(walk.act(FINA, "send_back", **SENT_BACK)) == ["same_person"]


def test_it_ends_with_the_principals_term() -> None:
    there = standing_world()
    office = replace(there.directory.by_id[1], terms=())
    offices = tuple(office if one.id == 1 else one for one in there.directory.offices)
    assert directory(offices=offices).lent_to(FINA, DAY) == {}
    assert there.directory.lent_to(FINA, DAY).keys() == {QUEUE}


def test_nobody_hands_on_what_was_given_to_them() -> None:
    handed_on = delegation(id=2, principal=FINA, person=DIAN)
    assert standing_world(delegation(), handed_on).directory.lent_to(DIAN, DAY) == {}


def test_who_stands_in_hears_of_the_work() -> None:
    there = standing_world().directory
    assert [one.person for one in there.standing_in(QUEUE, DAY)] == [FINA]
    assert there.standing_in(QUEUE, DAY + WEEK + WEEK) == ()
    assert there.standing_in("village_head@99", DAY) == ()


def test_a_seat_in_a_review_is_never_delegated() -> None:
    walk = standing_walk(delegation(office=3, principal=DIAN), cost=10**9)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    seat = next(task.slot for task in walk.case.tasks if task.role == "agency")
    assert keys(walk.act(FINA, "pass", seat)) == ["not_delegable"]


def test_a_signature_is_given_in_somebodys_place_where_the_joint_act_may_be_delegated() -> None:
    signer = delegation(office=2, principal=CHARLIE, person=FINA)
    for named, allowed in ((["agree"], True), ([], False)):
        made = joint_document()
        made["states"]["gate"] |= {"may_delegate": named} if named else {}
        walk = standing_walk(signer, compiled=small(made), cost=5)
        walk.take(walk.act(BOB, "agree", **GIVEN))
        if not allowed:
            assert keys(walk.act(FINA, "sign", "sign.agree.2")) == ["not_delegable"]
            assert "sign" not in offered(walk, FINA)
            continue
        assert offered(walk, FINA)["sign"] == CHARLIE
        walk.take(walk.act(FINA, "sign"))
        assert walk.records[-1][0]["by"]["for"] == {"person": CHARLIE, "delegation": 1}
        assert set(walk.case.acted["above"]) == {FINA, CHARLIE}


def test_being_away_keeps_nobody_from_acting() -> None:
    walk = standing_walk(absences=(GONE,))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.world.directory.present_behind(QUEUE, DAY) == ()


# Circles


def given_by(*pairs: tuple[int, int]) -> list[Delegation]:
    return [delegation(id=n, principal=a, person=b) for n, (a, b) in enumerate(pairs, start=10)]


def test_a_circle_names_its_persons() -> None:
    assert circle(delegation(principal=1, person=2), given_by((2, 3), (3, 1))) == (1, 2, 3, 1)
    assert circle(delegation(principal=1, person=2), given_by((2, 3), (3, 4))) == ()
    assert circle(delegation(principal=1, person=1), []) == (1, 1)


def test_days_that_never_meet_make_no_circle() -> None:
    later = delegation(id=9, principal=2, person=1, from_on=DAY + 2 * WEEK, until_on=DAY + 3 * WEEK)
    assert circle(delegation(principal=1, person=2), [later]) == ()
    assert circle(delegation(principal=1, person=2, until_on=None), [later]) != ()


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=12))
def test_without_a_circle_at_each_step_nobody_stands_in_for_themselves_in_the_end(
    pairs: list[tuple[int, int]],
) -> None:
    kept: list[Delegation] = []
    for number, (principal, person) in enumerate(pairs):
        new = delegation(id=number, principal=principal, person=person)
        if not circle(new, kept):
            kept.append(new)
    reached = {one.principal: {one.person} for one in kept}
    for one in kept:
        reached[one.principal].add(one.person)
    for _ in range(6):
        for found in reached.values():
            found |= {far for near in list(found) for far in reached.get(near, ())}
    assert all(person not in found for person, found in reached.items())


def test_who_acts_in_somebodys_place_and_that_somebody_have_both_acted() -> None:
    by = {"person": 5, "roles": ["head"], "for": {"person": 2, "delegation": 1}}
    assert acted_after({"head": (5,)}, {"by": by}) == {"head": (5, 2)}
