"""Days, hours, due moments: tables on a real calendar."""

import datetime as dt

import pytest

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
