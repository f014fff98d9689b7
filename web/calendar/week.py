"""The office's week: which weekdays are worked, and in which hours."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import calendars
from web.base.formats import DAYS
from web.base.i18n import language
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.calendar import hours
from web.calendar.hours import NAMES
from web.calendar.room import blamed, blueprint, secretariat_only, typed


@blueprint.get("/pekan")
def week() -> str:
    """The form with what holds today."""
    secretariat_only()
    found = calendars.decreed(desk()).week
    return _page({name: hours.typed(found[n]) for n, name in enumerate(NAMES)}, {})


@blueprint.post("/pekan")
def set_week() -> Response | tuple[str, int]:
    """It holds from now on; open due days stay."""
    raw = typed()
    errors: dict[str, str] = {}
    wanted = hours.read_week(raw, errors)
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
