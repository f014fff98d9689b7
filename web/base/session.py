"""Who reads this page: the browser's session cookie, looked up in the rows of sessions.

The cookie holds a random token, the row its hash, so that a session can be ended at once. Never
here: passwords, or what somebody may do (services decide that).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, g, render_template, request, url_for
from flask import redirect as go
from werkzeug.wrappers import Response as Answer

from web.base.forms import carried, from_this_site

COOKIE = "sesi"


@dataclass(frozen=True)
class Me:
    """The person behind this request, in the office of this request."""

    id: int
    name: str
    secretariat: bool
    official: bool  # holds an office today
    area: str | None  # home area, if known
    session: str  # hash of the session's token


def me() -> Me | None:
    """Who is logged in, or None. Looked up once a request."""
    if "me" not in g:
        token = request.cookies.get(COOKIE, "")
        g.me = _look_up(token) if token and not g.get("without_database") else None
    return g.me


def _look_up(token: str) -> Me | None:
    return None


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
        return go(url_for("auth.log_in", ke=request.full_path.rstrip("?")), 303)

    return guarded


def _carry_on() -> str:
    return render_template(
        "auth/log_in.html",
        ended=True,
        back_to=request.full_path.rstrip("?"),
        carried=carried(request.form.items(multi=True)),
        username="",
        errors={},
    )


def keep(answer: Answer, token: str, seconds: int) -> None:
    """Put the session's token into the browser."""
    answer.set_cookie(
        COOKIE, token, max_age=seconds, httponly=True, samesite="Lax", secure=request.is_secure
    )


def forget(answer: Answer) -> None:
    """Take it out again."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=request.is_secure)


def install(app: Flask) -> None:
    """Make the reader known to templates."""
    app.context_processor(lambda: {"me": me()})
