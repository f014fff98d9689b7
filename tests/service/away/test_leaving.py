"""Days away and who is left: recorded, warned of before, an incident that ends by itself."""

import datetime as dt

import pytest

from engine.service import incidents
from engine.service.away import coverage, giving, leaving
from engine.service.desk import Desk
from engine.store.database import Database
from tests.service.away.stand import (
    DAY,
    WEEK,
    at_gate,
    furnish_stand,
    given,
    wanted,
    why_not,
)  # fmt: skip
from tests.support.small import BOB, CHARLIE, DIAN, NOON

ONE = dt.timedelta(days=1)


@pytest.fixture
def desk(database: Database, owner: Database) -> Desk:
    with owner.transaction() as connection:
        furnish_stand(connection)
    return Desk(database, 1)


def leave(desk: Desk, first: int = 3, last: int = 5, person: int = BOB) -> int:
    made = leaving.leave(desk, person, DAY + first * ONE, DAY + last * ONE, person, None, NOON)
    assert isinstance(made, int), made
    return made


def told(desk: Desk) -> list[tuple[int, str]]:
    found = incidents.waiting(desk, kind=coverage.KIND)
    return [(one.values["office"], one.values["from_on"]) for one in found]


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (-20, 3, ("begins_too_early", "from_on")),
        (3, 2, ("ends_before_it_begins", "until_on")),
        (-3, -1, ("over_already", "until_on")),
        (0, 400, ("too_many_days", "until_on")),
        (4, 9, ("away_already", "from_on")),
    ],
)
def test_what_is_wrong_is_told_at_its_input(
    desk: Desk, first: int, last: int, wrong: tuple[str, str]
) -> None:
    leave(desk)
    no = leaving.leave(desk, BOB, DAY + first * ONE, DAY + last * ONE, BOB, None, NOON)
    assert why_not(no) == [wrong]


def test_the_page_says_before_who_would_be_left_and_what_falls_due(desk: Desk) -> None:
    at_gate(desk)
    [gap] = coverage.of_person(desk, BOB, DAY + ONE, DAY + 9 * ONE, NOON)
    assert (gap.office.id, gap.away, gap.delegates, gap.open, gap.due) == (1, ("Bob",), (), 1, 1)
    [earlier] = coverage.of_person(desk, BOB, DAY, DAY + ONE, NOON)
    assert (earlier.open, earlier.due) == (1, 0)
    given(desk)
    [partly] = coverage.of_person(desk, BOB, DAY + ONE, DAY + 3 * ONE, NOON)
    assert (partly.gap.cover, partly.delegates) == ("partly", ("Fina",))


def test_a_gap_that_begins_soon_is_an_incident_and_ends_by_itself(desk: Desk) -> None:
    number = leave(desk)
    assert told(desk) == [(1, "2027-02-04")]
    assert coverage.watch(desk, NOON) == 0  # raised once
    assert leaving.back(desk, number, BOB, None, NOON) is None
    assert told(desk) == []


def test_somebody_who_stands_in_ends_the_incident(desk: Desk) -> None:
    leave(desk)
    given(desk)
    assert told(desk) == []


def test_a_gap_far_away_is_on_the_page_and_no_incident_until_it_is_near(desk: Desk) -> None:
    leave(desk, 30, 32)
    assert told(desk) == []
    assert [one.gap.from_on for one in coverage.ahead(desk, NOON)] == [DAY + 30 * ONE]
    later = NOON + 20 * ONE
    assert coverage.watch(desk, later) == 1
    assert told(desk) == [(1, (DAY + 30 * ONE).isoformat())]
    assert coverage.watch(desk, NOON + 31 * ONE) == 0  # it runs: the same incident
    assert coverage.watch(desk, NOON + 40 * ONE) == 1  # over
    assert told(desk) == []


def test_a_term_that_ends_without_a_successor_is_told_before(desk: Desk, owner: Database) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE term SET until_on = %s WHERE person = %s", (DAY + 9 * ONE, DIAN))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    assert coverage.watch(desk, NOON) == 1
    assert told(desk) == [(3, "2027-02-11")]


def test_back_earlier_keeps_the_days_that_were(desk: Desk) -> None:
    number = leave(desk, -2, 5)
    assert leaving.back(desk, number, BOB, None, NOON) is None
    found = leaving.one(desk, number)
    assert found is not None
    assert found.until_on == DAY - ONE
    assert why_not(leaving.back(desk, number, BOB, None, NOON)) == [("unknown_absence", None)]


def test_only_oneself_or_the_secretariat_with_a_reason(desk: Desk) -> None:
    no = leaving.leave(desk, BOB, DAY, DAY, DIAN, "he said so", NOON)
    assert why_not(no) == [("not_secretariat", None)]
    number = leaving.leave(desk, BOB, DAY, DAY, CHARLIE, "he called", NOON)
    assert isinstance(number, int)
    assert why_not(leaving.back(desk, number, DIAN, "x", NOON)) == [("not_secretariat", None)]
    assert why_not(leaving.back(desk, 999, BOB, None, NOON)) == [("unknown_absence", None)]


def test_a_delegation_that_begins_while_away_is_in_force_on_its_days_only(desk: Desk) -> None:
    leave(desk, 0, 9)
    assert told(desk) == [(1, "2027-02-01")]
    made = giving.give(desk, wanted(until_on=DAY + WEEK), BOB, None, NOON)
    assert isinstance(made, int)
    # From the eighth day on nobody is left again: another gap, told anew.
    assert told(desk) == [(1, (DAY + WEEK + ONE).isoformat())]
