"""What an office decreed of its calendar, as a value and as the body of a version.

A body: `{"week": [[["08:00", "16:00"]], ... seven], "days": [{"area", "on", "name", "kind": "off" |
"works", "basis", "hours"?}], "seasons": [{"first_on", "last_on", "name", "week", "basis"}], "zone":
"Asia/Jakarta"}`; the first one has `zone_before` too. Never here: deciding, SQL.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from engine.core.calendar import Day, Season, Week
from engine.service.days_off import day_from, seasons_from, week_from
from engine.store.calendars import CalendarRow


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day that the office decreed. `area`: "" for the whole office; `kind`: off or works.
    `hours`: of a day that is worked, as the decree states them; none: as the fullest weekday."""

    on: dt.date
    name: str
    kind: Literal["off", "works"]
    area: str = ""
    basis: str = ""
    hours: Day = ()


@dataclass(frozen=True, slots=True)
class DecreedSeason:
    """Other hours from a day to a day, with their basis."""

    season: Season
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Decreed:
    """One version, as pages show it. `number` 0: nothing was decreed yet."""

    number: int
    week: Week
    days: tuple[LocalDay, ...]
    seasons: tuple[DecreedSeason, ...]
    zone: str
    made_by: int | None = None
    made_at: dt.datetime | None = None


def read(row: CalendarRow, zone: str) -> Decreed:
    """A version read back. `zone`: of one from before versions said it."""
    days = tuple(
        LocalDay(
            dt.date.fromisoformat(day["on"]),
            day["name"],
            day["kind"],
            day["area"],
            day["basis"],
            day_from(day.get("hours", [])),
        )
        for day in row.body["days"]
    )
    bases = [one["basis"] for one in row.body.get("seasons", ())]
    found = zip(seasons_from(row.body), bases, strict=True)
    seasons = tuple(DecreedSeason(season, basis) for season, basis in found)
    week, zone = week_from(row.body["week"]), row.body.get("zone", zone)
    return Decreed(row.number, week, days, seasons, zone, row.made_by, row.made_at)


def body_of(made: Decreed, old: Decreed) -> dict[str, Any]:
    """The body of a version that follows another one."""
    body = {
        "week": plain_week(made.week),
        "days": [plain_day(day) | {"basis": day.basis} for day in made.days],
        "seasons": [plain_season(one.season) | {"basis": one.basis} for one in made.seasons],
        "zone": made.zone,
    }
    return body if old.number else body | {"zone_before": old.zone}


def plain_day(day: LocalDay) -> dict[str, Any]:
    """A day without its basis."""
    plain = {"on": day.on.isoformat(), "name": day.name, "kind": day.kind, "area": day.area}
    return plain | ({"hours": _plain(day.hours)} if day.hours else {})


def plain_season(season: Season) -> dict[str, Any]:
    """A season without its basis."""
    days = {"first_on": season.first_on.isoformat(), "last_on": season.last_on.isoformat()}
    return days | {"name": season.name, "week": plain_week(season.week)}


def plain_week(week: Week) -> list[list[list[str]]]:
    """A week as a body has it."""
    return [_plain(day) for day in week]


def _plain(day: Day) -> list[list[str]]:
    return [[f"{at:%H:%M}" for at in stretch] for stretch in day]
