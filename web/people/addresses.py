"""Addresses for news, typed at the counter for somebody who came there; with a reason."""

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from web.base.addresses import acted, form_typed, rows_of, sends_nothing
from web.base.limits import by_person, limiter
from web.base.session import login_required, myself
from web.people.room import ID, blueprint, person_of


@blueprint.get(f"/<{ID}:number>/alamat")
@login_required
def addresses(number: int) -> str:
    """What this person has beside mail."""
    return _page(number)


@blueprint.post(f"/<{ID}:number>/alamat/<channel>/<act>")
@login_required
@limiter.limit("60 per hour", key_func=by_person, exempt_when=sends_nothing)
def set_address(number: int, channel: str, act: str) -> Response | tuple[str, int]:
    """Type one, or the code that the person reads out, or take one away."""
    person_of(number)
    no = acted(number, channel, act, by=myself().id)
    if no is not None:
        return _page(number, channel, form_typed(channel), no), 422
    at = f"lewat-{channel}"
    return redirect(url_for("people.addresses", number=number, dicatat="1", _anchor=at), 303)


def _page(
    number: int, at: str = "", typed: Mapping[str, str] | None = None, no: Refused | None = None
) -> str:
    rows = rows_of(number, at, typed, no)
    wrong = {f"{name}-{row.name}": said for row in rows for name, said in row.errors.items()}
    return render_template(
        "people/addresses.html",
        member=person_of(number),
        rows=rows,
        errors=wrong,
        done=request.args.get("dicatat") == "1",
    )
