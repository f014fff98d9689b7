"""The browser's session cookie and the row behind it. Never here: names, rights, passwords."""

from flask import current_app, g, request
from werkzeug.wrappers import Response

from engine.service.logins import sessions
from engine.service.logins.sessions import LONGEST, Session
from web.base.moment import now

COOKIE = "sesi"


def token() -> str:
    """The random token of this browser; empty where it has none."""
    return str(g.get("begun") or request.cookies.get(COOKIE, "")[:200])


def begun(token: str) -> None:
    """A session has just begun: the browser has its token from the next request on."""
    g.begun = token
    g.pop("web_session", None)


def web_session() -> Session | None:
    """The living session of this request, looked up once."""
    if "web_session" not in g:
        given = token()
        away = g.get("without_database", False)
        database = current_app.extensions["database"]
        g.web_session = sessions.look(database, given, now()) if given and not away else None
    return g.web_session


def secure() -> bool:
    """Whether a cookie may only travel encrypted: also where a proxy in front does the locks."""
    return request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"])


def keep(answer: Response, given: str) -> None:
    """Put a session's token into the browser."""
    answer.set_cookie(
        COOKIE,
        given,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=secure(),
    )


def forget(answer: Response) -> None:
    """Take it out again."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=secure())
