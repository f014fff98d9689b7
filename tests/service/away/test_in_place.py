"""Beside deciding in somebody's place, on a real database: races, the queue's filter, what is read
by officials and by everybody, and the end of the letter."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, consulting, handing, queue, telling, urging
from engine.service.acting import act
from engine.service.away import giving
from engine.service.consulting import Ask, Reply
from engine.service.desk import Desk
from engine.service.following import follow
from engine.service.handing import Hand
from engine.service.queue import Filter
from engine.service.results import Done
from engine.service.verifying import verify
from engine.service.world import world_of
from engine.store import standing_in as rows
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.service.away.stand import DAY, at_gate, furnish_stand, given, why_not
from tests.support.small import ALICE, BOB, DIAN, EKO, FINA, NOON

ONE = dt.timedelta(days=1)
AGENCY = "agency_head@org:works"
BACK = {"remarks": {"title": "Say where"}}


@pytest.fixture
def desk(database: Database, owner: Database) -> Desk:
    with owner.transaction() as connection:
        furnish_stand(connection)
    return Desk(database, 1)


def hand(
    desk: Desk, case: int, deed: Any, person: int = FINA, now: dt.datetime = NOON, **more: Any
) -> Done | Refused:
    return handing.hand(desk, case, Hand(deed, person, **more), now)


def view(desk: Desk, person: int, case: int, now: dt.datetime = NOON) -> case_view.CaseView:
    found = case_view.view(desk, person, case, now)
    assert found is not None
    return found


def seen(desk: Desk, person: int, whose: str, now: dt.datetime = NOON) -> list[int]:
    every = queue.behind(world_of(desk, now), person, now)
    found = queue.page(desk, person, Filter(hands=queue.hands(every, person, whose)), None, now)
    assert found.count == len(found.lines)
    return [line.task.case_id for line in found.lines]


def test_two_tabs_and_two_persons_take_it_up_and_one_has_it(desk: Desk) -> None:
    given(desk)
    for turn in range(8):
        case = at_gate(desk, f"race-{turn}")
        with ThreadPoolExecutor(3) as pool:
            tries = [pool.submit(hand, desk, case, "take", who) for who in (FINA, FINA, BOB)]
            results = [one.result() for one in tries]
        assert sum(isinstance(one, Done) for one in results) == 1
        lost = [why_not(one) for one in results if isinstance(one, Refused)]
        assert all(one[0][0] in ("taken_by", "in_hand_already") for one in lost)


def test_the_queue_tells_whose_it_is_until_the_letter_ends(desk: Desk) -> None:
    one, two = (at_gate(desk, f"form-{number}") for number in range(2))
    given(desk, until_on=DAY)
    assert isinstance(hand(desk, one, "take"), Done)
    assert (seen(desk, FINA, "mine"), seen(desk, FINA, "nobodys")) == ([one], [two])
    assert (seen(desk, BOB, "others"), seen(desk, BOB, "nobodys")) == ([one], [two])
    [line, _] = queue.page(desk, FINA, Filter(), None, NOON).lines
    assert (line.mine, line.lent) == (True, True)
    tomorrow = NOON + ONE
    assert sorted(seen(desk, BOB, "", tomorrow)) == sorted([one, two])
    [line, _] = queue.page(desk, BOB, Filter(), None, tomorrow).lines
    assert line.taker is None
    assert queue.page(desk, FINA, Filter(), None, tomorrow).lines == ()
    done = act(desk, one, Act("send_back", Actor(BOB), BACK), None, tomorrow)
    assert isinstance(done, Done)


def test_a_letter_for_one_workflow_counts_in_that_one_only(desk: Desk) -> None:
    one, two = (at_gate(desk, f"form-{number}") for number in range(2))
    number = given(desk, workflow="small")
    assert isinstance(hand(desk, one, "take"), Done)
    assert (seen(desk, BOB, "others"), seen(desk, BOB, "nobodys")) == ([one], [two])
    assert seen(desk, FINA, "mine") == [one]
    assert giving.take_back(desk, number, BOB, None, NOON) is None
    assert (seen(desk, FINA, "mine"), len(seen(desk, BOB, ""))) == ([], 2)
    with desk.database.connection() as connection:
        assert connection.execute("SELECT taken_by FROM task WHERE case_id = %s", (one,)).fetchone()


def test_what_is_offered_on_the_page_goes_through_and_ends_with_the_letter(desk: Desk) -> None:
    case = at_gate(desk)
    given(desk, until_on=DAY)
    found = view(desk, FINA, case)
    [shown] = handing.in_hands(found, FINA, NOON)
    assert (shown.may, shown.colleagues, shown.lent) == (("take", "pass_on"), (BOB,), frozenset())
    assert handing.in_place_of(found, FINA, NOON) == {BOB}
    [his] = handing.in_hands(view(desk, BOB, case), BOB, NOON)
    assert (his.colleagues, his.lent) == ((FINA,), frozenset({FINA}))
    may = consulting.may_ask(found, FINA, NOON)
    assert may is not None
    assert AGENCY in dict(consulting.offices(found, may, FINA, NOON))
    assert handing.in_place_of(view(desk, BOB, case), BOB, NOON) == set()
    assert why_not(hand(desk, case, "take", now=NOON + ONE)) == [("not_your_role", None)]


def test_a_question_and_its_answer_in_somebodys_place_as_everybody_reads_them(desk: Desk) -> None:
    case = at_gate(desk)
    given(desk)
    new = giving.NewDelegation(3, DIAN, EKO, DAY, DAY + ONE, basis="ST 13/2027")
    with desk.database.transaction() as connection:
        rows.give(connection, 1, new, DIAN, NOON)
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    asked = Ask("ask", FINA, AGENCY, "Is it wide enough?")
    assert isinstance(consulting.ask(desk, case, asked, NOON), Done)
    telling.relay(desk.database, NOON + dt.timedelta(minutes=5))
    with desk.database.connection() as connection:
        told = connection.execute(
            "SELECT person FROM delivery WHERE notice = 'own.asked' AND channel = 'page'"
            " ORDER BY person"
        ).fetchall()
    assert told == [(DIAN,), (EKO,)]
    [line] = queue.page(desk, EKO, Filter(), None, NOON).lines
    assert (line.task.slot, line.lent) == ("ask:1", True)
    [one] = consulting.asked_in(view(desk, EKO, case), EKO, NOON)
    assert one.may == ("answered", "turned_down")
    reply = Reply("answered", EKO, "ask:1", "It is")
    assert isinstance(consulting.reply(desk, case, reply, NOON), Done)
    public = follow(desk, view(desk, BOB, case).case.number, None, NOON)
    answered, question = public.entries[:2]  # type: ignore[union-attr]
    assert (question.what, answered.what) == ("ask", "answered")
    for entry, office, own in (
        (question, "village_head", "team_member"),
        (answered, "agency_head", "partner"),
    ):
        assert entry.who is not None
        found = (entry.who.office, entry.who.stands_in, entry.who.capacity)
        assert found == (office, own, "delegate")
    with snapshot(desk.database) as archive:
        assert list(verify(archive)) == []


def test_asking_after_a_case_in_the_place_of_whoever_passed_it_on(desk: Desk) -> None:
    case = at_gate(desk)
    given(desk)
    passed = Act("pass_on", Actor(BOB), {"agency": "works"})
    assert isinstance(act(desk, case, passed, None, NOON), Done)
    later = NOON + ONE
    found = view(desk, FINA, case, later)
    assert urging.may_urge(desk, FINA, found, later) == ()
    assert handing.in_place_of(found, FINA, later) == {BOB}
    assert isinstance(urging.urge(desk, FINA, case, later), Done)
    assert why_not(urging.urge(desk, FINA, case, later)) == [("urge_today", None)]
    entry = view(desk, ALICE, case, later).followed.entries[0]
    assert entry.who is not None
    assert (entry.what, entry.who.office, entry.who.capacity) == (
        "urged", "village_head", "delegate",
    )  # fmt: skip
