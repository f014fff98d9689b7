"""In and out. What somebody had typed before the log in is carried through it."""

from flask import (
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service.logins import entering, sessions
from engine.service.world import world_of
from web.auth.room import blueprint
from web.base.forms import TOKEN, carried, inside
from web.base.i18n import t
from web.base.limits import limiter, was_refused
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, me, myself
from web.base.token import begun, forget, keep
from web.base.whys import all_said

CARRIED = "bawa:"


@blueprint.get("/masuk")
def log_in() -> str | Response:
    """The form; somebody who is in already goes on."""
    back_to = inside(request.args.get("ke", ""), "")
    if me() is not None:
        return redirect(back_to or _first_page(), 303)
    return _page(back_to)


@blueprint.post("/masuk")
@limiter.limit("30 per 5 minutes", deduct_when=was_refused)
def enter() -> Response | tuple[str, int]:
    """1. check, 2. begin a session, 3. go on to where the person wanted to be."""
    username, password = request.form.get("username", ""), request.form.get("password", "")
    back_to = inside(request.form.get("ke", ""), "")
    kept = [
        (name.removeprefix(CARRIED), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(CARRIED)
    ]
    here = desk()
    entered = entering.sign_in(here.database, username, password, now())
    if isinstance(entered, Refused):
        return _page(back_to, username, all_said(entered.reasons), kept), 422
    if here.tenant not in {office.tenant for office in entered.memberships}:
        return _page(back_to, username, [t("auth.not_known_here")], kept), 422
    token = sessions.start(
        here.database, entered.person, here.tenant, request.user_agent.string, now()
    )
    session.clear()
    begun(token)  # this page knows them already
    g.pop("me", None)
    if kept and back_to:
        page = render_template("errors/resend.html", address=back_to, typed=kept, entered=True)
        answer: Response = make_response(page)
    else:
        answer = redirect(back_to or _first_page(entered.person), 303)
    keep(answer, token)
    return answer


@blueprint.post("/keluar")
@login_required
def log_out() -> Response:
    """End this session and forget it in the browser."""
    sessions.end(desk().database, myself().id, myself().session)
    session.clear()
    answer = redirect(url_for("public.home"), 303)
    forget(answer)
    return answer


def _first_page(person: int | None = None) -> str:
    """Officials begin with their tasks, everybody else with their own proposals."""
    who = me()
    official = who.official if who is not None else _holds_office(person)
    tasks = "queue.tasks"
    if official and tasks in current_app.view_functions:
        return url_for(tasks)
    return url_for("propose.mine")


def _holds_office(person: int | None) -> bool:
    world = world_of(desk(), now())
    on = world.calendar.day_of(now())
    return person is not None and len(world.directory.queues_of(person, on)) > 1


def _page(
    back_to: str,
    username: str = "",
    problems: list[str] | None = None,
    kept: list[tuple[str, str]] | None = None,
) -> str:
    return render_template(
        "auth/log_in.html",
        back_to=back_to,
        username=username[:200],
        errors={"username": " ".join(problems)} if problems else {},
        carried=carried([pair for pair in kept or [] if pair[0] != TOKEN]),
    )
