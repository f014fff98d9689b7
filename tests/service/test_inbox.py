"""The inbox: whose notices, in which words, where they lead, read or not."""

import datetime as dt

import pytest

from engine.service import inbox
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.store.database import Database
from tests.support.office import refuse, wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON

LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def case(desk: Desk, owner: Database) -> int:
    """Alice's case; Bob has been told that it waits for him."""
    with owner.connection() as connection:
        connection.execute("INSERT INTO member (tenant, person) SELECT 1, id FROM person")
    made = open_case(desk, "small", wish(), "open-1", NOON)
    assert isinstance(made, Receipt), made
    relay(desk.database, LATER)
    return made.case_id


def test_everybody_reads_their_own(desk: Desk, case: int) -> None:
    [item] = inbox.page(desk, BOB, None, "id", LATER).items
    assert item.letter.body.endswith("task")
    assert (item.address, item.read) == (f"/kasus/{case}", False)
    assert inbox.page(desk, CHARLIE, None, "id", LATER).items == ()
    assert inbox.unread(desk, BOB) == 1
    assert inbox.unread(Desk(desk.database, 2), BOB) == 0


def test_whoever_may_not_open_the_case_any_more_is_led_to_its_public_page(
    desk: Desk, case: int, owner: Database
) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE term SET until_on = '2027-02-01' WHERE person = %s", (BOB,))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    [item] = inbox.page(desk, BOB, None, "id", LATER + dt.timedelta(days=2)).items
    assert item.address == f"/ikuti/{item.number}"


def test_opening_the_case_reads_what_was_told_of_it_alone(desk: Desk, case: int) -> None:
    other = open_case(desk, "small", wish(), "open-2", NOON)
    assert isinstance(other, Receipt)
    relay(desk.database, LATER)
    assert inbox.read_case(desk, BOB, case, LATER) == 1
    assert inbox.read_case(desk, BOB, case, LATER) == 0
    assert inbox.unread(desk, BOB) == 1
    assert {item.read for item in inbox.page(desk, BOB, None, "id", LATER).items} == {True, False}


def test_reading_all_ends_at_what_was_seen_and_is_mine_alone(desk: Desk, case: int) -> None:
    newest = inbox.page(desk, BOB, None, "id", LATER).newest
    assert newest is not None
    done = act(desk, case, refuse(), None, LATER)
    assert isinstance(done, Done)
    relay(desk.database, LATER + dt.timedelta(hours=1))
    assert inbox.unread(desk, ALICE) > 0
    assert inbox.read_all(desk, BOB, newest, LATER) == 1
    assert inbox.unread(desk, ALICE) > 0
    assert inbox.read_all(desk, ALICE, 0, LATER) == 0
    assert inbox.read_all(Desk(desk.database, 2), ALICE, 2**62, LATER) == 0


def test_words_that_were_erased_are_in_no_notice(desk: Desk, case: int, owner: Database) -> None:
    act(desk, case, refuse(), None, LATER)
    relay(desk.database, LATER + dt.timedelta(hours=1))
    with owner.connection() as connection:
        connection.execute("UPDATE words SET value = NULL, salt = NULL, erased_at = now()")
    for item in inbox.page(desk, ALICE, None, "id", LATER).items:
        assert "Too dear" not in item.letter.body


def test_pages_follow_each_other(desk: Desk, case: int) -> None:
    for number in range(inbox.LINES + 2):
        made = open_case(desk, "small", wish(), f"more-{number}", NOON)
        assert isinstance(made, Receipt)
    relay(desk.database, LATER)
    first = inbox.page(desk, BOB, None, "id", LATER)
    second = inbox.page(desk, BOB, first.older, "id", LATER)
    assert (len(first.items), len(second.items), second.older) == (inbox.LINES, 3, None)
    numbers = {item.number for item in (*first.items, *second.items)}
    assert len(numbers) == inbox.LINES + 3
