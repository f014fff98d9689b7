"""When the form of an act was first shown: signed by us into the form, so that nobody can say it
of another form, another case, another person or another time. A form outlives its tab by it.

Never here: what it is worth (core/windows.py: for parties, until the grace is over).
"""

import datetime as dt

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from web.base.moment import now
from web.base.session import myself

FIELD = "begun"
LONGEST = 400


def mark(case_id: int, action: str, form: str) -> str:
    """What the form carries: the mark that it came with, else that it is shown now."""
    if begun_at(case_id, action, form) is not None:
        return request.form[FIELD]
    written: str = _signer().dumps([*_whose(case_id, action, form), now().isoformat()])
    return written


def begun_at(case_id: int, action: str, form: str) -> dt.datetime | None:
    """When this request's form was first shown; None where it does not say so in our hand."""
    try:
        *whose, at = _signer().loads(request.form.get(FIELD, "")[:LONGEST])
    except (BadSignature, ValueError, TypeError):
        return None
    return dt.datetime.fromisoformat(at) if whose == _whose(case_id, action, form) else None


def _whose(case_id: int, action: str, form: str) -> list[int | str]:
    return [myself().id, case_id, action, form]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="form of an act, begun at")
