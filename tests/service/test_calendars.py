"""What an office decrees of its calendar, and the due days that it moves only when told to."""

import datetime as dt
import json
from collections.abc import Callable

import psycopg
import pytest

from engine.core.calendar import FIVE_DAYS
from engine.core.values import Refused
from engine.service import calendars, case_view, register, rescheduling
from engine.service.acting import act
from engine.service.decreed import LocalDay
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.undoing import undo
from engine.service.verifying import verify
from engine.service.world import world_of
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.support.office import refuse, wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON, VILLAGE

D = dt.date
HAUL = LocalDay(D(2027, 2, 3), "Haul", "off")


@pytest.fixture
def office(furnished: Callable[..., Desk]) -> Desk:
    """An office whose village has five working days from the day after arrival."""
    return furnished()


def keys(result: object) -> list[tuple[str, str | None]]:
    assert isinstance(result, Refused), result
    return [(why.key, why.field) for why in result.reasons]


def opened(desk: Desk, form: str = "form-1") -> int:
    """A case at the village since Monday 1 February: due on Tuesday 9 (Friday 5 is leave)."""
    receipt = open_case(desk, "small", wish(), form, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def last_day(desk: Desk, case: int) -> dt.date:
    found = case_view.look(desk, ALICE, case, NOON)
    assert found is not None
    return found.followed.counts[0].last_on


def counted(desk: Desk, case: int, now: dt.datetime) -> tuple[dt.date, int, bool]:
    found = case_view.look(desk, ALICE, case, now)
    assert found is not None
    [one] = found.followed.counts
    return one.last_on, one.version, one.newer


def written(owner: Database, case: int) -> list[int]:
    with owner.connection() as connection:
        found = connection.execute(
            "SELECT calendar FROM task WHERE case_id = %s AND closed_at IS NULL", (case,)
        )
        return [row[0] for row in found]


def test_a_decreed_day_is_a_version_with_its_basis_and_moves_nothing(office: Desk) -> None:
    case = opened(office)
    assert last_day(office, case) == D(2027, 2, 9)
    assert calendars.add_day(office, HAUL, CHARLIE, " Perbup 3/2027 ", NOON) == 1
    assert not world_of(office, NOON).calendar.is_working(HAUL.on)
    assert world_of(office, NOON).calendar.number == 1
    kept = calendars.decreed(office)
    assert kept.days == (LocalDay(HAUL.on, "Haul", "off", "", "Perbup 3/2027"),)
    assert (kept.made_by, kept.made_at, kept.week) == (CHARLIE, NOON, FIVE_DAYS)
    entry = register.entries(office)[0]
    assert (entry.kind, entry.reason) == ("calendar_changed", " Perbup 3/2027 ")
    assert entry.body["calendar"] == 1
    found = case_view.look(office, ALICE, case, NOON)
    assert found is not None
    [counted] = found.followed.counts
    assert (counted.last_on, counted.version, counted.newer) == (D(2027, 2, 9), 0, True)
    assert HAUL.on not in [each.on for each in counted.count.passed]
    later = opened(office, "form-2")
    found = case_view.look(office, ALICE, later, NOON)
    assert found is not None
    [counted] = found.followed.counts
    assert (counted.last_on, counted.version, counted.newer) == (D(2027, 2, 10), 1, False)
    assert HAUL.on in [each.on for each in counted.count.passed]


def test_a_due_day_keeps_the_version_by_which_it_was_counted(office: Desk, owner: Database) -> None:
    """Also where another version would give the same day, and where the task is written anew."""
    calendars.add_day(office, HAUL, CHARLIE, "Perbup 3/2027", NOON)
    case = opened(office)
    calendars.add_day(office, LocalDay(D(2027, 3, 2), "Haul", "off"), CHARLIE, "Perbup 4", NOON)

    assert counted(office, case, NOON) == (D(2027, 2, 10), 1, True)
    assert written(owner, case) == [1]
    done = act(office, case, refuse(), None, NOON)
    assert isinstance(done, Done)
    assert isinstance(undo(office, BOB, case, done.seq, NOON), Done)
    assert counted(office, case, NOON) == (D(2027, 2, 10), 1, True)
    assert written(owner, case) == [1]
    assert counted(office, opened(office, "form-2"), NOON) == (D(2027, 2, 10), 2, False)
    with owner.connection() as connection:
        bodies = connection.execute("SELECT convert_from(body, 'UTF8') FROM event ORDER BY case_id")
        said = [json.loads(body).get("calendar") for (body,) in bodies if '"opened"' in body]
    assert said == [1, 2]
    with snapshot(office.database) as archive:
        assert list(verify(archive)) == []


def test_due_days_move_when_told_to_and_once(office: Desk, owner: Database) -> None:
    cases = [opened(office, f"form-{n}") for n in range(3)]
    assert rescheduling.preview(office, NOON).tasks == 0
    calendars.add_day(office, HAUL, CHARLIE, "Perbup 3/2027", NOON)
    seen = rescheduling.preview(office, NOON)
    assert (seen.tasks, seen.whole) == (3, True)
    assert {one.case.id for one in seen.cases} == set(cases)
    assert keys(rescheduling.reschedule(office, BOB, "so", NOON)) == [("not_secretariat", None)]
    assert keys(rescheduling.reschedule(office, CHARLIE, " ", NOON)) == [("no_reason", "reason")]
    assert rescheduling.preview(office, NOON) == seen
    done = rescheduling.reschedule(office, CHARLIE, "Perbup 3/2027", NOON)
    assert done == rescheduling.Rescheduled(3, more=False)
    assert {last_day(office, case) for case in cases} == {D(2027, 2, 10)}
    with owner.connection() as connection:
        rows = connection.execute(
            "SELECT due_at, remind_at, wake_at, tries FROM task WHERE closed_at IS NULL"
        ).fetchall()
    calendar = world_of(office, NOON).calendar
    remind = calendar.moment(D(2027, 2, 8), dt.time(8))
    assert set(rows) == {(calendar.end_of(D(2027, 2, 10)), remind, remind, 0)}
    assert rescheduling.reschedule(office, CHARLIE, "again", NOON).cases == 0  # type: ignore[union-attr]
    with snapshot(office.database) as archive:
        assert list(verify(archive)) == []


def test_batches_go_on_where_they_stopped(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescheduling, "BATCH", 2)
    monkeypatch.setattr(rescheduling, "LOOKED_AT", 2)
    for n in range(3):
        opened(office, f"form-{n}")
    calendars.add_day(office, HAUL, CHARLIE, "Perbup", NOON)
    assert not rescheduling.preview(office, NOON).whole
    done = rescheduling.reschedule(office, CHARLIE, "Perbup", NOON)
    assert done == rescheduling.Rescheduled(2, more=True)
    monkeypatch.setattr(rescheduling, "LOOKED_AT", 100)
    assert rescheduling.reschedule(office, CHARLIE, "Perbup", NOON) == (
        rescheduling.Rescheduled(1, more=False)
    )


def test_a_day_of_a_village_counts_there_only(office: Desk) -> None:
    here = LocalDay(HAUL.on, "Haul", "off", VILLAGE)
    there = LocalDay(D(2027, 2, 4), "Haul", "off", "33.26.01.2002")
    assert calendars.add_day(office, there, CHARLIE, "SK", NOON) == 1
    assert calendars.add_day(office, here, CHARLIE, "SK", NOON) == 2
    case = opened(office)
    assert last_day(office, case) == D(2027, 2, 10)
    assert world_of(office, NOON).calendar.is_working(HAUL.on)


def test_a_day_that_is_taken_out_is_none_any_more(office: Desk) -> None:
    calendars.add_day(office, HAUL, CHARLIE, "Perbup", NOON)
    case = opened(office)
    assert last_day(office, case) == D(2027, 2, 10)
    assert calendars.end_day(office, "", HAUL.on, CHARLIE, "dicabut", NOON) == 2
    assert world_of(office, NOON).calendar.is_working(HAUL.on)
    assert calendars.decreed(office).days == ()
    assert [len(one.days) for one in calendars.history(office)] == [0, 1]
    [moving] = rescheduling.preview(office, NOON).cases
    assert moving.shifts[0].to_at < moving.shifts[0].due_at
    assert keys(calendars.end_day(office, "", HAUL.on, CHARLIE, "x", NOON)) == [
        ("unknown_day", "on")
    ]


def test_a_holiday_may_be_worked_and_the_week_be_another(office: Desk) -> None:
    works = LocalDay(D(2027, 2, 5), "Masuk", "works")
    assert calendars.add_day(office, works, CHARLIE, "SE 1", NOON) == 1
    assert world_of(office, NOON).calendar.is_working(works.on)
    six = (*FIVE_DAYS[:5], ((dt.time(8), dt.time(12)),), ())
    assert calendars.set_week(office, six, CHARLIE, "Perda 2", NOON) == 2
    calendar = world_of(office, NOON).calendar
    assert calendar.is_working(D(2027, 2, 13))
    assert calendar.hours(D(2027, 2, 13)) == ((dt.time(8), dt.time(12)),)
    assert calendar.is_working(works.on)  # what was decreed before holds on
    assert keys(calendars.set_week(office, six, CHARLIE, "Perda 2", NOON)) == [
        ("same_week", "week")
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (LocalDay(D(2027, 1, 31), "Lalu", "off"), ("day_over", "on")),
        (LocalDay(D(2034, 1, 2), "Jauh", "off"), ("day_too_far", "on")),
        (LocalDay(D(2027, 2, 7), "Minggu", "off"), ("day_as_it_is", "on")),
        (LocalDay(D(2027, 2, 5), "Imlek", "off"), ("day_as_it_is", "on")),
        (LocalDay(D(2027, 2, 4), "Kamis", "works"), ("day_as_it_is", "on")),
        (LocalDay(D(2027, 2, 4), " ", "off"), ("missing", "name")),
        (LocalDay(D(2027, 2, 4), "Haul", "off", "33.99"), ("unknown_area", "areas")),
        (LocalDay(D(2027, 2, 4), "Haul", "off", "33.27"), ("outside_the_tenant", "areas")),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_reason(
    office: Desk, day: LocalDay, expected: tuple[str, str]
) -> None:
    result = calendars.add_day(office, day, CHARLIE, "SK", NOON)
    assert isinstance(result, Refused)
    assert expected[0] in [why.key for why in result.reasons]
    assert calendars.decreed(office).number == 0


def test_the_same_day_is_decreed_once_and_only_by_the_secretariat(office: Desk) -> None:
    assert keys(calendars.add_day(office, HAUL, BOB, "SK", NOON)) == [("not_secretariat", None)]
    assert keys(calendars.add_day(office, HAUL, CHARLIE, "", NOON)) == [("no_reason", "reason")]
    calendars.add_day(office, HAUL, CHARLIE, "SK", NOON)
    again = keys(calendars.add_day(office, HAUL, CHARLIE, "SK", NOON))
    assert ("day_there", "on") in again
    late = NOON + dt.timedelta(days=3)
    assert keys(calendars.end_day(office, "", HAUL.on, CHARLIE, "x", late)) == [("day_over", "on")]


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        (((),) * 7, ("week_without_work", "week")),
        ((((dt.time(16), dt.time(8)),), *FIVE_DAYS[1:]), ("hours_in_disorder", "day-0")),
        ((((dt.time(8), dt.time(8)),), *FIVE_DAYS[1:]), ("hours_in_disorder", "day-0")),
        ((*FIVE_DAYS[:6], ((dt.time(8), dt.time(12)), (dt.time(11), dt.time(13)))),
         ("hours_in_disorder", "day-6")),
    ],
)  # fmt: skip
def test_a_week_that_cannot_be_is_refused(office: Desk, week, expected) -> None:
    assert keys(calendars.set_week(office, week, CHARLIE, "SK", NOON)) == [expected]


def test_no_version_is_ever_changed(office: Desk) -> None:
    calendars.add_day(office, HAUL, CHARLIE, "SK", NOON)
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        office.database.connection() as connection,
    ):
        connection.execute("UPDATE calendar_version SET number = 9")
