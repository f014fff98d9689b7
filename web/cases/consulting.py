"""Asking another office beside a decision, answering, giving back and taking back: each on a page
of its own, since each is said in words."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import consulting
from engine.service.case_view import CaseView
from engine.service.consulting import Ask, Asked, MayAsk, Reply, Said
from web.base.answers import date_of
from web.base.formats import day
from web.base.i18n import t
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.numerals import whole
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.base.whys import said
from web.cases.page import case_page, found_or_404, title_of
from web.cases.room import blueprint
from web.cases.sides import SAID, dated, parts_of


@blueprint.get("/kasus/<int:case_id>/tanya")
@login_required
def ask_office(case_id: int) -> str | tuple[str, int]:
    """The form of asking; where that is not open, the case page as it stands."""
    found = found_or_404(case_id)
    one = consulting.may_ask(found, myself().id, now())
    return case_page(found) if one is None else _form(found, one, {})


@blueprint.post("/kasus/<int:case_id>/tanya")
@login_required
@limiter.limit("300 per hour", key_func=by_person)
def send_question(case_id: int) -> Response | tuple[str, int]:
    """The office that was chosen gets a task, or the form says what is wrong."""
    found = found_or_404(case_id)
    one = consulting.may_ask(found, myself().id, now())
    typed = parts_of("due")
    on = date_of(typed) if typed else None
    if typed and on is None and one is not None:
        return _form(found, one, {"due": t("cases.paper_no_day")}), 422
    kind = request.form.get("kind", "")
    asked = Ask(
        kind if kind in (consulting.ASK, consulting.JOIN) else consulting.ASK,
        myself().id,
        request.form.get("queue", "")[:200],
        request.form.get("words", ""),
        dated(on),
        request.form.get("of", "")[:100],
        whole(request.form.get("visit", "")),
    )
    done = consulting.ask(desk(), case_id, asked, now())
    if not isinstance(done, Refused):
        return redirect(url_for("cases.show", case_id=case_id, tercatat="tanya", **carried()), 303)
    errors = {why.field: said(why) for why in done.reasons if why.field}
    if one is not None and len(errors) == len(done.reasons):
        return _form(found, one, errors), 422
    return case_page(found_or_404(case_id), side_refused=done.reasons), 409


@blueprint.get("/kasus/<int:case_id>/tanya/<deed>")
@login_required
def ask_reply(case_id: int, deed: str) -> str | tuple[str, int]:
    """The form of what is said to a question; the case page where it is not open any more."""
    found = found_or_404(case_id)
    one = _asked(found, deed, request.args.get("kursi", ""))
    return (case_page(found), 409) if one is None else _reply_form(found, deed, one, {})


@blueprint.post("/kasus/<int:case_id>/tanya/<deed>")
@login_required
@limiter.limit("600 per hour", key_func=by_person)
def send_reply(case_id: int, deed: str) -> Response | tuple[str, int]:
    """It is recorded and the other side told, or the page says why not."""
    if deed not in SAID:
        abort(404)
    found = found_or_404(case_id)
    slot = request.form.get("slot", "")[:100]
    visit = whole(request.form.get("visit", ""))
    answer = Reply(SAID[deed], myself().id, slot, request.form.get("words", ""), visit)
    done = consulting.reply(desk(), case_id, answer, now())
    if not isinstance(done, Refused):
        told = "tarik" if deed == "tarik" else "jawab"
        return redirect(url_for("cases.show", case_id=case_id, tercatat=told, **carried()), 303)
    errors = {why.field: said(why) for why in done.reasons if why.field}
    one = _asked(found, deed, slot)
    if one is not None and len(errors) == len(done.reasons):
        return _reply_form(found, deed, one, errors), 422
    return case_page(found_or_404(case_id), side_refused=done.reasons), 409


def _asked(found: CaseView, deed: str, slot: str) -> Asked | None:
    """The open question in this slot, where its reader may say that."""
    if deed not in SAID:
        abort(404)
    every = consulting.asked_in(found, myself().id, now())
    mine = (one for one in every if one.inquiry.slot == slot and SAID[deed] in one.may)
    return next(mine, None)


def _form(found: CaseView, one: MayAsk, errors: dict[str, str]) -> str:
    return _page(
        "cases/ask.html",
        found,
        errors,
        one=one,
        usual=day(one.usual),
        choices=consulting.offices(found, one, myself().id, now()),
        due=parts_of("due"),
    )


def _reply_form(found: CaseView, deed: str, one: Asked, errors: dict[str, str]) -> str:
    key: Said = SAID[deed]
    optional = key in ("agreed", "turned_down")
    return _page("cases/reply.html", found, errors, one=one, deed=deed, key=key, optional=optional)


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
