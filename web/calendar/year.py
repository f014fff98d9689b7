"""A year at a glance: month by month, which days nobody works and why."""

import calendar as months
import datetime as dt
from dataclasses import dataclass

from flask import render_template, request

from engine.core.calendar import Calendar
from engine.service import areas, calendars, studio
from engine.service.days_off import YEARS_AHEAD, YEARS_BACK
from engine.service.decreed import LocalDay
from web.base.formats import DAYS, MONTHS, short_day
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk, office
from web.base.session import myself
from web.calendar import hours, seasons
from web.calendar.room import blueprint, calendar

TONES = {"holiday": "attention", "leave": "caution", "estimated": "resting", "local": "current",
         "works": "done"}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One day of a month. `kind`: "" for a plain day."""

    day: int
    kind: str
    today: bool


@dataclass(frozen=True)
class Line:
    """A day that is not as its weekday: what it is called, and for whom."""

    on: dt.date
    day: str
    name: str
    kind: str
    tone: str
    area: str
    basis: str
    may_end: bool
    code: str


@dataclass(frozen=True)
class Month:
    """A month as a grid of weeks (None: another month's day), with its days in words."""

    name: str
    weeks: list[list[Cell | None]]
    lines: list[Line]


@blueprint.get("")
def year() -> str:
    """This year, or the one asked for as far as the calendar knows."""
    found, decreed = calendar(), calendars.decreed(desk())
    today = found.day_of(now())
    wanted = _asked(today.year)
    local = [day for day in decreed.days if day.on.year == wanted]
    paths = areas.name_paths(desk(), {day.area for day in local if day.area})
    return render_template(
        "calendar/year.html",
        year=wanted,
        older=wanted - 1 if wanted > today.year - YEARS_BACK else None,
        newer=wanted + 1 if wanted < today.year + YEARS_AHEAD else None,
        decreed=wanted <= found.decreed_until.year,
        months=[_month(found, local, wanted, n, today, paths) for n in range(1, 13)],
        heads=[name[:2] for name in DAYS[language()]],
        week=_week_said(found),
        seasons=seasons.lines(decreed.seasons, wanted, today),
        zone=seasons.zone_words(found.zone),
        versions=_versions() if myself().secretariat else [],
        may=myself().secretariat,
        done=request.args.get("selesai", ""),
        moved=request.args.get("geser", ""),
    )


def _asked(this: int) -> int:
    given = request.args.get("tahun", "")
    if given.isascii() and given.isdigit() and len(given) == 4:
        return min(max(int(given), this - YEARS_BACK), this + YEARS_AHEAD)
    return this


def _month(
    found: Calendar,
    local: list[LocalDay],
    wanted: int,
    number: int,
    today: dt.date,
    paths: dict[str, str],
) -> Month:
    weeks = [
        [_cell(found, local, dt.date(wanted, number, day), today) if day else None for day in row]
        for row in months.monthcalendar(wanted, number)
    ]
    own = [day for day in local if day.on.month == number]
    lines = [
        _national(on, found)
        for on in sorted(found.names)
        if (on.year, on.month) == (wanted, number) and found.names[on].kind != "local"
    ]
    lines += [_own(day, today, paths, found) for day in own]
    lines.sort(key=lambda line: line.on)
    return Month(MONTHS[language()][number - 1], weeks, lines)


def _cell(found: Calendar, local: list[LocalDay], on: dt.date, today: dt.date) -> Cell:
    mine = next((day for day in local if day.on == on), None)
    if mine is not None:
        kind = "works" if mine.kind == "works" else "local"
    elif on in found.names:
        kind = found.names[on].kind
    else:
        kind = "" if found.is_working(on) else "weekend"
    return Cell(on.day, kind, on == today)


def _national(on: dt.date, found: Calendar) -> Line:
    off = found.names[on]
    said = t(f"calendar.kind_{off.kind}")
    return Line(on, short_day(on), off.name.get(language(), ""), said, TONES[off.kind],
                "", "", may_end=False, code="")  # fmt: skip


def _own(day: LocalDay, today: dt.date, paths: dict[str, str], found: Calendar) -> Line:
    kind = "works" if day.kind == "works" else "local"
    area = paths.get(day.area, day.area) if day.area else office().name
    name = day.name
    if kind == "works":
        name += f", {hours.said(day.hours or found.at(day.area).hours(day.on))}"
    return Line(day.on, short_day(day.on), name, t(f"calendar.kind_{kind}"), TONES[kind],
                area, day.basis, may_end=day.on >= today, code=day.area)  # fmt: skip


def _week_said(found: Calendar) -> list[tuple[str, str]]:
    """Each weekday with its hours."""
    return [(name, hours.said(day)) for name, day in zip(DAYS[language()], found.week, strict=True)]


def _versions() -> list[tuple[int, dt.datetime, str]]:
    found = [one for one in calendars.history(desk()) if one.made_by is not None]
    names = studio.names(desk(), [one.made_by for one in found])
    return [
        (one.number, one.made_at, names.get(one.made_by, ""))
        for one in found
        if one.made_at is not None and one.made_by is not None
    ]
