"""Counts on drawn calendars against a count by hand: each day, each minute, one after the other."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.calendar import Calendar, LocalDays, Season, Week
from engine.core.definition.base import Duration
from engine.core.dues import INSTANT, Reckoned, count_of
from tests.support.small import calendar

FIRST = dt.date(2027, 1, 1)
ONE = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
days = st.integers(0, 60).map(lambda n: FIRST + n * ONE)
hours = st.sampled_from(
    [
        (),
        ((dt.time(8), dt.time(12)),),
        ((dt.time(8), dt.time(12)), (dt.time(13), dt.time(16))),
        ((dt.time(7, 30), dt.time(15)),),
    ]
)
weeks = st.tuples(*[hours] * 7).filter(any)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week: Week = draw(weeks)
    off = draw(st.frozensets(days, max_size=12))
    works = draw(st.frozensets(days, max_size=4))
    zone = draw(st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]))
    first, length = draw(days), draw(st.integers(0, 40))
    seasons = (Season(first, first + length * ONE, draw(weeks), "Ramadan"),)
    own = {on: day for on in works if (day := draw(hours))}
    drawn = replace(calendar(), zone=zone, week=week, days_off=off, works=works, own_hours=own)
    drawn = replace(drawn, seasons=draw(st.sampled_from([(), seasons])))
    local = LocalDays(works=draw(st.frozensets(days, max_size=2)))
    return replace(drawn, local={"33.26": local}).at("33.26.01")


def is_open(found: Calendar, on: dt.date) -> bool:
    """By hand: a day that is worked is worked, else the week and the days off count."""
    return on in found.works or (
        bool(week_of(found, on)[on.weekday()]) and on not in found.days_off
    )


def week_of(found: Calendar, on: dt.date) -> Week:
    for season in found.seasons:
        if season.first_on <= on <= season.last_on:
            return season.week
    return found.week


def minutes_of(day: tuple[tuple[dt.time, dt.time], ...]) -> float:
    spans = (dt.datetime.combine(FIRST, e) - dt.datetime.combine(FIRST, b) for b, e in day)
    return sum(span.total_seconds() for span in spans)


@settings(max_examples=150)
@given(calendars(), days, st.integers(0, 23), st.integers(1, 15), st.booleans())
def test_working_days_are_counted_as_by_hand(
    found: Calendar, on: dt.date, hour: int, count: int, first_counts: bool
) -> None:
    start_at = found.moment(on, dt.time(hour))
    span = Duration.parse(f"{count} working days")
    due_at = found.due(start_at, span, first_counts)
    day, left = on if first_counts else on + ONE, count
    passed = []
    while True:
        if is_open(found, day):
            left -= 1
        else:
            passed.append(day)
        if not left:
            break
        day += ONE
    assert due_at == found.end_of(day)
    said = count_of(Reckoned(start_at, span, first_counts, due_at, due_at), found)
    assert (said.last, [each.on for each in said.passed]) == (day, passed)
    assert said.first == (on if first_counts else on + ONE)


@settings(max_examples=60)
@given(calendars(), days, st.integers(0, 23 * 60), st.integers(1, 20))
def test_office_hours_are_counted_as_by_hand(
    found: Calendar, on: dt.date, minute: int, count: int
) -> None:
    start_at = found.moment(on) + minute * MINUTE
    span = Duration.parse(f"{count} office hours")
    due_at = found.due(start_at, span, True)
    assert minutes_open(found, start_at, due_at) == count * 60
    assert minutes_open(found, due_at - MINUTE, due_at) == 1  # no later than that
    back = found.before(due_at, span)
    assert minutes_open(found, back, due_at) == count * 60
    assert minutes_open(found, back, back + MINUTE) == 1


@settings(max_examples=100)
@given(calendars(), days, st.sampled_from(["3 days", "1 week", "1 month", "4 working days"]))
def test_a_reminder_is_on_a_working_day_and_early_enough(
    found: Calendar, on: dt.date, words: str
) -> None:
    due_at, span = found.end_of(on + 40 * ONE), Duration.parse(words)
    remind_at = found.before(due_at, span)
    day = found.day_of(remind_at)
    assert is_open(found, day)
    assert remind_at == found.moment(day, found.opens(day))
    if span.unit == "days":
        assert day <= found.day_of(due_at - INSTANT) - span.count * ONE


def minutes_open(found: Calendar, begin: dt.datetime, end: dt.datetime) -> int:
    """Minutes in which the office is open, looked at one by one."""
    open_ = 0
    at = begin
    while at < end:
        there = found.clock(at)
        if is_open(found, there.date()):
            usual = week_of(found, there.date())
            week = found.own_hours.get(there.date()) or usual[there.weekday()]
            week = week or max(usual, key=minutes_of)
            open_ += any(opens <= there.time() < closes for opens, closes in week)
        at += MINUTE
    return open_
