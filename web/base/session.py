"""Who reads this page, in the office of this request, and views that ask for a log in.

Never here: passwords, or what somebody may do with a case (services decide that).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, g, redirect, render_template, request, url_for

from engine.service.logins import sessions
from engine.service.world import world_of
from web.base.forms import carried, from_this_site
from web.base.moment import now
from web.base.office import desk, office
from web.base.token import token


@dataclass(frozen=True)
class Me:
    """The person behind this request, as the office of this request knows them."""

    id: int
    name: str
    username: str
    secretariat: bool
    official: bool  # holds an office today
    area: str | None  # home area, if known
    session: str  # handle of the session


def me() -> Me | None:
    """Who is logged in and belongs to this office, or None. Looked up once a request."""
    if "me" not in g:
        g.me = None if g.get("without_database") else _look_up()
    return g.me


def _look_up() -> Me | None:
    if not token() or office().tenant is None:
        return None
    here = desk()
    found = sessions.reader(here, token(), now())
    g.web_session, member = found or (None, None)
    if found is None or member is None:
        return None
    world = world_of(here, now())
    queues = world.directory.queues_of(member.person, world.calendar.day_of(now()))
    return Me(
        id=member.person,
        name=member.name,
        username=member.username or "",
        secretariat=member.secretariat,
        official=len(queues) > 1,
        area=member.area,
        session=found[0].handle,
    )


def myself() -> Me:
    """Who is logged in; only for views behind `login_required`."""
    found = me()
    if found is None:
        raise RuntimeError("a view without login_required asked who is logged in")
    return found


def login_required(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let nobody in without a session. A form sent after its end is carried through the log in."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if me() is not None:
            return view(*args, **kwargs)
        if request.method == "POST" and from_this_site():
            return _carry_on(), 401
        return redirect(url_for("auth.log_in", ke=here_again()), 303)

    return guarded


def here_again() -> str:
    """The address of this request, for coming back to it."""
    return request.full_path.rstrip("?")


def _carry_on() -> str:
    return render_template(
        "auth/log_in.html",
        ended=True,
        back_to=here_again(),
        carried=carried(request.form.items(multi=True)),
        files=[file.filename for file in request.files.values() if file.filename],
        username="",
        errors={},
    )


def _shown() -> Me | None:
    """The reader for the frame of a page: an error page must not fail on its own frame."""
    try:
        return me()
    except Exception:
        g.without_database = True
        return None


def install(app: Flask) -> None:
    """Make the reader known to templates."""
    app.context_processor(lambda: {"me": _shown()})
