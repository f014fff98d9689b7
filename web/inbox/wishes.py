"""How I want to hear: by mail at once, with the digest or on the page alone, and my quiet hours."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import cast

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.wishes import SORTS, WAYS, Way, Wishes
from engine.service import wishing
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.inbox.room import blueprint

LANGUAGES = ("", "id", "en")  # "": as the office wrote it down
HOURS = ("quiet_from", "quiet_until")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?::[0-5][0-9])?", re.ASCII)


@blueprint.get("/akun/pemberitahuan")
@login_required
def wishes() -> str:
    """What I wish now."""
    return _page(_typed(wishing.mine(desk(), myself().id)), {})


@blueprint.post("/akun/pemberitahuan")
@login_required
def wish() -> Response | tuple[str, int]:
    """Keep my wishes; what cannot be read is said beside its input, and stays as it was typed."""
    typed = {
        name: request.form.get(name, "")[:20] for name in ("language", *SORTS, "quiet", *HOURS)
    }
    wanted, errors = _read(typed)
    if errors:
        return _page(typed, errors), 422
    wishing.change(desk(), myself().id, wanted, now())
    return redirect(url_for("inbox.wishes", tersimpan="1"), 303)


def _page(typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    return render_template(
        "inbox/wishes.html",
        typed=typed,
        errors=errors,
        sorts=SORTS,
        ways=WAYS,
        tongues=LANGUAGES,
        hours={name: _hours(typed[name]) for name in HOURS},
        reaches=wishing.reaches(desk(), myself().id),
        done=request.args.get("tersimpan") == "1",
    )


def _typed(wanted: Wishes) -> dict[str, str]:
    usual = Wishes()
    quiet = wanted.quiet_from is not None
    since = wanted.quiet_from or cast("dt.time", usual.quiet_from)
    until = wanted.quiet_until or cast("dt.time", usual.quiet_until)
    return {
        "language": wanted.language or "",
        **{sort: wanted.way(sort) for sort in SORTS},
        "quiet": "yes" if quiet else "no",
        "quiet_from": f"{since:%H:%M}",
        "quiet_until": f"{until:%H:%M}",
    }


def _read(typed: Mapping[str, str]) -> tuple[Wishes, dict[str, str]]:
    errors: dict[str, str] = {sort: t("wishes.choose") for sort in SORTS if typed[sort] not in WAYS}
    if typed["language"] not in LANGUAGES:
        errors["language"] = t("wishes.choose")
    if typed["quiet"] not in ("yes", "no"):
        errors["quiet"] = t("wishes.choose")
    hours: dict[str, dt.time | None] = dict.fromkeys(HOURS)
    if typed["quiet"] == "yes":
        hours = {name: _hour(typed[name]) for name in HOURS}
        errors |= {name: t("wishes.no_hour") for name, hour in hours.items() if hour is None}
        if hours["quiet_from"] is not None and hours["quiet_from"] == hours["quiet_until"]:
            errors["quiet_until"] = t("wishes.whole_day")
    if errors:
        return Wishes(), errors
    needs, ends, news = (cast("Way", typed[sort]) for sort in SORTS)
    since, until = (hours[name] for name in HOURS)
    return Wishes(typed["language"] or None, needs, ends, news, since, until), {}


def _hours(typed: str) -> list[tuple[str, str]]:
    """The hours and half hours of a day, read as 24 of them in every browser, besides an odd one
    that was kept before."""
    day = [dt.time(hour, minute) for hour in range(24) for minute in (0, 30)]
    odd = _hour(typed)
    shown = "%H:%M" if language() == "en" else "%H.%M"
    among = sorted({*day, odd} if odd is not None else day)
    return [(f"{one:%H:%M}", one.strftime(shown)) for one in among]


def _hour(typed: str) -> dt.time | None:
    """`20:00` or `20.00`; None for anything else."""
    found = _HOUR.fullmatch(typed.strip())
    return dt.time(int(found[1]), int(found[2])) if found else None
