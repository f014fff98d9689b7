"""The one moment of a request: taken once, handed down by parameter."""

import datetime as dt

from flask import g


def now() -> dt.datetime:
    """When this request began, in UTC."""
    if "now" not in g:
        g.now = dt.datetime.now(dt.UTC)
    return g.now
