"""Days, hours, due moments: tables on a real calendar."""

import datetime as dt
from dataclasses import replace

import pytest

from engine.core.calendar import FIVE_DAYS, Day, DayOff, LocalDays, Season
from engine.core.definition.base import Duration
from tests.support.small import calendar

D = dt.date
AT = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)  # Monday 12:00 in Jakarta


@pytest.mark.parametrize(
    ("span", "from_arrival", "last_day"),
    [
        ("1 day", True, D(2027, 2, 1)),
        ("1 day", False, D(2027, 2, 2)),
        ("14 days", False, D(2027, 2, 15)),
        ("2 weeks", True, D(2027, 2, 14)),
        ("1 month", True, D(2027, 2, 28)),
        ("1 month", False, D(2027, 3, 1)),
        ("1 working day", True, D(2027, 2, 1)),
        ("4 working days", False, D(2027, 2, 8)),  # without Friday 5 (joint leave)
        ("5 working days", False, D(2027, 2, 9)),
    ],
)
def test_a_span_ends_with_its_last_day(span, from_arrival, last_day):
    due = calendar().due(AT, Duration.parse(span), from_arrival)
    assert due == calendar().end_of(last_day)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (3, dt.datetime(2027, 2, 1, 8, tzinfo=dt.UTC)),  # 15:00
        (4, dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)),  # closing time, the same day
        (5, dt.datetime(2027, 2, 2, 2, tzinfo=dt.UTC)),  # 09:00 the next morning
        (29, dt.datetime(2027, 2, 8, 2, tzinfo=dt.UTC)),  # over joint leave and a weekend
    ],
)
def test_office_hours_run_only_while_the_office_is_open(hours, expected):
    assert calendar().due(AT, Duration.parse(f"{hours} office hours"), True) == expected


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [(D(2027, 1, 31), 1, D(2027, 2, 27)), (D(2028, 1, 31), 1, D(2028, 2, 28))],
)
def test_a_month_from_the_31st_ends_within_february(start, months, last):
    at = calendar().moment(start, dt.time(12))
    assert calendar().due(at, Duration.parse(f"{months} month"), True) == calendar().end_of(last)


def test_late_days_are_counted_in_working_days():
    due = calendar().end_of(D(2027, 2, 4))
    assert calendar().working_days_late(due, due - dt.timedelta(seconds=1)) == 0
    assert calendar().working_days_late(due, due) == 0  # Friday is joint leave
    monday = calendar().moment(D(2027, 2, 8), dt.time(9))
    assert calendar().working_days_late(due, monday) == 1


def test_a_span_that_another_thread_forgets_meanwhile_is_counted_again():
    class Forgetful(dict):
        def __contains__(self, key: object) -> bool:
            found = super().__contains__(key)
            self.clear()
            return found

    office, due = calendar(), calendar().end_of(D(2027, 2, 10))
    vars(office)["_befores"] = Forgetful()
    span = Duration.parse("2 days")
    assert {office.before(due, span) for _ in range(3)} == {
        office.moment(D(2027, 2, 8), dt.time(8))
    }


def test_a_clock_shows_the_local_day_and_hour():
    late = dt.datetime(2027, 1, 31, 23, 30, tzinfo=dt.UTC)
    assert calendar().clock(late) == dt.datetime(2027, 2, 1, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("words", ["5", "5 worker days", "0 days", "five days", "-1 days", ""])
def test_a_span_in_other_words_is_refused(words):
    with pytest.raises(ValueError):
        Duration.parse(words)


HALF = ((dt.time(8), dt.time(12)),)
SPLIT = ((dt.time(8), dt.time(12)), (dt.time(13), dt.time(16)))
SIX_DAYS = replace(calendar(), week=(SPLIT,) * 5 + (HALF, ()))


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ((1, 11), 2, (1, 14)),  # over the break
        ((1, 12, 30), 1, (1, 14)),
        ((1, 15), 1, (1, 16)),
        ((4, 15), 3, (6, 10)),  # Friday is leave, Saturday a half day
        ((6, 11), 2, (8, 9)),
    ],
)
def test_office_hours_follow_breaks_and_half_days(start, hours, expected):
    def at(day: int, *time: int) -> dt.datetime:
        return SIX_DAYS.moment(D(2027, 2, day), dt.time(*time))

    span = Duration.parse(f"{hours} office hours")
    assert SIX_DAYS.due(at(*start), span, True) == at(*expected)
    begun = max(at(*start), at(start[0], 8))
    back = SIX_DAYS.before(at(*expected), span)
    assert back == (at(1, 13) if start == (1, 12, 30) else begun)


def test_a_six_day_week_counts_its_saturday():
    due = SIX_DAYS.due(AT, Duration.parse("4 working days"), False)
    assert due == SIX_DAYS.end_of(D(2027, 2, 6))


