"""The office's week: which weekdays are worked, and in which hours."""

import datetime as dt
import re

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.core.calendar import Week
from engine.core.values import Refused
from engine.service import calendars
from web.base.formats import DAYS
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.calendar.room import blamed, blueprint, secretariat_only, typed

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
NAMES = tuple(f"day-{number}" for number in range(7))


@blueprint.get("/pekan")
def week() -> str:
    """The form with what holds today."""
    secretariat_only()
    found = calendars.decreed(desk()).week
    return _page({name: _said(found[n]) for n, name in enumerate(NAMES)}, {})


@blueprint.post("/pekan")
def set_week() -> Response | tuple[str, int]:
    """It holds from now on; open due days stay."""
    raw, errors = typed(), {}
    read = [_read(raw.get(name, "")) for name in NAMES]
    for name, hours in zip(NAMES, read, strict=True):
        if hours is None:
            errors[name] = t("calendar.wrong_hours")
    wanted: Week = tuple(hours for hours in read if hours is not None)
    if not errors:
        done = calendars.set_week(desk(), wanted, myself().id, raw.get("basis", ""), now())
        if not isinstance(done, Refused):
            return redirect(url_for("calendar.dues", selesai="pekan"), 303)
        errors = blamed(done, (*NAMES, "reason"), "day-0")
        if "reason" in errors:
            errors["basis"] = errors.pop("reason")
    return _page(raw, errors), 422


def _page(raw: dict[str, str], errors: dict[str, str]) -> str:
    days = list(zip(NAMES, DAYS[language()], strict=True))
    return render_template("calendar/week.html", days=days, raw=raw, errors=errors)


def _said(hours: tuple[tuple[dt.time, dt.time], ...]) -> str:
    return ", ".join(f"{begin:%H.%M}-{end:%H.%M}" for begin, end in hours)


def _read(words: str) -> tuple[tuple[dt.time, dt.time], ...] | None:
    """`08.00-12.00, 13.00-16.00`; nothing typed: not worked. None where it cannot be read."""
    found = []
    for part in filter(None, re.split(r"[,;]| dan | and ", words.strip())):
        ends = [each.strip() for each in re.split(r"[-\u2013]|\bs/d\b|\bsampai\b", part)]
        times = [_TIME.fullmatch(each) for each in ends]
        if len(times) != 2 or not all(times):
            return None
        begin, end = (dt.time(int(m[1]), int(m[2])) for m in times if m is not None)
        found.append((begin, end))
    return tuple(found)
