"""Days and hours of one office: which days count, when something is due, when to remind.

A value with all its days off inside; where they come from (library, decree, local) is the
shell's matter. Days are local days of the office's zone; moments are UTC.
"""

import calendar as months
import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from engine.core.definition.base import Duration
from engine.core.definition.cycle import Window

DAY = dt.timedelta(days=1)
KEPT = 4096  # counted spans in memory


@dataclass(frozen=True)
class Calendar:
    """`weekend` holds weekdays (Monday is 0); `decreed_until` is the last day whose holidays are
    decreed: later days are provisional and shown so."""

    zone: str
    days_off: frozenset[dt.date]
    decreed_until: dt.date
    weekend: frozenset[int] = frozenset({5, 6})
    opens: dt.time = dt.time(8)
    closes: dt.time = dt.time(16)
    version: str = ""

    @cached_property
    def _ends(self) -> dict[tuple[dt.date, int, str], dt.datetime]:
        """Ends of spans that were counted before: few days, few spans, asked for every step."""
        return {}

    @cached_property
    def _befores(self) -> dict[tuple[dt.datetime, int, str], dt.datetime]:
        return {}

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def day_of(self, at: dt.datetime) -> dt.date:
        """The local day of a moment."""
        return _day_of(self._zone, at)

    def moment(self, on: dt.date, time: dt.time = dt.time(0)) -> dt.datetime:
        """The moment, in UTC, at which the local clock shows `time` on this day."""
        return _moment(self._zone, on, time)

    def clock(self, at: dt.datetime) -> dt.datetime:
        """What the local clock shows, as guards compare it: with UTC for its zone, since a day in
        a guard is midnight UTC. Else a day would begin in Jakarta at seven in the morning."""
        return _clock(self._zone, at)

    def end_of(self, on: dt.date) -> dt.datetime:
        """The first moment after this local day, in UTC."""
        return self.moment(on + DAY)

    def is_working(self, on: dt.date) -> bool:
        """Whether offices work on this day."""
        return on.weekday() not in self.weekend and on not in self.days_off

    def within(self, window: Window, at: dt.datetime) -> bool:
        """Whether the moment lies in the window, both days inclusive."""
        return window.first_on <= self.day_of(at) <= window.last_on

    def due(self, start_at: dt.datetime, span: Duration, first_day_counts: bool) -> dt.datetime:
        """The end of the last day of the span, or the last minute of so many office hours.

        `first_day_counts` False: counting begins on the day after `start_at`.
        """
        if span.unit == "office hours":
            return self._after_office_hours(start_at, span.count)
        first = self.day_of(start_at) + (dt.timedelta(0) if first_day_counts else DAY)
        key = (first, span.count, span.unit)
        if key not in self._ends:
            self._ends[key] = self._end(first, span)
        return self._ends[key]

    def _end(self, first: dt.date, span: Duration) -> dt.datetime:
        if span.unit == "working days":
            return self.end_of(self._nth_working_day(first, span.count))
        if span.unit == "months":
            return self.end_of(_plus_months(first, span.count) - DAY)
        days = span.count * (7 if span.unit == "weeks" else 1)
        return self.end_of(first + (days - 1) * DAY)

    def before(self, due_at: dt.datetime, span: Duration) -> dt.datetime:
        """The opening hour of the day that lies `span` before the last day (`due_at` ends it)."""
        key = (due_at, span.count, span.unit)
        found = self._befores.get(key)  # another thread may clear it at any moment
        if found is None:
            if len(self._befores) >= KEPT:  # office hours make ever new moments
                self._befores.clear()
            found = self._befores[key] = self._before(due_at, span)
        return found

    def _before(self, due_at: dt.datetime, span: Duration) -> dt.datetime:
        on = self.day_of(due_at - dt.timedelta(microseconds=1))
        if span.unit == "office hours":
            return due_at - dt.timedelta(hours=span.count)
        if span.unit == "working days":
            left = span.count
            while left:
                on -= DAY
                left -= self.is_working(on)
        elif span.unit == "months":
            on = _plus_months(on, -span.count)
        else:
            on -= span.count * (7 if span.unit == "weeks" else 1) * DAY
        return self.moment(on, self.opens)

    def working_days_late(self, due_at: dt.datetime, now: dt.datetime) -> int:
        """Working days that have begun since the due moment; 0 while it is not past."""
        on, today, late = self.day_of(due_at), self.day_of(now), 0
        while on <= today and due_at <= now:
            late += self.is_working(on)
            on += DAY
        return late

    def _nth_working_day(self, first: dt.date, count: int) -> dt.date:
        on = first
        while True:
            count -= self.is_working(on)
            if not count:
                return on
            on += DAY

    def _after_office_hours(self, start_at: dt.datetime, hours: int) -> dt.datetime:
        left, on, at = dt.timedelta(hours=hours), self.day_of(start_at), start_at
        while True:
            opens, closes = self.moment(on, self.opens), self.moment(on, self.closes)
            begin = max(at, opens)
            if self.is_working(on) and begin < closes:
                if left <= closes - begin:
                    return begin + left
                left -= closes - begin
            on += DAY


@lru_cache(maxsize=KEPT)  # a step asks for the day of the same moment four times, a batch always
def _day_of(zone: ZoneInfo, at: dt.datetime) -> dt.date:
    return at.astimezone(zone).date()


@lru_cache(maxsize=KEPT)
def _moment(zone: ZoneInfo, on: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(on, time, zone).astimezone(dt.UTC)


@lru_cache(maxsize=KEPT)
def _clock(zone: ZoneInfo, at: dt.datetime) -> dt.datetime:
    return at.astimezone(zone).replace(tzinfo=dt.UTC)


def _plus_months(on: dt.date, count: int) -> dt.date:
    index = on.year * 12 + on.month - 1 + count
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(on.day, months.monthrange(year, month + 1)[1]))
