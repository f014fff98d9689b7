"""Office hours as they are typed and said: `08.00-12.00, 13.00-16.00`."""

import re
from datetime import time

from engine.core.calendar import Day, Week
from web.base.formats import clock_of
from web.base.i18n import t

NAMES = tuple(f"day-{number}" for number in range(7))
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")


def typed(day: Day) -> str:
    """As it stands in an input."""
    return ", ".join(f"{begin:%H.%M}-{end:%H.%M}" for begin, end in day)


def said(day: Day) -> str:
    """In a sentence; of a day that is not worked that it is not."""
    spans = [f"{clock_of(begin)}-{clock_of(end)}" for begin, end in day]
    return t("base.and").join(spans) if spans else t("calendar.not_worked")


def read(words: str) -> Day | None:
    """`08.00-12.00, 13.00-16.00`; nothing typed: not worked. None where it cannot be read."""
    found = []
    for part in filter(None, re.split(r"[,;]| dan | and ", words.strip())):
        ends = [each.strip() for each in re.split(r"[-\u2013]|\bs/d\b|\bsampai\b", part)]
        times = [_TIME.fullmatch(each) for each in ends]
        if len(times) != 2 or not all(times):
            return None
        begin, end = (time(int(m[1]), int(m[2])) for m in times if m is not None)
        found.append((begin, end))
    return tuple(found)


def read_week(raw: dict[str, str], errors: dict[str, str]) -> Week:
    """The hours of seven inputs; what cannot be read is said beside it."""
    days = [read(raw.get(name, "")) for name in NAMES]
    for name, hours in zip(NAMES, days, strict=True):
        if hours is None:
            errors[name] = t("calendar.wrong_hours")
    return tuple(hours or () for hours in days)
