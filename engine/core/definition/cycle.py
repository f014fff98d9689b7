"""Cycle settings: the file that changes each year (ladder, windows, tiers), with its basis.

They are expanded into the closed document on publishing; changing them is a new version.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from engine.core.definition.base import Key, Part, Text, fault

AreaKind = Literal["urban_village", "village"]


class Basis(Part):
    """The regulation that a setting rests on: kind, number, year and, if known, its date."""

    kind: Annotated[str, Field(min_length=1, max_length=80)]
    number: Annotated[str, Field(min_length=1, max_length=40)]
    year: Annotated[int, Field(ge=1945, le=2200)]
    dated_on: dt.date | None = None


class Window(Part):
    """From the first to the last day, both inclusive, in the office's own zone."""

    first_on: dt.date
    last_on: dt.date

    def __str__(self) -> str:
        return f"{self.first_on.isoformat()} .. {self.last_on.isoformat()}"


_DAYS = r"^(\d{4}-\d{2}-\d{2}) \.\. (\d{4}-\d{2}-\d{2})$"


def _read_window(value: Any) -> Any:
    if isinstance(value, Window):
        return value
    match = re.match(_DAYS, value.strip()) if isinstance(value, str) else None
    try:
        days = [dt.date.fromisoformat(day) for day in match.groups()] if match else []
    except ValueError:
        days = []
    if not days:
        raise fault("window_form", value=value)
    if days[1] < days[0]:
        raise fault("window_backwards", value=value)
    return Window(first_on=days[0], last_on=days[1])


WindowSpan = Annotated[
    Window,
    BeforeValidator(_read_window),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DAYS, "examples": ["2027-01-18 .. 2027-01-29"]}),
]


MOST_HOURS = 168  # a week


class Grace(Part):
    """For how long after a window shut that is still taken which was begun before; 0: not at all.

    Hours of the clock, by day and night: a poor line knows no office hours.
    """

    hours: Annotated[int, Field(ge=0, le=MOST_HOURS)]

    @property
    def span(self) -> dt.timedelta:
        """The same as a span of time."""
        return dt.timedelta(hours=self.hours)

    def __str__(self) -> str:
        return f"{self.hours} hour{'' if self.hours == 1 else 's'}"


USUAL_GRACE = Grace(hours=24)
_HOURS = r"^(0|[1-9]\d{0,2}) hours?$"


def _read_grace(value: Any) -> Any:
    if isinstance(value, Grace):
        return value
    match = re.match(_HOURS, value.strip()) if isinstance(value, str) else None
    if match is None or int(match[1]) > MOST_HOURS:
        raise fault("grace_form", value=value)
    return Grace(hours=int(match[1]))


GraceSpan = Annotated[
    Grace,
    BeforeValidator(_read_grace),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _HOURS, "examples": ["24 hours", "0 hours"]}),
]


class Tier(Part):
    """A named range of rupiah: above `over` (exclusive) and up to `up_to` (inclusive)."""

    over: int | None = None
    up_to: int | None = None

    def __str__(self) -> str:
        if self.over is None:
            return f"up to Rp {self.up_to}"
        if self.up_to is None:
            return f"above Rp {self.over}"
        return f"above Rp {self.over} up to Rp {self.up_to}"


_AMOUNT = (
    r"Rp ?([0-9]{1,3}(?:\.[0-9]{3}){1,6}|[0-9]{1,19})(,[0-9]{1,9})?(?: (ribu|juta|miliar|triliun))?"
)
_TIER = rf"^(?:above {_AMOUNT})?(?:(?:^| )up to {_AMOUNT})?$"
_SCALE: Mapping[str | None, int] = {
    None: 1,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "triliun": 10**12,
}
MOST_RUPIAH = 10**18  # stays below the 64 bits of a guard's integer


def read_rupiah(digits: str, scale: str | None) -> int:
    """`1,25` and `miliar` make 1250000000. Raises ValueError where no whole rupiah results."""
    whole, _, part = digits.replace(".", "").partition(",")
    share: int = 10 ** len(part)
    amount = int(whole + part) * _SCALE[scale]
    if amount % share or amount > MOST_RUPIAH * share:
        raise ValueError("an amount is whole rupiah, at most 10^18")
    return amount // share


def _read_tier(value: Any) -> Any:
    if isinstance(value, Tier):
        return value
    match = re.match(_TIER, value.strip()) if isinstance(value, str) and value.strip() else None
    if match is None:
        raise fault("tier_form", value=value)
    try:
        over, up_to = (
            read_rupiah(match[i] + (match[i + 1] or ""), match[i + 2]) if match[i] else None
            for i in (1, 4)
        )
    except ValueError:
        raise fault("tier_form", value=value) from None
    if over is not None and up_to is not None and up_to <= over:
        raise fault("tier_backwards", value=value)
    return Tier(over=over, up_to=up_to)


TierRange = Annotated[
    Tier,
    BeforeValidator(_read_tier),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _TIER, "examples": ["up to Rp 200 juta"]}),
]


def _read_days(value: Any) -> Any:
    """Each once, the earliest list first."""
    days = list(value) if isinstance(value, (list, tuple)) else None
    if days is None or len(days) > MOST_LISTS or len({*map(str, days)}) < len(days):
        raise fault("list_days_form", most=MOST_LISTS, last=MOST_DAYS)
    if not all(type(one) is int and 1 <= one <= MOST_DAYS for one in days):
        raise fault("list_days_form", most=MOST_LISTS, last=MOST_DAYS)
    return tuple(sorted(days, reverse=True))


MOST_LISTS, MOST_DAYS, USUAL_LISTS = 5, 60, (10, 3)
ListDays = Annotated[
    tuple[int, ...],
    BeforeValidator(_read_days),
    WithJsonSchema({
        "type": "array", "maxItems": MOST_LISTS, "uniqueItems": True,
        "items": {"type": "integer", "minimum": 1, "maximum": MOST_DAYS},
    }),
]  # fmt: skip


class Cycle(Part):
    """One planning year of one installation."""

    cycle: Annotated[int, Field(ge=2000, le=2200)]
    title: Text
    basis: Basis
    start: Annotated[dt.date, Field(alias="from")]
    ladder: Mapping[AreaKind, tuple[Key, ...]] = {}
    windows: Mapping[Key, WindowSpan] = {}
    grace: Mapping[Key, GraceSpan] = {}  # by window; USUAL_GRACE where it says nothing
    tiers: Mapping[Key, TierRange] = {}
    # So many days before a window shuts a list of places without a forum goes out.
    list_days: ListDays = USUAL_LISTS

    def grace_of(self, window: str) -> Grace:
        """How long that is still taken which was begun before this window shut."""
        return self.grace.get(window, USUAL_GRACE)
