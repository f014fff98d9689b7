"""What was not sent: by what is in the way, one by one; and trying it again."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import migrating, operations, studio
from web.base.i18n import has_words
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.operations.room import blueprint

SHOWN = 50  # of each sort, the oldest


@blueprint.get("/kabar/<cause>")
def letters(cause: str) -> str:
    """What this cause holds up."""
    return _page(cause, {}, "", frozenset())


@blueprint.post("/kabar/<cause>/ulangi")
def retry(cause: str) -> Response | tuple[str, int]:
    """Try the chosen ones again, or all; pressed twice, the second finds nothing to do."""
    reason = request.form.get("reason", "")[:4000]
    picked = [one for one in request.form.getlist("delivery") if one.isascii() and one.isdecimal()]
    chosen = frozenset(int(one) for one in picked if len(one) < 19)
    every = request.form.get("which") == "all"
    if not every and not chosen:
        return _page(cause, {"delivery": "ops.choose_some"}, reason, chosen), 422
    wanted = None if every else chosen
    done = operations.retry(desk(), cause, wanted, myself().id, reason, now())
    if isinstance(done, Refused):
        return _page(cause, {"reason": " ".join(all_said(done.reasons))}, reason, chosen), 422
    return redirect(url_for("operations.overview", diulang=done), 303)


def _page(cause: str, errors: dict[str, str], reason: str, chosen: frozenset[int]) -> str:
    if not cause or not has_words(f"ops.cause_{cause}"):
        abort(404)
    found = operations.letters(desk(), now())
    held = found.of(cause)
    failed = held.failed[:SHOWN] if held else ()
    waiting = held.waiting[:SHOWN] if held else ()
    shown = (*failed, *waiting)
    return render_template(
        "operations/letters.html",
        cause=cause,
        held=held,
        failed=failed,
        waiting=waiting,
        names=studio.names(desk(), {one.person for one in shown}),
        numbers=migrating.numbers(desk(), {one.case_id for one in shown if one.case_id}),
        total=len(held.failed) + len(held.waiting) if held else 0,
        whole=found.whole,
        errors=errors,
        reason=reason,
        chosen=chosen,
    )
