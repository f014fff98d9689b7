"""Drawn calendars, spans and pauses against a count by hand: each day, each minute."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.calendar import Calendar
from engine.core.clock import Stop
from engine.core.definition.base import Duration
from engine.core.dues import INSTANT, Reckoned, count_of, counted_on
from engine.core.standing_still import due, moved
from tests.core.test_calendar_drawn import FIRST, ONE, calendars, days, is_open, minutes_open

MINUTE = dt.timedelta(minutes=1)
spans = st.one_of(
    st.integers(1, 15).map(lambda n: f"{n} working days"),
    st.integers(1, 15).map(lambda n: f"{n} days"),
    st.integers(1, 3).map(lambda n: f"{n} weeks"),
    st.integers(1, 2).map(lambda n: f"{n} months"),
)


@st.composite
def drawn_stops(draw: st.DrawFn, found: Calendar, start_at: dt.datetime) -> tuple[Stop, ...]:
    """Up to three, one after the other, some within a day."""
    made, at = [], start_at
    for _ in range(draw(st.integers(1, 3))):
        since = at + draw(st.integers(0, 6 * 24 * 60)) * MINUTE
        at = since + draw(st.integers(1, 9 * 24 * 60)) * MINUTE
        made.append((since, at))
    return tuple(made)


def stood(found: Calendar, stops: tuple[Stop, ...], on: dt.date) -> bool:
    """By hand: the clock stood still when the day ended."""
    return any(since < found.end_of(on) <= until for since, until in stops)


@settings(max_examples=200)
@given(st.data(), calendars(), days, st.integers(0, 23), spans, st.booleans())
def test_days_are_counted_around_what_was_left_out(
    data: st.DataObject, found: Calendar, on: dt.date, hour: int, words: str, first_counts: bool
) -> None:
    start_at, span = found.moment(on, dt.time(hour)), Duration.parse(words)
    stops = data.draw(drawn_stops(found, start_at))
    plain, due_at = found.due(start_at, span, first_counts), due(
        found, start_at, span, first_counts, stops
    )  # fmt: skip
    first = on if first_counts else on + ONE

    def counts(day: dt.date) -> bool:
        works = span.unit != "working days" or is_open(found, day)
        return works and not stood(found, stops, day)

    def between(until: dt.datetime, every: bool) -> int:
        last = found.day_of(until - INSTANT)
        inside = (first + n * ONE for n in range((last - first).days + 1))
        if every:
            return sum(span.unit != "working days" or is_open(found, day) for day in inside)
        return sum(counts(day) for day in inside)

    assert due_at >= plain
    assert between(due_at, every=False) == between(plain, every=True)
    assert counts(found.day_of(due_at - INSTANT))  # no later than that
    said = count_of(Reckoned(start_at, span, first_counts, due_at, due_at, stops=stops), found)
    assert (said.last - first).days + 1 - len(said.passed) == between(due_at, every=False)


@settings(max_examples=60)
@given(st.data(), calendars(), days, st.integers(0, 23 * 60), st.integers(1, 20), st.booleans())
def test_office_hours_are_counted_around_it_to_the_minute(
    data: st.DataObject, found: Calendar, on: dt.date, minute: int, count: int, first: bool
) -> None:
    noticed_at = found.moment(on) + minute * MINUTE
    stops = data.draw(drawn_stops(found, noticed_at))
    due_at = due(found, noticed_at, Duration.parse(f"{count} office hours"), first, stops)
    start_at = noticed_at if first else found.end_of(on)
    lost = sum(
        minutes_open(found, max(since, start_at), min(until, due_at))
        for since, until in stops
        if since < due_at
    )
    assert minutes_open(found, start_at, due_at) - lost == count * 60
    assert minutes_open(found, due_at - MINUTE, due_at) == 1


@settings(max_examples=150)
@given(st.data(), calendars(), days, spans, st.booleans())
def test_a_moment_that_is_moved_is_the_one_that_counting_anew_gives(
    data: st.DataObject, found: Calendar, on: dt.date, words: str, first_counts: bool
) -> None:
    """Each pause in turn, as the engine takes them; only months end otherwise, each by itself."""
    start_at, span = found.moment(on, dt.time(9)), Duration.parse(words)
    first = on if first_counts else on + ONE
    stops = data.draw(drawn_stops(found, start_at))
    due_at = found.due(start_at, span, first_counts)
    before = ()
    for stop in stops:
        if due_at <= stop[0]:  # what is late is not stopped
            break
        before = (*before, stop)
        later = moved(found, due_at, span.unit, first, stop, before)
        assert later >= due_at
        due_at = later
        assert due_at == due(found, start_at, span, first_counts, before)


@settings(max_examples=60)
@given(st.data(), calendars(), st.integers(1, 20))
def test_office_hours_move_alike(data: st.DataObject, found: Calendar, count: int) -> None:
    start_at, span = found.moment(FIRST, dt.time(7)), Duration.parse(f"{count} office hours")
    stops = data.draw(drawn_stops(found, start_at))
    due_at = found.due(start_at, span, True)
    before = ()
    for stop in stops:
        if due_at <= stop[0]:
            break
        before = (*before, stop)
        due_at = moved(found, due_at, span.unit, FIRST, stop, before)
        assert due_at == due(found, start_at, span, True, before)


@settings(max_examples=150)
@given(
    st.data(),
    calendars(),
    days,
    st.sampled_from(["working days", "days", "weeks", "office hours"]),
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
)
def test_what_is_granted_more_is_one_count_with_the_span(
    data: st.DataObject, found: Calendar, on: dt.date, unit: str, counts: list[int]
) -> None:
    start_at = found.moment(on, dt.time(9))
    stops = data.draw(drawn_stops(found, start_at))
    first, *more = (Duration.parse(f"{count} {unit}") for count in counts)
    before = due(found, start_at, first, True, stops)
    whole = due(found, start_at, Duration.parse(f"{sum(counts)} {unit}"), True, stops)
    assert counted_on(found, before, tuple(more), stops) == whole
    assert whole >= before
