"""Taking one's own act back, from the page that confirms it and from the case page."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import undoing
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.cases.page import case_page, found_or_404
from web.cases.room import blueprint


@blueprint.post("/kasus/<int:case_id>/batalkan")
@login_required
@limiter.limit("120 per hour", key_func=by_person)
def undo(case_id: int) -> Response | tuple[str, int]:
    """Take the act back that the form names; where that is not open, the case page says why."""
    found_or_404(case_id)
    typed = request.form.get("urutan", "")
    seq = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    done = undoing.undo(desk(), myself().id, case_id, seq, now())
    if isinstance(done, Refused):
        return case_page(found_or_404(case_id), undo_refused=done.reasons), 409
    return redirect(url_for("cases.show", case_id=case_id, tercatat="batal", **carried()), 303)
