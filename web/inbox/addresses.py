"""My addresses beside mail: a number is added, proven by its code, and taken away again."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from web.base.addresses import acted, form_typed, sends_nothing
from web.base.limits import by_person, limiter
from web.base.session import login_required, myself
from web.inbox.room import blueprint
from web.inbox.wishes import page_with


@blueprint.post("/akun/pemberitahuan/<channel>/<act>")
@login_required
@limiter.limit("6 per hour", key_func=by_person, exempt_when=sends_nothing)
def address(channel: str, act: str) -> Response | tuple[str, int]:
    """Add mine, type its code, have another code sent, or take it away."""
    no = acted(myself().id, channel, act)
    if no is not None:
        return page_with(channel, form_typed(channel), no), 422
    return redirect(url_for("inbox.wishes", alamat=act, _anchor=f"lewat-{channel}"), 303)
