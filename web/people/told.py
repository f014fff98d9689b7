"""What a person was told, by which way, and what became of it; a mail that was given up is tried
again by a reason."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import told_states
from engine.service.told_states import LINES
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.whys import all_said
from web.people.room import ID, blueprint, person_of


@blueprint.get(f"/<{ID}:number>/kabar")
@login_required
def told(number: int) -> str:
    """The newest messages to this person; older ones by link."""
    return _page(number)


@blueprint.post(f"/<{ID}:number>/kabar/<{ID}:delivery>/ulangi")
@login_required
def tell_again(number: int, delivery: int) -> Response | tuple[str, int]:
    """Try a mail again that was given up; without a reason, or where it is not, it says so."""
    person_of(number)
    reason = request.form.get("reason", "")[:4000]
    done = told_states.again(desk(), number, delivery, myself().id, reason, now())
    if isinstance(done, Refused):
        return _page(number, delivery, reason, " ".join(all_said(done.reasons))), 422
    return redirect(url_for("people.told", number=number, diulang="1"), 303)


def _page(number: int, at: int = 0, reason: str = "", error: str = "") -> str:
    before = request.args.get("sebelum", "")
    start = int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None
    found = told_states.of_person(desk(), number, start, now())
    shown = found[:LINES]
    known = any(one.row.id == at and one.state == "failed" for one in shown)
    return render_template(
        "people/told.html",
        member=person_of(number),
        lines=shown,
        older=f"?sebelum={shown[-1].row.id}" if len(found) > LINES else None,
        first=start is None,
        at=at,
        reason=reason,
        errors={f"reason-{at}" if known else "kabar": error} if error else {},
        done=request.args.get("diulang") == "1",
    )
