"""What an office decrees of its calendar: days off and days worked, its week and hours.

Each change is a whole new version with its basis in the register; no version is ever changed, so
what is said of an old count stays what was counted. Open due moments stay where they are
(rescheduling.py moves them). Never here: bodies (decreed.py), SQL, words.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from engine.core.calendar import DAY, FIVE_DAYS, Calendar, Day, Season, Week
from engine.core.values import Case, Data, Refused, Why
from engine.service import register
from engine.service.days_off import YEARS_AHEAD, calendar_from
from engine.service.decreed import (
    Decreed,
    DecreedSeason,
    LocalDay,
    body_of,
    plain_day,
    plain_season,
    plain_week,
    read,
)
from engine.service.desk import Desk
from engine.service.directory_whys import area_whys
from engine.service.rights import office_refuses
from engine.service.typed import name_whys
from engine.service.whys import refused, why
from engine.service.world import world_of
from engine.store import calendars as rows
from engine.store import organisations, tenants
from engine.store.calendars import CalendarRow
from engine.store.database import Connection

MOST_DAYS = 400
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")  # WIB, WITA, WIT


def decreed(desk: Desk) -> Decreed:
    """What the office decreed so far."""
    with desk.database.connection() as conn:
        return _newest(conn, desk.tenant)


def history(desk: Desk) -> list[Decreed]:
    """Every version, newest first."""
    with desk.database.connection() as conn:
        zone = tenants.zone_of(conn, desk.tenant)
        return [read(row, zone) for row in rows.versions(conn, desk.tenant)]


def counted_with(desk: Desk, cases: Iterable[Case], now: dt.datetime) -> dict[int, Calendar]:
    """By version, the calendars with which the open tasks of these cases were counted."""
    used = {task.calendar for case in cases for task in case.tasks if task.calendar is not None}
    today = world_of(desk, now).calendar
    before = used - {today.number}
    if not before:
        return {today.number: today}
    with desk.database.connection() as conn:
        # The first version says by which clock the office went before there was any.
        found = rows.numbered(conn, desk.tenant, before | ({1} if 0 in before else set()))
    known = {one.number: calendar_from(today.zone, one.number, one.body, now.year) for one in found}
    if 0 in before:
        first = next((one.body for one in found if one.number == 1), {})
        known[0] = _plain(first.get("zone_before", first.get("zone", today.zone)), now.year)
    return {**known, today.number: today}


def add_day(desk: Desk, day: LocalDay, by: int, basis: str, now: dt.datetime) -> int | Refused:
    """Decree it; gives the version's number."""

    def change(conn: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        found = [*name_whys(day.name), *_day_whys(conn, desk, day, old, today, now)]
        if found:
            return Refused(tuple(found))
        new = replace(day, basis=basis.strip())
        days = sorted((*old.days, new), key=lambda one: (one.on, one.area))
        return replace(old, days=tuple(days))

    return _decide(desk, change, {"day": plain_day(day)}, by, basis, now)


def end_day(
    desk: Desk, area: str, on: dt.date, by: int, basis: str, now: dt.datetime
) -> int | Refused:
    """It is not decreed any more. A day that is over stays: work was counted with it."""

    def change(conn: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        left = tuple(day for day in old.days if (day.area, day.on) != (area, on))
        if left == old.days:
            return refused("unknown_day", "on")
        if on < today:
            return refused("day_over", "on")
        return replace(old, days=left)

    body: Data = {"ended": {"area": area, "on": on.isoformat()}}
    return _decide(desk, change, body, by, basis, now)


def set_week(desk: Desk, week: Week, by: int, basis: str, now: dt.datetime) -> int | Refused:
    """Which weekdays are worked, and in which hours."""

    def change(conn: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        found = tuple(week_whys(week))
        if found:
            return Refused(found)
        if week == old.week:
            return refused("same_week", "week")
        return replace(old, week=week)

    return _decide(desk, change, {"week": plain_week(week)}, by, basis, now)


def add_season(desk: Desk, season: Season, by: int, basis: str, now: dt.datetime) -> int | Refused:
    """Other office hours from a day to a day, such as in the fasting month."""

    def change(_: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        others = [one.season for one in old.seasons]
        found = (*name_whys(season.name), *_season_whys(season, others, today))
        if found:
            return Refused(found)
        return _with_seasons(old, (*old.seasons, DecreedSeason(season, basis.strip())))

    return _decide(desk, change, {"season": plain_season(season)}, by, basis, now)


def end_season(
    desk: Desk, first_on: dt.date, by: int, basis: str, now: dt.datetime
) -> int | Refused:
    """It is not decreed any more; one that runs ends with yesterday, since its days were worked."""

    def change(_: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        known = next((one for one in old.seasons if one.season.first_on == first_on), None)
        if known is None:
            return refused("unknown_day", "first_on")
        if known.season.last_on < today:
            return refused("day_over", "first_on")
        left = [one for one in old.seasons if one is not known]
        if first_on < today:
            left.append(replace(known, season=replace(known.season, last_on=today - DAY)))
        return _with_seasons(old, left)

    return _decide(desk, change, {"season_ended": first_on.isoformat()}, by, basis, now)


def _with_seasons(old: Decreed, seasons: Iterable[DecreedSeason]) -> Decreed:
    return replace(old, seasons=tuple(sorted(seasons, key=lambda one: one.season.first_on)))


def set_zone(desk: Desk, zone: str, by: int, basis: str, now: dt.datetime) -> int | Refused:
    """By which clock the office goes."""

    def change(_: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        if zone not in ZONES:
            return refused("unknown_zone", "zone")
        return refused("same_week", "zone") if zone == old.zone else replace(old, zone=zone)

    return _decide(desk, change, {"zone": zone}, by, basis, now)


def week_whys(week: Week) -> Iterator[Why]:
    """What is wrong with a week; each about its weekday (Monday is `day-0`)."""
    for number, hours in enumerate(week):
        if not _in_order(hours):
            yield why("hours_in_disorder", f"day-{number}")
    if not any(week):
        yield why("week_without_work", "week")


def _in_order(hours: Day) -> bool:
    moments = [moment for stretch in hours for moment in stretch]
    return moments == sorted(set(moments))


def _season_whys(season: Season, others: Iterable[Season], today: dt.date) -> Iterator[Why]:
    if season.first_on < today:
        yield why("day_over", "first_on")
    if season.last_on < season.first_on:
        yield why("season_backwards", "last_on")
    elif season.last_on > dt.date(today.year + YEARS_AHEAD, 12, 31):
        yield why("day_too_far", "last_on", year=today.year + YEARS_AHEAD)
    if any(o.first_on <= season.last_on and season.first_on <= o.last_on for o in others):
        yield why("season_there", "first_on")
    yield from week_whys(season.week)


def _day_whys(
    conn: Connection, desk: Desk, day: LocalDay, old: Decreed, today: dt.date, now: dt.datetime
) -> Iterator[Why]:
    if day.on < today:
        yield why("day_over", "on")
    elif day.on > dt.date(today.year + YEARS_AHEAD, 12, 31):
        yield why("day_too_far", "on", year=today.year + YEARS_AHEAD)
    if any((one.area, one.on) == (day.area, day.on) for one in old.days):
        yield why("day_there", "on")
    if not _in_order(day.hours):
        yield why("hours_in_disorder", "hours")
    elif day.hours and day.kind == "off":
        yield why("hours_of_day_off", "hours")
    if len(old.days) >= MOST_DAYS:
        yield why("too_many_days_off", "on", max=MOST_DAYS)
    if day.area:
        yield from area_whys(conn, desk.tenant, [day.area])
    works = world_of(desk, now).calendar.at(day.area).is_working(day.on)
    if works == (day.kind == "works"):
        yield why("day_as_it_is", "on", kind=day.kind)


Change = Callable[[Connection, Decreed, dt.date], Decreed | Refused]


def _decide(
    desk: Desk, change: Change, body: Data, by: int, basis: str, now: dt.datetime
) -> int | Refused:
    """1. Who may. 2. What changes. 3. A new version, and a new world for everybody. 4. Record."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, basis):
            return no
        old = _newest(conn, desk.tenant)
        made = change(conn, old, organisations.today(conn, desk.tenant, now))
        if isinstance(made, Refused):
            return made
        number = old.number + 1
        rows.add(conn, desk.tenant, CalendarRow(number, body_of(made, old), by, now))
        if made.zone != old.zone:
            tenants.set_zone(conn, desk.tenant, made.zone)
        version = organisations.bump(conn, desk.tenant)
        said = {**body, "calendar": number, "directory": version}
        register.record(conn, desk.tenant, "calendar_changed", said, by, basis, now)
        return number


def _newest(conn: Connection, tenant: int) -> Decreed:
    found, zone = rows.versions(conn, tenant, most=1), tenants.zone_of(conn, tenant)
    return read(found[0], zone) if found else Decreed(0, FIVE_DAYS, (), (), zone)


@lru_cache(maxsize=8)
def _plain(zone: str, year: int) -> Calendar:
    return calendar_from(zone, 0, {}, year)
