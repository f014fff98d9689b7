"""What a changed calendar would move among the open due days, and moving it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.calendar import Calendar
from engine.core.dues import INSTANT
from engine.core.values import Refused
from engine.service import rescheduling
from engine.service.rescheduling import Preview
from engine.service.world import world_of
from web.base.formats import day, last_minute
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.calendar.room import blamed, blueprint, calendar, secretariat_only, typed

SHOWN = 50


@dataclass(frozen=True)
class Line:
    """One due day that would move."""

    case: int
    number: str
    office: str
    was: str
    to: str


@blueprint.get("/batas")
def dues() -> str:
    """The look; nothing moves by it."""
    secretariat_only()
    return _page(rescheduling.preview(desk(), now()), "", {})


@blueprint.post("/batas")
def move_dues() -> Response | tuple[str, int]:
    """Move them. Where there is more than one go can do, the page says so."""
    basis = typed().get("basis", "")
    done = rescheduling.reschedule(desk(), myself().id, basis, now())
    if isinstance(done, Refused):
        errors = blamed(done, (), "basis")
        return _page(rescheduling.preview(desk(), now()), basis, errors), 422
    if done.more:
        return redirect(url_for("calendar.dues", geser=done.cases), 303)
    return redirect(url_for("calendar.year", selesai="geser", geser=done.cases), 303)


def _page(found: Preview, basis: str, errors: dict[str, str]) -> str:
    lines = list(_lines(found))
    return render_template(
        "calendar/dues.html",
        found=found,
        lines=lines[:SHOWN],
        more=max(0, len(lines) - SHOWN),
        basis=basis,
        errors=errors,
        done=request.args.get("selesai", ""),
        moved=request.args.get("geser", ""),
        year=request.args.get("tahun", ""),
    )


def _lines(found: Preview) -> Iterator[Line]:
    days, directory = calendar(), world_of(desk(), now()).directory
    for one in found.cases:
        for shift in one.shifts:
            offices = directory.by_queue.get(shift.queue, ())
            name = offices[0].name if offices else shift.queue
            was, to = _on(days, shift.due_at), _on(days, shift.to_at)
            if was == to:  # the same day by another clock
                was, to = last_minute(shift.due_at), last_minute(shift.to_at)
            yield Line(one.case.id, one.case.number, name, was, to)


def _on(days: Calendar, moment: dt.datetime) -> str:
    """The last day in time."""
    return day(days.day_of(moment - INSTANT))
