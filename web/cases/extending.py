"""Asking for more time, and granting or refusing it: each on a page of its own."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import extending
from engine.service.case_view import CaseView
from engine.service.extending import Grant, MayAsk, More
from engine.service.saying_words import span
from web.base.answers import date_of
from web.base.i18n import language, t, text
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.numerals import whole
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.base.whys import said
from web.cases.asked_more import more_shown
from web.cases.page import case_page, found_or_404, title_of
from web.cases.room import blueprint
from web.cases.sides import dated, parts_of


@blueprint.get("/kasus/<int:case_id>/perpanjangan")
@login_required
def ask_more(case_id: int) -> str | tuple[str, int]:
    """The form of asking; where that is not open, the case page as it stands."""
    found = found_or_404(case_id)
    one = extending.may_ask(found, myself().id, now())
    return case_page(found) if one is None else _form(found, one, {})


@blueprint.post("/kasus/<int:case_id>/perpanjangan")
@login_required
@limiter.limit("300 per hour", key_func=by_person)
def send_more(case_id: int) -> Response | tuple[str, int]:
    """Whoever grants it has a task, or the form says what is wrong."""
    found = found_or_404(case_id)
    one = extending.may_ask(found, myself().id, now())
    typed = parts_of("dated")
    on = date_of(typed) if typed else None
    if typed and on is None and one is not None:
        return _form(found, one, {"dated": t("cases.paper_no_day")}), 422
    made = More(
        myself().id,
        request.form.get("reason", "")[:100],
        whole(request.form.get("count", "")),
        request.form.get("words", ""),
        request.form.get("letter", ""),
        dated(on),
        whole(request.form.get("visit", "")),
    )
    done = extending.ask(desk(), case_id, made, now())
    if not isinstance(done, Refused):
        return redirect(
            url_for("cases.show", case_id=case_id, tercatat="panjang", **carried()), 303
        )
    errors = {why.field: said(why) for why in done.reasons if why.field}
    if one is not None and len(errors) == len(done.reasons):
        return _form(found, one, errors), 422
    return case_page(found_or_404(case_id), pause_refused=done.reasons), 409


@blueprint.get("/kasus/<int:case_id>/perpanjangan/jawab")
@login_required
def ask_answer(case_id: int) -> str | tuple[str, int]:
    """The form of granting or refusing; the case page where nothing is open to this reader."""
    found = found_or_404(case_id)
    one = more_shown(found)
    return (case_page(found), 409) if one is None or not one["may"] else _answer(found, one, {})


@blueprint.post("/kasus/<int:case_id>/perpanjangan/jawab")
@login_required
@limiter.limit("300 per hour", key_func=by_person)
def send_answer(case_id: int) -> Response | tuple[str, int]:
    """It is granted or refused, or the page says why not."""
    found = found_or_404(case_id)
    one, said_ = more_shown(found), request.form.get("answer", "")
    if said_ not in ("beri", "tolak") and one is not None and one["may"]:
        return _answer(found, one, {"answer": t("more.choose")}), 422
    count = whole(request.form.get("count", "")) or 0
    made = Grant(
        myself().id,
        count if said_ == "beri" else None,
        request.form.get("words", ""),
        whole(request.form.get("visit", "")),
    )
    done = extending.answer(desk(), case_id, made, now())
    if not isinstance(done, Refused):
        return redirect(url_for("cases.show", case_id=case_id, tercatat=said_, **carried()), 303)
    errors = {why.field: said(why) for why in done.reasons if why.field}
    if one is not None and len(errors) == len(done.reasons):
        return _answer(found, one, errors), 422
    return case_page(found_or_404(case_id), pause_refused=done.reasons), 409


def _form(found: CaseView, one: MayAsk, errors: dict[str, str]) -> str:
    return _page(
        "cases/more.html",
        found,
        errors,
        one=one,
        most=span(one.most, language()),
        unit=span(one.most, language()).partition(" ")[2],
        basis=t("pause.basis", basis=text(one.basis)) if one.basis else "",
        choices=[(code, text(reason.label)) for code, reason in one.reasons],
        dated=parts_of("dated"),
    )


def _answer(found: CaseView, one: dict[str, Any], errors: dict[str, str]) -> str:
    return _page("cases/grant.html", found, errors, one=one)


def _page(name: str, found: CaseView, errors: dict[str, str], **more: Any) -> str:
    return render_template(
        name,
        found=found,
        title=title_of(found),
        typed=request.form,
        errors=errors,
        summary=list(errors.items()),
        **more,
    )
