"""Pages for what went wrong: what became of the work, and what to do or whom to ask."""

import re
import time
from typing import NoReturn

import psycopg
import structlog
from flask import Flask, current_app, g, render_template, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, NotFound, default_exceptions

from engine.service.faults import told
from web.base.requested import route

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_ENDLESS = re.compile(r"\d{30}")
log = structlog.get_logger()
MOST_READ_AWAY = 128 * 1024 * 1024
LONGEST_READ_AWAY = 30  # seconds
SHOWN = frozenset({400, 403, 404, 405, 409, 410, 413, 429, 500, 503})


def stop(code: int, words: str) -> NoReturn:
    """End the request with an error page that says these words."""
    error = default_exceptions[code]()
    error.description = words
    error.said = True  # type: ignore[attr-defined]
    raise error


def page(code: int, words: str = "") -> tuple[str, int]:
    """The page of an error code; a code without own words gets those of its class."""
    known = code if code in SHOWN else 400 if code < 500 else 500
    # What was too large came from a form, and the form is where to go on.
    back = request.path if code == 413 and _can_be_read(request.path) else ""
    return render_template("errors/error.html", code=known, words=words, back=back), code


def _can_be_read(path: str) -> bool:
    return current_app.url_map.bind("").test(path, "GET")


def is_away(error: BaseException) -> bool:
    """Whether the database could not be reached (as against: it said no)."""
    away = psycopg.OperationalError | psycopg.InterfaceError
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error.orig, away)
    return isinstance(error, PoolTimeout | away)


def _unreadable() -> None:
    """No address of ours holds control characters or a number that nobody can count to."""
    if _CONTROL.search(request.path) or _ENDLESS.search(request.path):
        raise NotFound


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    if error.code is None or error.code < 400:
        return error  # a redirect
    if error.code == 413:
        _read_away()
    # Only words that a view gave are shown: the library's own are English and for programmers.
    return page(error.code, (error.description or "") if getattr(error, "said", False) else "")


def _read_away() -> None:
    """Let the browser finish sending: else it sees a cut line instead of our words."""
    left = min(request.content_length or 0, MOST_READ_AWAY)
    until = time.monotonic() + LONGEST_READ_AWAY
    while left > 0 and time.monotonic() < until:
        piece = request.environ["wsgi.input"].read(min(left, 256 * 1024))
        if not piece:
            return
        left -= len(piece)


def _broken(error: Exception) -> tuple[str, int]:
    away = is_away(error)
    # Neither the address nor the message of the error: both may hold what people wrote.
    log.error("database_away" if away else "page_broke", route=route(), **told(error))
    # The error page itself must not fail on what may be the cause.
    g.without_database = True
    g.pop("office", None)
    return page(503 if away else 500)


def install(app: Flask) -> None:
    """Answer every failure with a page of ours."""
    app.before_request(_unreadable)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)
