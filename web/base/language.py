"""The switch of languages: a link that sets a cookie, so that it works without script."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from web.base.forms import inside
from web.base.i18n import COOKIE, LANGUAGES
from web.base.token import secure

blueprint = Blueprint("base", __name__)


@blueprint.get("/bahasa/<code>")
def choose_language(code: str) -> Response:
    """Keep the choice for a year and go back to where the reader was."""
    if code not in LANGUAGES:
        abort(404)
    answer = redirect(inside(request.args.get("ke", "/")), 303)
    answer.set_cookie(
        COOKIE, code, max_age=31536000, httponly=True, samesite="Lax", secure=secure()
    )
    return answer
