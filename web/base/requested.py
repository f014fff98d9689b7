"""A line for each request: which page, not whose: the address as the program knows it.

What stands in an address (a number, a search) or in a form is left out. Every line that is written
during a request carries its id, which the answer carries too.
"""

import time
import uuid

import structlog
from flask import Flask, Response, g, request

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
ID = "X-Request-Id"

log = structlog.get_logger()


def route() -> str:
    """The rule behind the address, or "none" where there is no such page."""
    return request.url_rule.rule if request.url_rule else "none"


def _begin() -> None:
    g.requested_at, g.request_id = time.perf_counter(), uuid.uuid4().hex[:16]
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=g.request_id)


def _end(answer: Response) -> Response:
    answer.headers[ID] = g.request_id
    spent = (time.perf_counter() - g.requested_at) * 1000
    method = request.method if request.method in METHODS else "other"
    log.info("request", method=method, route=route(), status=answer.status_code, ms=round(spent, 1))
    return answer


def install(app: Flask, *, quiet: bool) -> None:
    """Before all else, so that it sees what everything else did. quiet: the sample office in a
    terminal, whose lines should stay readable."""
    if not quiet:
        app.before_request(_begin)
        app.after_request(_end)
