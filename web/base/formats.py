"""How numbers, money and days are written for people. Never here: arithmetic with deadlines."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from flask import Flask, g, has_request_context

from web.base.i18n import language, t
from web.base.moment import now

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
SHORT_MONTHS = {  # Indonesian abbreviates August to Agu
    language: tuple(("Agu" if name == "Agustus" else name[:3]) for name in names)
    for language, names in MONTHS.items()
}
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
SCALES = (
    (10**12, {"id": "triliun", "en": "trillion"}),
    (10**9, {"id": "miliar", "en": "billion"}),
    (10**6, {"id": "juta", "en": "million"}),
)


def _zone() -> str:
    """The office's own zone, put into g by the tenancy room; Jakarta outside a request."""
    return str(g.get("zone", "Asia/Jakarta")) if has_request_context() else "Asia/Jakarta"


def local(moment: dt.datetime) -> dt.datetime:
    """A UTC moment in the office's own zone."""
    return moment.astimezone(ZoneInfo(_zone()))


def _day_of(value: dt.date | dt.datetime) -> dt.date:
    return local(value).date() if isinstance(value, dt.datetime) else value


def day(value: dt.date | dt.datetime) -> str:
    """`Senin, 18 Januari 2027`."""
    on, lang = _day_of(value), language()
    return f"{DAYS[lang][on.weekday()]}, {on.day} {MONTHS[lang][on.month - 1]} {on.year}"


def short_day(value: dt.date | dt.datetime) -> str:
    """`Sen, 18 Jan 2027`; for tables and cards."""
    on, lang = _day_of(value), language()
    return f"{DAYS[lang][on.weekday()][:3]}, {on.day} {SHORT_MONTHS[lang][on.month - 1]} {on.year}"


def clock(moment: dt.datetime) -> str:
    """`10.42 WIB` (`10:42 WIB` in English)."""
    mark = "." if language() == "id" else ":"
    there = local(moment)
    return f"{there.hour:02d}{mark}{there.minute:02d} {ZONES.get(_zone(), there.tzname() or '')}"


def clock_of(time: dt.time) -> str:
    """An hour of the office's own clock: `08.00` (`08:00` in English)."""
    return f"{time:%H{'.' if language() == 'id' else ':'}%M}"


def exact_clock(moment: dt.datetime) -> str:
    """`10.42.30 WIB`, where a minute is all there is; a part of a second is not promised."""
    mark = "." if language() == "id" else ":"
    return f"{local(moment):%H{mark}%M{mark}%S} {clock(moment).split(' ', 1)[1]}"


def moment(value: dt.datetime) -> str:
    """`Senin, 18 Januari 2027 pukul 10.42 WIB`."""
    return t("base.day_at", day=day(value), clock=clock(value))


def last_minute(end: dt.datetime) -> str:
    """The last minute before a moment at which something ends: midnight is `23.59` of its day."""
    return moment(end - dt.timedelta(minutes=1))


def number(value: int | str | Decimal) -> str:
    """`12.500,75` (`12,500.75` in English); decimals are given as text or Decimal."""
    sign, digits = ("-", str(value)[1:]) if str(value).startswith("-") else ("", str(value))
    whole, _, part = digits.partition(".")
    grouped = f"{sign}{int(whole or 0):,}"
    if language() == "id":
        return grouped.replace(",", ".") + (f",{part}" if part else "")
    return grouped + (f".{part}" if part else "")


def money(rupiah: int) -> str:
    """`Rp 90.000.000`, followed by words from a million on: `Rp 1.250.000.000 (1,25 miliar)`."""
    said = f"Rp {number(rupiah)}"
    words = _scaled(rupiah)
    return f"{said} ({words})" if words else said


def short_money(rupiah: int) -> str:
    """`Rp 1,25 miliar` where that is exact, else the figure."""
    words = _scaled(rupiah)
    return f"Rp {words}" if words else f"Rp {number(rupiah)}"


def _scaled(rupiah: int) -> str:
    """`1,25 miliar`, or empty when two decimals do not say it exactly."""
    for scale, names in SCALES:
        if abs(rupiah) >= scale:
            if rupiah * 100 % scale:
                return ""
            amount = (Decimal(rupiah) / scale).normalize()
            return f"{number(f'{amount:f}')} {names[language()]}"
    return ""


def days_since(then: dt.datetime, now: dt.datetime) -> int:
    """Calendar days in the office's zone between two moments."""
    return (local(now).date() - local(then).date()).days


def since(then: dt.datetime, now: dt.datetime) -> str:
    """`hari ini`, `sejak 1 hari`, `sejak 12 hari`."""
    days = days_since(then, now)
    return t("base.since_today") if days <= 0 else t("base.since_days", n=days)


def size(count: int) -> str:
    """A file's size in words: `312 KB`, `1,4 MB`."""
    if count < 1024 * 1024:
        return f"{max(1, count // 1024)} KB"
    return f"{number(f'{count / 1024 / 1024:.1f}')} MB"


def install(app: Flask) -> None:
    """Make the formats known to templates."""
    app.jinja_env.globals.update(
        day=day, short_day=short_day, clock=clock, moment=moment, number=number, money=money,
        short_money=short_money, since=since, last_minute=last_minute, now=now,
        days_since=days_since, file_size=size,
    )  # fmt: skip
