"""Days and hours of one office: which days count, when something is due, when to remind.

A value with all its days off inside; where they come from (library, decree, local) is the
shell's matter. Days are local days of the office's zone; moments are UTC.
"""

import calendar as months
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from engine.core.definition.base import Duration
from engine.core.definition.cycle import Window

DAY = dt.timedelta(days=1)
KEPT = 4096  # counted spans in memory

Hours = tuple[dt.time, dt.time]  # from, until
# Monday first; the hours of each day, one or two stretches; none: nobody works on that weekday.
Week = tuple[tuple[Hours, ...], ...]
Day = tuple[Hours, ...]
_DAY: Day = ((dt.time(8), dt.time(16)),)
FIVE_DAYS: Week = (_DAY,) * 5 + ((), ())

OffKind = Literal["holiday", "leave", "estimated", "local"]


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why nobody works on a day: what it is called in each language. `estimated`: the moon has not
    been seen and nothing is decreed yet. `local`: this office decreed it."""

    kind: OffKind
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LocalDays:
    """What one area, and all below it, has beside everybody: days off, and days on which offices
    work although it is a holiday or a weekend. `own_hours`: those that were decreed for such a
    day."""

    off: Mapping[dt.date, DayOff] = field(default_factory=dict)
    works: frozenset[dt.date] = frozenset()
    own_hours: Mapping[dt.date, Day] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Season:
    """Other office hours from a day to a day, both inclusive, such as in the fasting month."""

    first_on: dt.date
    last_on: dt.date
    week: Week
    name: str


@dataclass(frozen=True)
class Calendar:
    """`decreed_until` is the last day whose holidays are decreed: later days are provisional and
    shown so. `number`: which version of the office's own entries this is. `local`: by area code,
    what at() adds. `own_hours`: of days that are worked by a decree; `seasons` never overlap."""

    zone: str
    days_off: frozenset[dt.date]
    decreed_until: dt.date
    week: Week = FIVE_DAYS
    works: frozenset[dt.date] = frozenset()
    own_hours: Mapping[dt.date, Day] = field(default_factory=dict)
    seasons: tuple[Season, ...] = ()
    names: Mapping[dt.date, DayOff] = field(default_factory=dict)
    local: Mapping[str, LocalDays] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise ValueError("a week has seven days, and somebody works on one of them")

    def at(self, area: str) -> "Calendar":
        """As an area has it: with what was decreed for it and for the areas around it."""
        codes = tuple(code for code in self.local if area == code or area.startswith(f"{code}."))
        if not codes:
            return self
        if codes not in self._areas:
            self._areas[codes] = self._with([self.local[code] for code in codes])
        return self._areas[codes]

    def _with(self, found: list[LocalDays]) -> "Calendar":
        off = {on: why for each in found for on, why in each.off.items()}
        return replace(
            self,
            days_off=self.days_off | frozenset(off),
            works=self.works.union(*(each.works for each in found)),
            own_hours={**self.own_hours, **{on: h for e in found for on, h in e.own_hours.items()}},
            names={**self.names, **off},
            local={},
        )

    @cached_property
    def _areas(self) -> dict[tuple[str, ...], "Calendar"]:
        return {}

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
        usual = self.week if not self.seasons else self.week_of(on)
        return on in self.works or (bool(usual[on.weekday()]) and on not in self.days_off)

    def season_of(self, on: dt.date) -> Season | None:
        """The season in which a day lies."""
        found = (one for one in self.seasons if one.first_on <= on <= one.last_on)
        return next(found, None)

    def week_of(self, on: dt.date) -> Week:
        """The week as it is worked around a day."""
        season = self.season_of(on)
        return self.week if season is None else season.week

    def hours(self, on: dt.date) -> Day:
        """The office hours of a day. One that is worked by a decree has those that it states; else
        those of the fullest weekday."""
        return self._would(on) if self.is_working(on) else ()

    def _would(self, on: dt.date) -> Day:
        week = self.week_of(on)
        return self.own_hours.get(on, ()) or week[on.weekday()] or fullest(week)

    def opens(self, on: dt.date) -> dt.time:
        """When offices open on a day, or would."""
        return self._would(on)[0][0]

    def within(self, window: Window, at: dt.datetime) -> bool:
        """Whether the moment lies in the window, both days inclusive."""
        return window.first_on <= self.day_of(at) <= window.last_on

    def due(self, start_at: dt.datetime, span: Duration, first_day_counts: bool) -> dt.datetime:
        """The end of the last day of the span, or the last minute of so many office hours.

        `first_day_counts` False: counting begins on the day after `start_at`.
        """
        if span.unit == "office hours":
            return self._after_office_hours(self.begins(start_at, first_day_counts), span.count)
        first = self.day_of(start_at) + (dt.timedelta(0) if first_day_counts else DAY)
        key = (first, span.count, span.unit)
        if key not in self._ends:
            self._ends[key] = self._end(first, span)
        return self._ends[key]

    def begins(self, start_at: dt.datetime, first_day_counts: bool) -> dt.datetime:
        """From when office hours run: at once, or from the day after."""
        return start_at if first_day_counts else self.end_of(self.day_of(start_at))

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
        if span.unit == "office hours":
            return self._before_office_hours(due_at, span.count)
        on = self.day_of(due_at - dt.timedelta(microseconds=1))
        if span.unit == "working days":
            left = span.count
            while left:
                on -= DAY
                left -= self.is_working(on)
        elif span.unit == "months":
            on = _plus_months(on, -span.count)
        else:
            on -= span.count * (7 if span.unit == "weeks" else 1) * DAY
        while not self.is_working(on):  # nobody reads a reminder on a day off
            on -= DAY
        return self.moment(on, self.opens(on))

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
        left = dt.timedelta(hours=hours)
        for on in _days(self.day_of(start_at), DAY):
            for opens, closes in self._stretches(on):
                begin = max(start_at, opens)
                if begin < closes:
                    if left <= closes - begin:
                        return begin + left
                    left -= closes - begin
        raise AssertionError("days never end")

    def _before_office_hours(self, due_at: dt.datetime, hours: int) -> dt.datetime:
        left = dt.timedelta(hours=hours)
        for on in _days(self.day_of(due_at), -DAY):
            for opens, closes in reversed(self._stretches(on)):
                end = min(due_at, closes)
                if end > opens:
                    if left <= end - opens:
                        return end - left
                    left -= end - opens
        raise AssertionError("days never end")

    def _stretches(self, on: dt.date) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
        hours = self.hours(on)
        return tuple((self.moment(on, begin), self.moment(on, end)) for begin, end in hours)


def fullest(week: Week) -> Day:
    """The hours of the weekday that has the most of them, the first of several."""
    return max(week, key=length)


def length(day: Day) -> dt.timedelta:
    """How long a day is worked."""
    minutes = (e.hour * 60 + e.minute - b.hour * 60 - b.minute for b, e in day)
    return dt.timedelta(minutes=sum(minutes))


def _days(first: dt.date, step: dt.timedelta) -> Iterator[dt.date]:
    on = first
    while True:
        yield on
        on += step


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
