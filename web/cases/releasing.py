"""Letting the public read a case's words: an official's act, asked for on a page of its own."""

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.service.case_view import release
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
    found = found_or_404(case_id)
    if not found.official:
        abort(404)
    keys = {path.removeprefix("set.") for _, path in found.releasable}
    rows = [(text(f.field.label), str(f.value)) for f in found.facts if f.key in keys]
    return render_template("cases/release.html", found=found, title=title_of(found), rows=rows)


@blueprint.post("/kasus/<int:case_id>/umumkan")
@login_required
def let_read(case_id: int) -> Response:
    """From now on the public page shows these words."""
    if release(desk(), myself().id, case_id, now()) is None:
        abort(404)
    return redirect(url_for("cases.show", case_id=case_id, tercatat="umum"), 303)