@pytest.mark.parametrize(
    ("span", "day"),
    [
        ("1 day", D(2027, 2, 8)),  # due on Tuesday 9: Monday
        ("2 days", D(2027, 2, 4)),  # Sunday: the last day on which anybody reads it, Thursday
        ("3 working days", D(2027, 2, 3)),  # Monday 8, Thursday 4, Wednesday 3
        ("1 week", D(2027, 2, 2)),
    ],
)
def test_a_reminder_never_comes_on_a_day_off(span, day):
    due = calendar().end_of(D(2027, 2, 9))
    assert calendar().before(due, Duration.parse(span)) == calendar().moment(day, dt.time(8))


def test_an_area_has_its_own_days_beside_those_of_the_areas_around_it():
    here = LocalDays({D(2027, 2, 9): DayOff("local", {"id": "Haul", "en": "Haul"})})
    below = LocalDays({}, frozenset({D(2027, 2, 6)}))
    whole = replace(calendar(), local={"33.26.01": here, "33.26.01.2001": below})
    assert whole.at("33.26.02") is whole
    assert whole.at("33.26.01.2001") is whole.at("33.26.01.2001")
    assert whole.is_working(D(2027, 2, 9))
    assert not whole.at("33.26.01").is_working(D(2027, 2, 9))
    assert not whole.at("33.26.01").is_working(D(2027, 2, 6))
    village = whole.at("33.26.01.2001")
    assert (village.is_working(D(2027, 2, 6)), village.is_working(D(2027, 2, 9))) == (True, False)
    assert village.hours(D(2027, 2, 6)) == ((dt.time(8), dt.time(16)),)
    assert village.hours(D(2027, 2, 9)) == ()
    assert whole.at("33.26.011") is whole


@pytest.mark.parametrize("week", [((),) * 7, FIVE_DAYS[:6]])
def test_a_week_in_which_nobody_works_is_none(week):
    with pytest.raises(ValueError, match="somebody works"):
        replace(calendar(), week=week)


T = dt.time
FASTING = Season(
    D(2027, 2, 3), D(2027, 2, 9), (((T(8), T(12)), (T(12, 30), T(15))),) * 5 + ((), ()), "Ramadan"
)


def test_a_season_has_hours_of_its_own_and_ends_with_its_last_day() -> None:
    found = replace(calendar(), seasons=(FASTING,))
    assert found.hours(D(2027, 2, 2)) == ((T(8), T(16)),)
    assert found.hours(D(2027, 2, 3)) == ((T(8), T(12)), (T(12, 30), T(15)))
    assert found.hours(D(2027, 2, 9)) == found.hours(D(2027, 2, 3))
    assert found.hours(D(2027, 2, 10)) == ((T(8), T(16)),)
    assert found.hours(D(2027, 2, 5)) == ()  # joint leave stays joint leave


def test_office_hours_are_counted_by_the_season_of_each_day() -> None:
    found = replace(calendar(), seasons=(FASTING,))
    # From noon on Monday: 4 hours, 8 on Tuesday, then six and a half a day.
    due = found.due(AT, Duration.parse("20 office hours"), True)
    assert due == found.moment(D(2027, 2, 4), T(9, 30))


@pytest.mark.parametrize(("own", "expected"), [
    ((), ((T(8), T(16)),)),
    (((T(8), T(12)),), ((T(8), T(12)),)),
])  # fmt: skip
def test_a_decreed_saturday_has_the_hours_of_its_decree(own: Day, expected: Day) -> None:
    on = D(2027, 2, 6)
    hours = {on: own} if own else {}
    found = replace(calendar(), works=frozenset({on}), own_hours=hours)
    assert found.hours(on) == expected
    below = LocalDays(works=frozenset({on}), own_hours=hours)
    assert replace(calendar(), local={"33.26": below}).at("33.26.01").hours(on) == expected
    assert calendar().hours(on) == ()


def test_a_worked_day_without_hours_has_those_of_the_longest_weekday_not_of_most_parts() -> None:
    parts = ((T(8), T(9)), (T(10), T(11)))
    week = (parts, ((T(7), T(16)),), *(parts,) * 3, (), ())
    found = replace(calendar(), week=week, works=frozenset({D(2027, 2, 6)}))
    assert found.hours(D(2027, 2, 6)) == ((T(7), T(16)),)
    assert found.opens(D(2027, 2, 6)) == T(7)


def test_office_hours_from_the_day_after_begin_the_next_morning() -> None:
    span = Duration.parse("2 office hours")
    assert calendar().due(AT, span, False) == calendar().moment(D(2027, 2, 2), T(10))
    assert calendar().due(AT, span, True) == calendar().moment(D(2027, 2, 1), T(14))
