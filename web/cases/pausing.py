"""Stopping the clock of a case, on a page of its own, and letting it go on at a press."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import pausing
from engine.service.case_view import CaseView
from engine.service.pausing import MayStop, Resume, Stop
from web.base.answers import date_of
from web.base.formats import day
from web.base.i18n import t, text
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.numerals import whole
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.base.whys import said
from web.cases.page import case_page, found_or_404, title_of
from web.cases.room import blueprint
from web.cases.sides import dated, parts_of


@blueprint.get("/kasus/<int:case_id>/jeda")
@login_required
def ask_pause(case_id: int) -> str | tuple[str, int]:
    """The form of stopping the clock; where that is not open, the case page as it stands."""
    found = found_or_404(case_id)
    one = pausing.may_stop(found, myself().id, now())
    return case_page(found) if one is None else _form(found, one, {})


@blueprint.post("/kasus/<int:case_id>/jeda")
@login_required
@limiter.limit("300 per hour", key_func=by_person)
def pause(case_id: int) -> Response | tuple[str, int]:
    """The clock stands still, or the form says what is wrong."""
    found = found_or_404(case_id)
    one = pausing.may_stop(found, myself().id, now())
    typed = parts_of("until")
    on = date_of(typed) if typed else None
    if typed and on is None and one is not None:
        return _form(found, one, {"until": t("cases.paper_no_day")}), 422
    made = Stop(
        myself().id,
        request.form.get("reason", "")[:100],
        dated(on),
        request.form.get("words", ""),
        whole(request.form.get("visit", "")),
    )
    done = pausing.stop(desk(), case_id, made, now())
    if not isinstance(done, Refused):
        return redirect(url_for("cases.show", case_id=case_id, tercatat="jeda", **carried()), 303)
    errors = {why.field: said(why) for why in done.reasons if why.field}
    if one is not None and len(errors) == len(done.reasons):
        return _form(found, one, errors), 422
    return case_page(found_or_404(case_id), pause_refused=done.reasons), 409


@blueprint.post("/kasus/<int:case_id>/jeda/selesai")
@login_required
@limiter.limit("300 per hour", key_func=by_person)
def go_on(case_id: int) -> Response | tuple[str, int]:
    """The clock goes on, or the page says why not."""
    found_or_404(case_id)
    made = Resume(myself().id, whole(request.form.get("visit", "")))
    done = pausing.resume(desk(), case_id, made, now())
    if not isinstance(done, Refused):
        return redirect(url_for("cases.show", case_id=case_id, tercatat="jalan", **carried()), 303)
    return case_page(found_or_404(case_id), pause_refused=done.reasons), 409


def _form(found: CaseView, one: MayStop, errors: dict[str, str]) -> str:
    return render_template(
        "cases/pause.html",
        found=found,
        title=title_of(found),
        one=one,
        last=day(one.last_on),
        basis=t("pause.basis", basis=text(one.basis)) if one.basis else "",
        choices=[(code, text(reason.label)) for code, reason in one.reasons],
        until=parts_of("until"),
        typed=request.form,
        errors=errors,
        summary=list(errors.items()),
    )
