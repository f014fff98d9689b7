"""What an office decrees of its calendar: days off and days worked, its week and hours.

Each change is a whole new version with its basis in the register; no version is ever changed, so
what is said of an old count stays what was counted. Open due moments stay where they are
(rescheduling.py moves them). A body: `{"week": [[["08:00", "16:00"]], ... seven], "days": [{"area",
"on", "name", "kind": "off" | "works", "basis"}]}`. Never here: SQL, words.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Literal

from engine.core.calendar import FIVE_DAYS, Calendar, Week
from engine.core.values import Case, Data, Refused, Why
from engine.service import register
from engine.service.days_off import YEARS_AHEAD, calendar_from, week_from
from engine.service.desk import Desk
from engine.service.directory_whys import area_whys
from engine.service.rights import office_refuses
from engine.service.typed import name_whys
from engine.service.whys import refused, why
from engine.service.world import world_of
from engine.store import calendars as rows
from engine.store import organisations
from engine.store.calendars import CalendarRow
from engine.store.database import Connection

MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day that the office decreed. `area`: "" for the whole office; `kind`: off or works."""

    on: dt.date
    name: str
    kind: Literal["off", "works"]
    area: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Decreed:
    """One version, as pages show it. `number` 0: nothing was decreed yet."""

    number: int
    week: Week
    days: tuple[LocalDay, ...]
    made_by: int | None = None
    made_at: dt.datetime | None = None


def decreed(desk: Desk) -> Decreed:
    """What the office decreed so far."""
    with desk.database.connection() as conn:
        return _newest(conn, desk.tenant)


def history(desk: Desk) -> list[Decreed]:
    """Every version, newest first."""
    with desk.database.connection() as conn:
        return [_read(row) for row in rows.versions(conn, desk.tenant)]


def counted_with(desk: Desk, cases: Iterable[Case], now: dt.datetime) -> dict[int, Calendar]:
    """By version, the calendars with which the open tasks of these cases were counted."""
    used = {task.calendar for case in cases for task in case.tasks if task.calendar is not None}
    today = world_of(desk, now).calendar
    before = used - {today.number}
    if not before:
        return {today.number: today}
    with desk.database.connection() as conn:
        found = rows.numbered(conn, desk.tenant, before)
    known = {one.number: calendar_from(today.zone, one.number, one.body, now.year) for one in found}
    if 0 in before:
        known[0] = _plain(today.zone, now.year)
    return {**known, today.number: today}


def add_day(desk: Desk, day: LocalDay, by: int, basis: str, now: dt.datetime) -> int | Refused:
    """Decree it; gives the version's number."""

    def change(conn: Connection, old: Decreed, today: dt.date) -> Decreed | Refused:
        found = [*name_whys(day.name), *_day_whys(conn, desk, day, old, today, now)]
        if found:
            return Refused(tuple(found))
        new = LocalDay(day.on, day.name, day.kind, day.area, basis.strip())
        days = sorted((*old.days, new), key=lambda one: (one.on, one.area))
        return Decreed(old.number + 1, old.week, tuple(days))

    return _decide(desk, change, {"day": _plain_day(day)}, by, basis, now)


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
        return Decreed(old.number + 1, old.week, left)

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
        return Decreed(old.number + 1, week, old.days)

    return _decide(desk, change, {"week": _plain_week(week)}, by, basis, now)


def week_whys(week: Week) -> Iterator[Why]:
    """What is wrong with a week; each about its weekday (Monday is `day-0`)."""
    for number, hours in enumerate(week):
        moments = [moment for stretch in hours for moment in stretch]
        if moments != sorted(set(moments)):
            yield why("hours_in_disorder", f"day-{number}")
    if not any(week):
        yield why("week_without_work", "week")


def _day_whys(
    conn: Connection, desk: Desk, day: LocalDay, old: Decreed, today: dt.date, now: dt.datetime
) -> Iterator[Why]:
    if day.on < today:
        yield why("day_over", "on")
    elif day.on > dt.date(today.year + YEARS_AHEAD, 12, 31):
        yield why("day_too_far", "on", year=today.year + YEARS_AHEAD)
    if any((one.area, one.on) == (day.area, day.on) for one in old.days):
        yield why("day_there", "on")
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
        made = change(conn, _newest(conn, desk.tenant), organisations.today(conn, desk.tenant, now))
        if isinstance(made, Refused):
            return made
        days = [_plain_day(day) | {"basis": day.basis} for day in made.days]
        row = CalendarRow(made.number, {"week": _plain_week(made.week), "days": days}, by, now)
        rows.add(conn, desk.tenant, row)
        version = organisations.bump(conn, desk.tenant)
        said = {**body, "calendar": made.number, "directory": version}
        register.record(conn, desk.tenant, "calendar_changed", said, by, basis, now)
        return made.number


def _newest(conn: Connection, tenant: int) -> Decreed:
    found = rows.versions(conn, tenant, most=1)
    return _read(found[0]) if found else Decreed(0, FIVE_DAYS, ())


def _read(row: CalendarRow) -> Decreed:
    days = tuple(
        LocalDay(
            dt.date.fromisoformat(day["on"]), day["name"], day["kind"], day["area"], day["basis"]
        )
        for day in row.body["days"]
    )
    return Decreed(row.number, week_from(row.body["week"]), days, row.made_by, row.made_at)


def _plain_day(day: LocalDay) -> dict[str, Any]:
    plain = asdict(day) | {"on": day.on.isoformat()}
    del plain["basis"]
    return plain


def _plain_week(week: Week) -> list[list[list[str]]]:
    return [[[f"{at:%H:%M}" for at in stretch] for stretch in day] for day in week]


@lru_cache(maxsize=8)
def _plain(zone: str, year: int) -> Calendar:
    return calendar_from(zone, 0, {}, year)
