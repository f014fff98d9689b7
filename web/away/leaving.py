"""Recording days away, and being back. Where nobody would be left the page says so first."""

import datetime as dt

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service.away import coverage, leaving
from engine.service.away.coverage import Uncovered
from web.away.room import (
    Whose,
    blueprint,
    day_of,
    parts_of,
    raw_day,
    span,
    today,
    typed,
    whose,
)  # fmt: skip
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said

_FIELDS = ("from_on", "until_on", "reason")


@blueprint.get("/catat")
def leave() -> str:
    """The form, with today."""
    return _page(whose(), raw_day("from_on", today()), {}, [])


@blueprint.post("/catat")
def leave_now() -> Response | tuple[str, int]:
    """1. What was typed. 2. Who would be left. 3. Write it, if that is known."""
    who, raw = whose(), typed()
    errors: dict[str, str] = {}
    first = day_of(raw, "from_on", errors, optional=False)
    last = day_of(raw, "until_on", errors, optional=False)
    if first is None or last is None:
        return _page(who, raw, errors, []), 422
    left = _left(who, first, last)
    if left and raw.get("sure") != "yes":
        return _page(who, raw, {}, left), 422
    done = leaving.leave(desk(), who.person, first, last, myself().id, raw.get("reason", ""), now())
    if isinstance(done, Refused):
        for why in done.reasons:
            errors[why.field if why.field in _FIELDS else "from_on"] = said(why)
        return _page(who, raw, errors, []), 422
    return redirect(url_for("away.overview", orang=who.number, selesai="leave"), 303)


@blueprint.post("/<int:number>/kembali")
def back(number: int) -> Response:
    """Back earlier, or never gone."""
    who = whose()
    found = leaving.one(desk(), number)
    if found is None or found.person != who.person:
        abort(404)
    reason = None if who.own else t("away.back")
    done = leaving.back(desk(), number, myself().id, reason, now())
    if done is not None:
        abort(409, said(done.reasons[0]))
    return redirect(url_for("away.overview", orang=who.number, selesai="back"), 303)


def _left(who: Whose, first: dt.date, last: dt.date) -> list[Uncovered]:
    """What would be left of the offices; nothing where the days themselves are refused anyway."""
    if not dt.timedelta() <= last - first <= leaving.LONGEST:
        return []
    return coverage.of_person(desk(), who.person, first, last, now())


def _page(who: Whose, raw: dict[str, str], errors: dict[str, str], left: list[Uncovered]) -> str:
    return render_template(
        "away/leave.html",
        who=who,
        raw=raw,
        errors=errors,
        left=[(_words(one), t("away.left_due", n=one.due) if one.due else "") for one in left],
        nobody=any(not one.delegates for one in left),
        parts_of=parts_of,
        sure=bool(request.form.get("sure")),
    )


def _words(one: Uncovered) -> str:
    days = span(one.gap.from_on, one.gap.until_on)
    key = "partly" if one.delegates else "nobody"
    names = t("base.and").join(one.delegates)
    return t(f"away.left_{key}", office=one.office.name, days=days, names=names)
