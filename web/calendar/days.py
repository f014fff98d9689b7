"""A day off, or a day that is worked, decreed by the office; and taken back before it comes."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.calendar import fullest
from engine.core.values import Refused
from engine.service import areas, calendars
from engine.service.decreed import LocalDay
from web.away.room import day_of, parts_of
from web.base.formats import day
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk, office
from web.base.session import myself
from web.calendar import hours
from web.calendar.room import blamed, blueprint, secretariat_only, typed

FIELDS = ("on", "name", "kind", "hours", "area", "village", "basis")
KINDS = ("off", "works")


@blueprint.get("/hari")
def new_day() -> str:
    """The form."""
    secretariat_only()
    return _page({"kind": "off"}, {})


@blueprint.post("/hari")
def add_day() -> Response | tuple[str, int]:
    """Decree it, then show which due days would move."""
    raw = typed()
    errors: dict[str, str] = {}
    on = day_of(raw, "on", errors, optional=False)
    name = " ".join(raw.get("name", "").split())
    kind = raw.get("kind", "")
    if kind not in KINDS:
        errors["kind"] = t("away.choose")
    worked = hours.read(raw.get("hours", "")) if kind == "works" else ()
    if worked is None:
        errors["hours"] = t("calendar.wrong_hours")
    if on is None or worked is None or errors:
        return _page(raw, errors), 422
    area = "".join(raw.get("village", "").split()) or raw.get("area", "")
    new = LocalDay(on, name, "works" if kind == "works" else "off", area, hours=worked)
    done = calendars.add_day(desk(), new, myself().id, raw.get("basis", ""), now())
    if isinstance(done, Refused):
        errors = blamed(done, (*FIELDS, "areas", "reason"), "on")
        if "areas" in errors:
            errors["village" if raw.get("village", "").strip() else "area"] = errors.pop("areas")
        if "reason" in errors:
            errors["basis"] = errors.pop("reason")
        return _page(raw, errors), 422
    return redirect(url_for("calendar.dues", selesai="hari", tahun=on.year), 303)


@blueprint.get("/hari/<on>/hapus")
def end_day(on: str) -> str:
    """Ask for the basis first."""
    secretariat_only()
    return _ending(_known(on), "", {})


@blueprint.post("/hari/<on>/hapus")
def end_day_now(on: str) -> Response | tuple[str, int]:
    """It is not decreed any more."""
    known = _known(on)
    basis = typed().get("basis", "")
    done = calendars.end_day(desk(), known.area, known.on, myself().id, basis, now())
    if isinstance(done, Refused):
        return _ending(known, basis, blamed(done, (), "basis")), 422
    return redirect(url_for("calendar.dues", selesai="hapus", tahun=known.on.year), 303)


def _known(on: str) -> LocalDay:
    area = request.args.get("wilayah", "")
    found = calendars.decreed(desk()).days
    wanted = (one for one in found if (one.on.isoformat(), one.area) == (on, area))
    return next(wanted, None) or abort(404)


def _ending(known: LocalDay, basis: str, errors: dict[str, str]) -> str:
    where = areas.name_path(desk(), known.area) if known.area else office().name
    return render_template(
        "calendar/end.html", one=known, day=day(known.on), where=where, basis=basis, errors=errors
    )


def _page(raw: dict[str, str], errors: dict[str, str]) -> str:
    below = areas.children(desk(), office().area)
    usual = fullest(calendars.decreed(desk()).week)
    return render_template(
        "calendar/day.html",
        raw=raw,
        errors=errors,
        parts=parts_of(raw, "on"),
        kinds=[(kind, t(f"calendar.choose_{kind}")) for kind in KINDS],
        usual=hours.said(usual),
        areas=[(area.code, areas.titled(area)) for area in below],
    )
