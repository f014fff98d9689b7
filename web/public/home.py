"""The front page: follow by number, what is open until when, what was decided lately."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.core.windows import window_reasons
from engine.service import following
from engine.service.world import world_of
from web.base.moment import now
from web.base.office import desk, office
from web.base.session import me
from web.base.shown import names_for
from web.public.room import blueprint


@blueprint.get("/")
def home() -> str:
    """The same for everybody. An office without workflows yet says so calmly."""
    if office().tenant is None:
        return render_template("public/home.html", rounds=[], outcomes=[], names=None)
    here = desk()
    world = world_of(here, now())
    rounds = []
    for compiled in following.heads(here):
        definition = compiled.definition
        opens, cycle = definition.opens, definition.cycle
        if not any(definition.roles[key].party == "opener" for key in opens.by):
            continue  # offices open these; citizens have no use for them here
        window = None
        if opens.only_in is not None and cycle is not None:
            window = cycle.windows[opens.only_in.removeprefix("window ")]
        rounds.append({
            "definition": definition,
            "window": window,
            "shut": bool(window_reasons(definition, opens.only_in, world, now())),
            "days_left": (window.last_on - world.calendar.day_of(now())).days if window else None,
        })  # fmt: skip
    outcomes = following.outcomes(here, now())
    names = names_for(here, world, (), [line.row.area for line in outcomes])
    return render_template("public/home.html", rounds=rounds, outcomes=outcomes, names=names)


@blueprint.get("/n/<number>")
def by_number(number: str) -> Response:
    """The short address in messages and on paper: the case itself for whom it concerns."""
    who = me()
    case_id = following.open_to(desk(), who.id, number, now()) if who is not None else None
    if case_id is not None:
        return redirect(url_for("cases.show", case_id=case_id), 303)
    return redirect(url_for("public.follow", number=number), 303)
