"""Who has a task in hand, on a real database: races, rows, the queue's filter, who sees what."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, handing, queue
from engine.service.acting import NoSuchCaseError, act
from engine.service.desk import Desk
from engine.service.handing import Hand
from engine.service.opening import open_case
from engine.service.queue import Filter
from engine.service.results import Done, Receipt
from engine.service.verifying import verify
from engine.service.world import world_of
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.support.office import wish
from tests.support.small import ALICE, BOB, CHARLIE, EKO, FINA, NOON

HEADS = (BOB, EKO, FINA)  # of the village, here
LOW = {"reason": "LOW", "words": "no", "next_step": "ask again"}


@pytest.fixture
def shared(desk: Desk, owner: Database) -> Desk:
    """The village head's office is held by three."""
    with owner.connection() as connection:
        for person in (EKO, FINA):
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on)"
                " VALUES (1, 1, %s, '2020-01-01')",
                (person,),
            )
            connection.execute(
                "INSERT INTO member (tenant, person) VALUES (1, %s) ON CONFLICT DO NOTHING",
                (person,),
            )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
        connection.execute(
            "INSERT INTO member (tenant, person) VALUES (1, %s), (1, %s) ON CONFLICT DO NOTHING",
            (BOB, ALICE),
        )
    return desk


def opened(desk: Desk, key: str = "form-1") -> int:
    receipt = open_case(desk, "small", wish(), key, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def hand(desk: Desk, case: int, deed: Any, person: int, **more: Any) -> Done | Refused:
    return handing.hand(desk, case, Hand(deed, person, **more), NOON)


def key(result: object) -> str:
    assert isinstance(result, Refused), result
    return result.reasons[0].key


def test_two_take_it_up_at_once_and_one_has_it(shared: Desk) -> None:
    for turn in range(12):
        case = opened(shared, f"race-{turn}")
        with ThreadPoolExecutor(3) as pool:
            results = [
                one.result()
                for one in [pool.submit(hand, shared, case, "take", who) for who in HEADS]
            ]
        won = [who for who, one in zip(HEADS, results, strict=True) if isinstance(one, Done)]
        assert len(won) == 1
        lost = [one for one in results if isinstance(one, Refused)]
        assert [(key(one), one.reasons[0].values["taker"]) for one in lost] == [
            ("taken_by", won[0])
        ] * 2


def test_taken_against_decided_leaves_one_of_both(shared: Desk) -> None:
    """Decided first, there is nothing to take; taken first, the other is told who has it."""
    for turn in range(12):
        case = opened(shared, f"race-{turn}")
        refuse = Act("refuse", Actor(BOB), LOW)
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(hand, shared, case, "take", EKO)
            second = pool.submit(act, shared, case, refuse, None, NOON)
            took, decided = first.result(), second.result()
        if isinstance(took, Done):
            assert key(decided) == "taken_by"
        else:
            assert isinstance(decided, Done)
            assert key(took) == "case_ended"


def test_the_rows_say_who_has_it_and_agree_with_the_events(shared: Desk) -> None:
    case = opened(shared)
    assert isinstance(hand(shared, case, "take", EKO), Done)
    assert isinstance(hand(shared, case, "pass_on", EKO, to=FINA, words="yours"), Done)
    with snapshot(shared.database) as archive:
        assert list(verify(archive)) == []
    with shared.database.connection() as connection:
        rows = connection.execute(
            "SELECT taken_by, taken_at FROM task WHERE case_id = %s", (case,)
        ).fetchall()
        told = connection.execute("SELECT queue, notice FROM outbox ORDER BY id DESC").fetchone()
    assert rows == [(FINA, NOON)]
    assert told == (f"person:{FINA}", "own.passed_on")
    assert isinstance(hand(shared, case, "give_back", FINA), Done)
    assert isinstance(act(shared, case, Act("refuse", Actor(BOB), LOW), None, NOON), Done)
    with snapshot(shared.database) as archive:
        assert list(verify(archive)) == []


def seen(desk: Desk, person: int, whose: str) -> list[tuple[int, str | None]]:
    every = queue.behind(world_of(desk, NOON), person, NOON)
    wanted = Filter(hands=queue.hands(every, person, whose))
    found = queue.page(desk, person, wanted, None, NOON)
    assert found.count == len(found.lines)
    return [(line.task.case_id, line.taker) for line in found.lines]


def test_the_queue_tells_mine_from_my_colleagues_and_nobodys(shared: Desk, owner: Database) -> None:
    one, two, three = (opened(shared, f"form-{n}") for n in range(3))
    hand(shared, one, "take", BOB)
    hand(shared, two, "take", EKO)
    assert seen(shared, BOB, "mine") == [(one, "Bob")]
    assert seen(shared, BOB, "others") == [(two, "Eko")]
    assert seen(shared, BOB, "nobodys") == [(three, None)]
    assert len(seen(shared, BOB, "")) == 3
    # Whoever left holds nothing up: it is nobody's from that day on.
    with owner.connection() as connection:
        connection.execute("UPDATE term SET until_on = '2027-01-31' WHERE person = %s", (EKO,))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    assert seen(shared, BOB, "others") == []
    assert seen(shared, BOB, "nobodys") == [(two, None), (three, None)]
    assert isinstance(act(shared, two, Act("refuse", Actor(BOB), LOW), None, NOON), Done)


def test_whoever_shares_no_queue_has_no_such_filter(shared: Desk) -> None:
    every = queue.behind(world_of(shared, NOON), CHARLIE, NOON)
    assert queue.hands(every, CHARLIE, "nobodys") is None


def test_officials_see_persons_and_the_proposer_nothing_of_it(shared: Desk) -> None:
    case = opened(shared)
    hand(shared, case, "take", BOB)
    hand(shared, case, "take_over", EKO, words="Bob is away")
    official = case_view.view(shared, BOB, case, NOON)
    party = case_view.view(shared, ALICE, case, NOON)
    assert official is not None
    assert party is not None
    entry = official.followed.entries[0]
    assert (entry.what, entry.hands, entry.words) == ("taken_over", (EKO, BOB), "Bob is away")
    assert [one.what for one in party.followed.entries] == ["opened"]
    [shown] = handing.in_hands(official, BOB, NOON)
    assert (shown.taker, shown.may, shown.mine) == (EKO, ("take_over",), True)
    [own] = handing.in_hands(official, EKO, NOON)
    assert own.may == ("give_back", "pass_on")
    assert set(own.colleagues) == {BOB, FINA}
    assert handing.in_hands(party, ALICE, NOON) == ()
    assert handing.names(shared, {BOB, EKO, 999}) == {BOB: "Bob", EKO: "Eko"}


def test_a_case_that_is_not_there(shared: Desk) -> None:
    with pytest.raises(NoSuchCaseError):
        hand(shared, 999, "take", BOB)


def test_the_day_after_a_term_ends_deciding_is_open_to_the_others(
    shared: Desk, owner: Database
) -> None:
    case = opened(shared)
    hand(shared, case, "take", BOB)
    with owner.connection() as connection:
        connection.execute("UPDATE term SET until_on = %s WHERE person = %s", (NOON.date(), BOB))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    again = Act("refuse", Actor(EKO), LOW)
    assert key(act(shared, case, again, None, NOON)) == "taken_by"
    assert isinstance(act(shared, case, again, None, NOON + dt.timedelta(days=1)), Done)
