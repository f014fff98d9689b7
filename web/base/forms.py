"""Forms: the token against forged ones, and what happens when it has run out.

An expired form is shown again with everything in it, to be sent by the person once more; a form
that another site sent is refused. Never here: fields of a workflow.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Flask, Response, render_template, request, session
from flask_wtf.csrf import CSRFError, CSRFProtect

from web.base.i18n import t

SECRET = re.compile(r"password|sandi|secret|rahasia|code|kode", re.IGNORECASE)
TOKEN = "csrf_token"  # noqa: S105  (a field's name)


def from_this_site() -> bool:
    """Whether the browser says that the request comes from our own pages (or says nothing)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin == request.host_url.rstrip("/")


def carried(form: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What was typed, to be sent again: all but tokens and passwords."""
    return [(name, value) for name, value in form if name != TOKEN and not SECRET.search(name)]


def inside(address: str, otherwise: str = "/") -> str:
    """`address` when it lies on this site, else `otherwise`; for going back after a form."""
    parts = urlsplit(address)
    plain = not parts.scheme and not parts.netloc and address.startswith("/")
    if not plain or address.startswith(("//", "/\\")) or any(ord(c) < 32 for c in address):
        return otherwise
    return address


def _expired(error: CSRFError) -> tuple[str, int]:
    if not from_this_site():
        return render_template("errors/error.html", code=403, words=t("errors.other_site")), 403
    page = render_template(
        "errors/resend.html",
        address=request.full_path.rstrip("?"),
        typed=carried(request.form.items(multi=True)),
        files=[file.filename for file in request.files.values() if file.filename],
    )
    return page, 400


def install(app: Flask) -> None:
    """Every POST needs the token; it lives as long as its cookie, thirty days."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    CSRFProtect(app)

    def outlive_the_tab(answer: Response) -> Response:
        # A phone closes pages in the background; the form on one must still be ours afterwards.
        if TOKEN in session and not session.permanent:
            session.permanent = True
        return answer

    app.after_request(outlive_the_tab)
    app.register_error_handler(CSRFError, _expired)
