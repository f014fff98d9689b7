"""Letting the public read a case's words: an official's act, asked for on a page of its own."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.service.case_view import CaseView, release
from engine.service.projecting import Word
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.cases.page import found_or_404, title_of
from web.cases.room import blueprint


@blueprint.get("/kasus/<int:case_id>/umumkan")
@login_required
def ask_release(case_id: int) -> str:
    """What would become public, word by word, before it does."""
    return _page(_official_or_404(case_id))


@blueprint.post("/kasus/<int:case_id>/umumkan")
@login_required
def let_read(case_id: int) -> Response | tuple[str, int]:
    """From now on the public page shows the ticked words, and no newer wording unseen."""
    found = _official_or_404(case_id)
    wanted = {word for typed in request.form.getlist("kata") if (word := _word(typed)) is not None}
    if not wanted and found.releasable:
        return _page(found, nothing=True), 422
    release(desk(), myself().id, case_id, wanted, now())
    return redirect(url_for("cases.show", case_id=case_id, tercatat="umum"), 303)


def _official_or_404(case_id: int) -> CaseView:
    found = found_or_404(case_id)
    if not found.official:
        abort(404)
    return found


def _page(found: CaseView, nothing: bool = False) -> str:
    waiting = {path.removeprefix("set."): seq for seq, path in found.releasable}
    rows = [
        (f"{waiting[fact.key]}:set.{fact.key}", text(fact.field.label), str(fact.value))
        for fact in found.facts
        if fact.key in waiting
    ]
    return render_template(
        "cases/release.html", found=found, title=title_of(found), rows=rows, nothing=nothing
    )


def _word(typed: str) -> Word | None:
    seq, _, path = typed.partition(":")
    return (int(seq), path) if seq.isascii() and seq.isdigit() and len(seq) < 9 else None
