"""Who has a task in hand: taking up and giving back at a press; passing on and taking over with a
word why, on a page of their own."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import handing
from engine.service.case_view import CaseView
from engine.service.handing import Deed, Hand, InHand
from web.base.formats import day
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.numerals import whole
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried
from web.base.whys import said
from web.cases.hands import ADDRESSES, named
from web.cases.page import case_page, found_or_404, title_of
from web.cases.room import blueprint

DEEDS: dict[str, Deed] = {address: deed for deed, address in ADDRESSES.items()}
ASKED = ("teruskan", "ambil-alih")  # these ask for a word


@blueprint.get("/kasus/<int:case_id>/tangan/<deed>")
@login_required
def ask_hand(case_id: int, deed: str) -> str | tuple[str, int]:
    """The form of passing on or taking over; where that is not open, the case page says why."""
    if deed not in ASKED:
        abort(404)
    found = found_or_404(case_id)
    slot = request.args.get("kursi", "")[:100]
    if _task(found, slot, DEEDS[deed]) is None:
        return case_page(found), 409
    return _form(found, deed, slot, {})


@blueprint.post("/kasus/<int:case_id>/tangan/<deed>")
@login_required
@limiter.limit("600 per hour", key_func=by_person)
def move_hand(case_id: int, deed: str) -> Response | tuple[str, int]:
    """The task changes hands, or the page says why not."""
    if deed not in DEEDS:
        abort(404)
    found = found_or_404(case_id)
    slot = request.form.get("slot", "")[:100]
    asked = Hand(
        DEEDS[deed],
        myself().id,
        slot,
        whole(request.form.get("visit", "")),
        whole(request.form.get("to", "")),
        request.form.get("words", ""),
    )
    done = handing.hand(desk(), case_id, asked, now())
    if not isinstance(done, Refused) or _had(done, deed):
        return redirect(url_for("cases.show", case_id=case_id, tercatat=deed, **carried()), 303)
    errors = {one.field: said(one) for one in done.reasons if one.field}
    if errors and len(errors) == len(done.reasons) and _task(found, slot, DEEDS[deed]):
        return _form(found, deed, slot, errors), 422
    return case_page(found_or_404(case_id), hand_refused=done.reasons), 409


def _had(refused: Refused, deed: str) -> bool:
    """Whether it was pressed twice: then the second press is read as the first."""
    return deed == "ambil" and [why.key for why in refused.reasons] == ["in_hand_already"]


def _task(found: CaseView, slot: str, deed: Deed) -> InHand | None:
    """The task in this slot, where its reader may do that."""
    mine = handing.in_hands(found, myself().id, now())
    return next((one for one in mine if one.task.slot == slot and deed in one.may), None)


def _form(found: CaseView, deed: str, slot: str, errors: dict[str, str]) -> str:
    one = _task(found, slot, DEEDS[deed])
    if one is None:
        abort(404)
    has = {one.taker} if one.taker is not None else set()
    names = handing.names(desk(), {*one.colleagues, *has})
    choices = sorted((named(one, person, names), person) for person in one.colleagues)
    over: dict[str, Any] = {}
    if one.taker is not None and one.task.taken_at is not None:
        over = {"name": named(one, one.taker, names), "since": day(one.task.taken_at)}
    return render_template(
        "cases/hand.html",
        found=found,
        title=title_of(found),
        deed=deed,
        key=DEEDS[deed],
        slot=slot,
        task=one.task,
        over=over,
        choices=[(str(person), name) for name, person in choices],
        typed=request.form,
        errors=errors,
        summary=list(errors.items()),
    )
