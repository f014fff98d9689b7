"""Other hours for a season, hours of a decreed day, the office's clock: versions with a basis."""

import datetime as dt
from collections.abc import Callable

import pytest

from engine.core.calendar import FIVE_DAYS, Season, Week
from engine.core.values import Refused
from engine.service import calendars, case_view, register
from engine.service.decreed import DecreedSeason, LocalDay
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.service.world import world_of
from engine.store import tenants
from engine.store.database import Database
from tests.support.office import wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON, document

D, T = dt.date, dt.time
SHORT: Week = (((T(8), T(12)), (T(12, 30), T(15))),) * 5 + ((), ())
FASTING = Season(D(2027, 2, 3), D(2027, 3, 4), SHORT, "Ramadan 1448 H")
SATURDAY = D(2027, 2, 6)


@pytest.fixture
def office(furnished: Callable[..., Desk]) -> Desk:
    """Its village has twenty office hours from the notice on."""
    changed = document()
    changed["states"]["gate"]["due"] = {"within": "20 office hours", "from": "notice"}
    return furnished(changed)


def keys(result: object) -> list[tuple[str, str | None]]:
    assert isinstance(result, Refused), result
    return [(why.key, why.field) for why in result.reasons]


def opened(desk: Desk, form: str = "form-1") -> int:
    receipt = open_case(desk, "small", wish(), form, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def test_a_season_is_a_version_with_its_basis_and_moves_nothing(office: Desk) -> None:
    case = opened(office)
    assert calendars.add_season(office, FASTING, CHARLIE, " SE 1/2027 ", NOON) == 1
    assert calendars.decreed(office).seasons == (DecreedSeason(FASTING, "SE 1/2027"),)
    assert world_of(office, NOON).calendar.hours(D(2027, 2, 4)) == SHORT[0]
    assert register.entries(office)[0].body["season"]["name"] == "Ramadan 1448 H"
    for made, newer in ((case, True), (opened(office, "form-2"), False)):
        found = case_view.look(office, ALICE, made, NOON)
        assert found is not None
        [counted] = found.followed.counts
        assert counted.newer is newer
        seasons = {one.season for one in counted.count.worked}
        assert seasons == ({""} if newer else {"", "Ramadan 1448 H"})
        hours = sum((one.end_at - one.begin_at for one in counted.count.worked), dt.timedelta())
        assert hours == dt.timedelta(hours=20)
        assert counted.count.worked[0].on == D(2027, 2, 2)  # the day after the notice


@pytest.mark.parametrize(
    ("season", "expected"),
    [
        (Season(D(2027, 1, 31), D(2027, 2, 2), SHORT, "x"), ("day_over", "first_on")),
        (Season(D(2027, 5, 9), D(2027, 5, 8), SHORT, "x"), ("season_backwards", "last_on")),
        (Season(D(2027, 5, 9), D(2034, 2, 8), SHORT, "x"), ("day_too_far", "last_on")),
        (Season(D(2027, 3, 4), D(2027, 3, 9), SHORT, "x"), ("season_there", "first_on")),
        (Season(D(2027, 5, 4), D(2027, 5, 9), ((),) * 7, "x"), ("week_without_work", "week")),
        (Season(D(2027, 5, 4), D(2027, 5, 9), SHORT, " "), ("missing", "name")),
    ],
)
def test_a_season_that_cannot_be_is_refused(
    office: Desk, season: Season, expected: tuple[str, str]
) -> None:
    calendars.add_season(office, FASTING, CHARLIE, "SE", NOON)
    assert keys(calendars.add_season(office, season, CHARLIE, "SE", NOON)) == [expected]


def test_a_season_is_ended_and_its_days_that_are_over_stay(office: Desk) -> None:
    calendars.add_season(office, FASTING, CHARLIE, "SE", NOON)
    assert keys(calendars.end_season(office, FASTING.first_on, BOB, "SE", NOON)) == [
        ("not_secretariat", None)
    ]
    later = NOON + dt.timedelta(days=7)
    assert calendars.end_season(office, FASTING.first_on, CHARLIE, "SE 2", later) == 2
    (left,) = calendars.decreed(office).seasons
    assert left.season.last_on == D(2027, 2, 7)
    assert keys(calendars.end_season(office, FASTING.first_on, CHARLIE, "x", later)) == [
        ("day_over", "first_on")
    ]
    assert keys(calendars.end_season(office, D(2027, 5, 1), CHARLIE, "x", later)) == [
        ("unknown_day", "first_on")
    ]
    coming = Season(D(2027, 5, 4), D(2027, 5, 9), SHORT, "Puasa")
    calendars.add_season(office, coming, CHARLIE, "SE", later)
    assert calendars.end_season(office, coming.first_on, CHARLIE, "SE", later) == 4
    assert calendars.decreed(office).seasons == (left,)


def test_a_decreed_saturday_keeps_the_hours_of_its_decree(office: Desk) -> None:
    half = ((T(8), T(12)),)
    day = LocalDay(SATURDAY, "Masuk", "works", hours=half)
    assert calendars.add_day(office, day, CHARLIE, "SK", NOON) == 1
    assert calendars.decreed(office).days[0].hours == half
    assert world_of(office, NOON).calendar.hours(SATURDAY) == half
    wrong = LocalDay(D(2027, 2, 13), "Masuk", "works", hours=((T(9), T(8)),))
    assert keys(calendars.add_day(office, wrong, CHARLIE, "SK", NOON)) == [
        ("hours_in_disorder", "hours")
    ]
    off = LocalDay(D(2027, 2, 16), "Libur", "off", hours=half)
    assert keys(calendars.add_day(office, off, CHARLIE, "SK", NOON)) == [
        ("hours_of_day_off", "hours")
    ]


def test_another_clock_holds_from_now_on_and_old_counts_keep_theirs(
    office: Desk, owner: Database
) -> None:
    case = opened(office)
    assert calendars.set_zone(office, "Asia/Makassar", CHARLIE, "Perda 1/2027", NOON) == 1
    with owner.connection() as connection:
        assert tenants.zone_of(connection, 1) == "Asia/Makassar"
    world = world_of(office, NOON)
    assert world.calendar.zone == "Asia/Makassar"
    assert calendars.counted_with(office, _cases(office, case), NOON)[0].zone == "Asia/Jakarta"
    found = case_view.look(office, ALICE, case, NOON)
    assert found is not None
    [counted] = found.followed.counts
    assert (counted.version, counted.newer) == (0, True)
    assert calendars.set_week(office, (FIVE_DAYS[0],) * 6 + ((),), CHARLIE, "SK", NOON) == 2
    assert calendars.decreed(office).zone == "Asia/Makassar"
    assert keys(calendars.set_zone(office, "Asia/Makassar", CHARLIE, "x", NOON)) == [
        ("same_week", "zone")
    ]
    assert keys(calendars.set_zone(office, "Europe/Paris", CHARLIE, "x", NOON)) == [
        ("unknown_zone", "zone")
    ]
    assert keys(calendars.set_zone(office, "Asia/Jayapura", BOB, "x", NOON)) == [
        ("not_secretariat", None)
    ]


def _cases(desk: Desk, case: int) -> list[object]:
    found = case_view.look(desk, ALICE, case, NOON)
    assert found is not None
    return [found.case]
