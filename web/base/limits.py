"""How often an address or a person may try: log in, slips, searches, forms.

The counts live in Redis. When Redis is away each web process counts by itself: never without a
limit, and never shut for everybody.
"""

from flask import Flask, Response, request
from flask_limiter import Limiter

from web.base.proxies import line_of
from web.base.session import myself


def by_line() -> str:
    """The key of a limit for one address, as trusted proxies tell it."""
    return line_of(request.remote_addr or "")


limiter = Limiter(key_func=by_line, in_memory_fallback_enabled=True)


def by_person() -> str:
    """The key of a limit for one person: whole villages share an address."""
    return f"person:{myself().id}"


def was_refused(answer: Response) -> bool:
    """Only tries that failed are counted, for the same reason."""
    return answer.status_code in (403, 404, 422)


def storage(url: str) -> str:
    """The address in the form the limiter knows: unix sockets are `redis+unix`."""
    return url.replace("unix://", "redis+unix://", 1) if url.startswith("unix://") else url


def install(app: Flask, redis_url: str) -> None:
    """Count in Redis; nothing is limited unless a view says so."""
    app.config.update(
        RATELIMIT_STORAGE_URI=storage(redis_url),
        RATELIMIT_STORAGE_OPTIONS={"socket_connect_timeout": 1, "socket_timeout": 1},
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_STRATEGY="fixed-window",
        RATELIMIT_KEY_PREFIX="rembuk",
    )
    limiter.init_app(app)
