"""Other office hours from a day to a day, such as in the fasting month; and the office's clock."""

import datetime as dt

from flask import abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.core.calendar import Season
from engine.core.values import Refused
from engine.service import calendars
from engine.service.calendars import ZONES
from engine.service.decreed import DecreedSeason
from web.away.room import day_of, parts_of
from web.base import formats
from web.base.formats import DAYS
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.calendar import hours
from web.calendar.hours import NAMES
from web.calendar.room import blamed, blueprint, secretariat_only, typed

FIELDS = ("name", "first_on", "last_on", *NAMES, "reason")


@blueprint.get("/musim")
def new_season() -> str:
    """The form, with the hours of the usual week to begin from."""
    secretariat_only()
    found = calendars.decreed(desk()).week
    return _page({name: hours.typed(found[n]) for n, name in enumerate(NAMES)}, {})


@blueprint.post("/musim")
def add_season() -> Response | tuple[str, int]:
    """Decree it, then show which due days would move."""
    raw = typed()
    errors: dict[str, str] = {}
    first = day_of(raw, "first_on", errors, optional=False)
    last = day_of(raw, "last_on", errors, optional=False)
    week = hours.read_week(raw, errors)
    if first is None or last is None or errors:
        return _page(raw, errors), 422
    season = Season(first, last, week, " ".join(raw.get("name", "").split()))
    done = calendars.add_season(desk(), season, myself().id, raw.get("basis", ""), now())
    if isinstance(done, Refused):
        errors = blamed(done, FIELDS, "first_on")
        if "reason" in errors:
            errors["basis"] = errors.pop("reason")
        return _page(raw, errors), 422
    return redirect(url_for("calendar.dues", selesai="musim", tahun=first.year), 303)


@blueprint.get("/musim/<first_on>/hapus")
def end_season(first_on: str) -> str:
    """Ask for the basis first."""
    secretariat_only()
    return _ending(_known(first_on), "", {})


@blueprint.post("/musim/<first_on>/hapus")
def end_season_now(first_on: str) -> Response | tuple[str, int]:
    """It is not decreed any more."""
    known, basis = _known(first_on), typed().get("basis", "")
    first = known.season.first_on
    done = calendars.end_season(desk(), first, myself().id, basis, now())
    if isinstance(done, Refused):
        return _ending(known, basis, blamed(done, (), "basis")), 422
    return redirect(url_for("calendar.dues", selesai="musim_hapus", tahun=first.year), 303)


@blueprint.get("/zona")
def zone() -> str:
    """The form with the clock that holds today."""
    secretariat_only()
    return _zone({"zone": calendars.decreed(desk()).zone}, {})


@blueprint.post("/zona")
def set_zone() -> Response | tuple[str, int]:
    """It holds from now on; open due days stay."""
    raw = typed()
    wanted, basis = raw.get("zone", ""), raw.get("basis", "")
    done = calendars.set_zone(desk(), wanted, myself().id, basis, now())
    if isinstance(done, Refused):
        errors = blamed(done, ("zone", "reason"), "zone")
        if "reason" in errors:
            errors["basis"] = errors.pop("reason")
        return _zone(raw, errors), 422
    current_app.extensions["offices"].read_at = float("-inf")  # its look has another clock now
    return redirect(url_for("calendar.dues", selesai="zona"), 303)


def zone_words(zone: str) -> str:
    """`WITA, waktu Indonesia tengah`."""
    short = formats.ZONES.get(zone, zone)
    return t(f"calendar.zone_{short}") if zone in formats.ZONES else zone


def _known(first_on: str) -> DecreedSeason:
    found = calendars.decreed(desk()).seasons
    wanted = (one for one in found if one.season.first_on.isoformat() == first_on)
    return next(wanted, None) or abort(404)


def _ending(known: DecreedSeason, basis: str, errors: dict[str, str]) -> str:
    season = known.season
    span = t("calendar.span", first=formats.day(season.first_on), last=formats.day(season.last_on))
    return render_template(
        "calendar/end_season.html", season=season, span=span, basis=basis, errors=errors
    )


def _page(raw: dict[str, str], errors: dict[str, str]) -> str:
    return render_template(
        "calendar/season.html",
        raw=raw,
        errors=errors,
        first=parts_of(raw, "first_on"),
        last=parts_of(raw, "last_on"),
        days=list(zip(NAMES, DAYS[language()], strict=True)),
    )


def _zone(raw: dict[str, str], errors: dict[str, str]) -> str:
    zones = [(zone, zone_words(zone)) for zone in ZONES]
    return render_template("calendar/zone.html", raw=raw, errors=errors, zones=zones)


def lines(found: tuple[DecreedSeason, ...], year: int, today: dt.date) -> list[dict[str, object]]:
    """The seasons of a year as its page shows them."""
    return [
        {
            "name": one.season.name,
            "first_on": one.season.first_on,
            "span": t(
                "calendar.span",
                first=formats.short_day(one.season.first_on),
                last=formats.short_day(one.season.last_on),
            ),
            "week": [
                (name, hours.said(day))
                for name, day in zip(DAYS[language()], one.season.week, strict=True)
            ],
            "basis": one.basis,
            "may_end": one.season.last_on >= today,
        }
        for one in found
        if one.season.first_on.year <= year <= one.season.last_on.year
    ]
