"""Counting a span around the times at which the clock stood still. Pure.

A day is left out where the clock stood still when it ended: the day of the pause is, the day on
which the clock goes on is not. Office hours are left out to the minute.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.core.calendar import DAY, Calendar
from engine.core.clock import Stop
from engine.core.definition.base import Duration, Unit

INSTANT = dt.timedelta(microseconds=1)


def days_of(stops: Iterable[Stop], calendar: Calendar) -> list[dt.date]:
    """The local days on which the clock stood still, in order, each once."""
    found: dict[dt.date, None] = {}
    for since, until in sorted(stops):
        on, end = calendar.day_of(since), calendar.day_of(until)
        while on < end:
            found[on] = None
            on += DAY
    return list(found)


def due(
    calendar: Calendar,
    start_at: dt.datetime,
    span: Duration,
    first_day_counts: bool,
    stops: Sequence[Stop],
) -> dt.datetime:
    """As Calendar.due(), without what was left out."""
    if not stops:
        return calendar.due(start_at, span, first_day_counts)
    if span.unit == "office hours":
        begin = calendar.begins(start_at, first_day_counts)
        return _worked(calendar, begin, dt.timedelta(hours=span.count), stops)
    days = days_of(stops, calendar)
    if span.unit == "working days":
        return without(calendar, days).due(start_at, span, first_day_counts)
    first = calendar.day_of(start_at) + (dt.timedelta(0) if first_day_counts else DAY)
    last = calendar.day_of(calendar.due(start_at, span, first_day_counts) - INSTANT)
    return calendar.end_of(_later([on for on in days if on >= first], last))


def moved(
    calendar: Calendar,
    due_at: dt.datetime,
    unit: Unit,
    first: dt.date,
    stop: Stop,
    stops: Sequence[Stop],
) -> dt.datetime:
    """A due moment that was fixed otherwise than by counting from its start, later by what `stop`
    left out ahead of it. `first`: the first day that counts; `stops`: all, `stop` among them."""
    since = stop[0]
    if due_at <= since:
        return due_at
    if unit == "office hours":
        left = dt.timedelta(0)
        for begin, end in stretches(calendar, since, ()):
            if begin >= due_at:
                break
            left += min(end, due_at) - begin
        return _worked(calendar, since, left, stops) if left else due_at
    last = calendar.day_of(due_at - INSTANT)
    missed = [on for on in days_of([stop], calendar) if on >= first]
    if unit != "working days":
        return calendar.end_of(_later(missed, last))
    count = sum(on <= last and calendar.is_working(on) for on in missed)
    if not count:
        return due_at
    days = days_of(stops, calendar)
    more = Duration.model_construct(count=count, unit=unit)
    return without(calendar, days).due(due_at - INSTANT, more, False)


def without(calendar: Calendar, days: Iterable[dt.date]) -> Calendar:
    """The calendar on which nobody works on these days either."""
    left_out = frozenset(days)
    return replace(calendar, days_off=calendar.days_off | left_out, works=calendar.works - left_out)


def _later(left_out: Sequence[dt.date], last: dt.date) -> dt.date:
    """The last day, a day later for each that is left out on the way to it."""
    for on in left_out:
        if on <= last:
            last += DAY
    return last


def _worked(
    calendar: Calendar, start_at: dt.datetime, left: dt.timedelta, stops: Sequence[Stop]
) -> dt.datetime:
    """When so much office time has run since `start_at`."""
    for begin, end in stretches(calendar, start_at, stops):
        if left <= end - begin:
            return begin + left
        left -= end - begin
    raise AssertionError("days never end")


def stretches(
    calendar: Calendar, start_at: dt.datetime, stops: Sequence[Stop]
) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Office time from `start_at` on, without the stops, which do not overlap."""
    on, ordered = calendar.day_of(start_at), sorted(stops)
    while True:
        for opens, closes in calendar.hours(on):
            begin, end = calendar.moment(on, opens), calendar.moment(on, closes)
            begin = max(begin, start_at)
            for since, until in ordered:
                if since >= end:
                    break
                if begin < since:
                    yield begin, since
                begin = max(begin, until)
            if begin < end:
                yield begin, end
        on += DAY
