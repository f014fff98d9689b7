"""The calendar of an office: decreed holidays of the library, days the office added, its week.

The library knows the joint decree's leave days (cuti bersama) of a year once it is out; the last
such year is where "decreed" ends, later days are provisional (shown so by the pages).
"""

import datetime as dt
from functools import lru_cache

import holidays

from engine.core.calendar import Calendar
from engine.store.directory import TenantRecord

YEARS_BACK, YEARS_AHEAD = 2, 6


def calendar_of(record: TenantRecord, year: int) -> Calendar:
    """The calendar around `year`. Settings: weekend ([5, 6]), opens and closes ("08:00")."""
    decreed_until, national = _national(year)
    settings = record.settings
    return Calendar(
        zone=record.zone,
        days_off=national | record.holidays,
        decreed_until=decreed_until,
        weekend=frozenset(settings.get("weekend", (5, 6))),
        opens=dt.time.fromisoformat(settings.get("opens", "08:00")),
        closes=dt.time.fromisoformat(settings.get("closes", "16:00")),
        version=f"{record.version}-{year}",
    )


@lru_cache(maxsize=8)
def _national(year: int) -> tuple[dt.date, frozenset[dt.date]]:
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    leave = holidays.country_holidays("ID", years=years, categories=("government",))
    every = holidays.country_holidays("ID", years=years, categories=("government", "public"))
    last = max((day.year for day in leave), default=year - 1)
    return dt.date(last, 12, 31), frozenset(every)
