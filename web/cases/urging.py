"""Asking whoever has a case to go on: one button, once a day, in the timeline for everybody."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import urging
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.cases.page import case_page, found_or_404
from web.cases.room import blueprint


@blueprint.post("/kasus/<int:case_id>/ingatkan")
@login_required
@limiter.limit("60 per hour", key_func=by_person)
def urge(case_id: int) -> Response | tuple[str, int]:
    """Remind the office that has it; where that is not open, the case page says why."""
    found = found_or_404(case_id)
    done = urging.urge(desk(), myself().id, case_id, now())
    if isinstance(done, Refused):
        return case_page(found, urge_refused=done.reasons), 409
    return redirect(url_for("cases.show", case_id=case_id, tercatat="ingat", **carried()), 303)
