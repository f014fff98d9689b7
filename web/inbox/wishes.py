"""How I want to hear: at once, with the digest or on the page alone; where to, and when not."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import cast

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.addresses import CHANNELS, Channel
from engine.core.values import Refused
from engine.core.wishes import SORTS, WAYS, Way, Wishes
from engine.service import people, wishing
from web.base.addresses import Row, rows_of
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.inbox.room import blueprint

LANGUAGES = ("", "id", "en")  # "": as the office wrote it down
HOURS = ("quiet_from", "quiet_until")
BY = ("at_once_by", "digest_by")
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
    names = ("language", *SORTS, *BY, "quiet", *HOURS)
    typed = {name: request.form.get(name, "")[:20] for name in names}
    # Asked of whoever has an address beside mail alone.
    kept = _typed(wishing.mine(desk(), myself().id))
    typed |= {name: kept[name] for name in BY if name not in request.form}
    wanted, errors = _read(typed)
    if errors:
        return _page(typed, errors), 422
    wishing.change(desk(), myself().id, wanted, now())
    return redirect(url_for("inbox.wishes", tersimpan="1"), 303)


def page_with(channel: str, typed: Mapping[str, str], no: Refused) -> str:
    """The page with what was wrong about my address on this channel."""
    rows = rows_of(myself().id, channel, typed, no)
    return _page(_typed(wishing.mine(desk(), myself().id)), {}, rows)


def _page(
    typed: Mapping[str, str], errors: Mapping[str, str], rows: Sequence[Row] | None = None
) -> str:
    rows = rows_of(myself().id) if rows is None else rows
    mine = people.find(desk(), myself().id)
    wrong = {f"{name}-{row.name}": said for row in rows for name, said in row.errors.items()}
    return render_template(
        "inbox/wishes.html",
        typed=typed,
        errors=dict(errors) | wrong,
        rows=rows,
        mail=mine.email if mine is not None else None,
        proven=[row.name for row in rows if row.standing.verified],
        did=request.args.get("alamat", ""),
        sorts=SORTS,
        ways=WAYS,
        tongues=LANGUAGES,
        hours={name: _hours(typed[name]) for name in HOURS},
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
        "at_once_by": wanted.at_once_by,
        "digest_by": wanted.digest_by,
        "quiet": "yes" if quiet else "no",
        "quiet_from": f"{since:%H:%M}",
        "quiet_until": f"{until:%H:%M}",
    }


def _read(typed: Mapping[str, str]) -> tuple[Wishes, dict[str, str]]:
    errors: dict[str, str] = {sort: t("wishes.choose") for sort in SORTS if typed[sort] not in WAYS}
    errors |= {name: t("wishes.choose") for name in BY if typed[name] not in CHANNELS}
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
    by = [cast("Channel", typed[name]) for name in BY]
    return Wishes(typed["language"] or None, needs, ends, news, since, until, *by), {}


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
