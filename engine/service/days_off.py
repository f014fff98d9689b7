"""The calendar of an office: the country's holidays, and what the office decreed beside them.

The library knows the joint decree's leave days (cuti bersama) of a year once it is out; the last
such year is where "decreed" ends, later days are provisional. Feasts that follow the moon are
estimates in the library until they are known, and are marked so.
"""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import holidays

from engine.core.calendar import FIVE_DAYS, Calendar, Day, DayOff, LocalDays, Season, Week
from engine.store.directory import TenantRecord

YEARS_BACK, YEARS_AHEAD = 2, 6
_TONGUES = {"id": "id", "en": "en_US"}
_ESTIMATED = {"id": " (perkiraan)", "en": " (estimated)"}


def calendar_of(record: TenantRecord, year: int) -> Calendar:
    """The calendar around `year`."""
    number, body = record.calendar or (0, {})
    return calendar_from(record.zone, number, body, year)


def calendar_from(zone: str, number: int, body: Mapping[str, Any], year: int) -> Calendar:
    """The country's calendar around `year` with a body of calendar_version (see calendars.py)."""
    decreed_until, names = _national(year)
    local = _local(body)
    everywhere = local.pop("", LocalDays())
    return Calendar(
        zone=body.get("zone", zone),
        days_off=frozenset(names) | frozenset(everywhere.off),
        decreed_until=decreed_until,
        week=week_from(body["week"]) if "week" in body else FIVE_DAYS,
        works=everywhere.works,
        own_hours=everywhere.own_hours,
        seasons=seasons_from(body),
        names={**names, **everywhere.off},
        local=local,
        number=number,
    )


def seasons_from(body: Mapping[str, Any]) -> tuple[Season, ...]:
    """The seasons of a body: `[{"first_on", "last_on", "name", "week", "basis"}]`."""
    return tuple(
        Season(
            dt.date.fromisoformat(one["first_on"]),
            dt.date.fromisoformat(one["last_on"]),
            week_from(one["week"]),
            one["name"],
        )
        for one in body.get("seasons", ())
    )


def day_from(plain: list[list[str]]) -> Day:
    """The hours of a day as a body has them. Raises ValueError for wrong times."""
    return tuple((dt.time.fromisoformat(begin), dt.time.fromisoformat(end)) for begin, end in plain)


def week_from(plain: list[list[list[str]]]) -> Week:
    """A week as a body has it, `[[["08:00", "16:00"]], ...]`. Raises ValueError for wrong times."""
    return tuple(day_from(day) for day in plain)


def _local(body: Mapping[str, Any]) -> dict[str, LocalDays]:
    off: dict[str, dict[dt.date, DayOff]] = {}
    works: dict[str, dict[dt.date, Day]] = {}
    for day in body.get("days", ()):
        on = dt.date.fromisoformat(day["on"])
        if day["kind"] == "works":
            works.setdefault(day["area"], {})[on] = day_from(day.get("hours", []))
        else:
            name = dict.fromkeys(_TONGUES, day["name"])
            off.setdefault(day["area"], {})[on] = DayOff("local", name)
    return {
        area: LocalDays(
            off.get(area, {}),
            frozenset(works.get(area, ())),
            {on: hours for on, hours in works.get(area, {}).items() if hours},
        )
        for area in {*off, *works}
    }


@lru_cache(maxsize=8)
def _national(year: int) -> tuple[dt.date, Mapping[dt.date, DayOff]]:
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    leave = _named(years, "government")
    last = max((day.year for day in leave), default=year - 1)
    found = {on: DayOff("leave", name) for on, name in leave.items()}
    for on, name in _named(years, "public").items():  # a holiday that is leave as well is a holiday
        estimated = name["id"].endswith(_ESTIMATED["id"])
        plain = {tongue: words.removesuffix(_ESTIMATED[tongue]) for tongue, words in name.items()}
        found[on] = DayOff("estimated" if estimated else "holiday", plain)
    return dt.date(last, 12, 31), found


def _named(years: range, category: str) -> dict[dt.date, dict[str, str]]:
    found: dict[dt.date, dict[str, str]] = {}
    for tongue, language in _TONGUES.items():
        known = holidays.country_holidays(
            "ID", years=years, categories=(category,), language=language
        )
        for on, name in known.items():
            found.setdefault(on, {})[tongue] = name
    return found
