"""A one-time slip made at the counter, shown once on a page to print. The code is kept nowhere."""

from flask import current_app, render_template, request, url_for

from engine.core.values import Refused
from engine.service.logins import slips
from web.base.i18n import t
from web.base.limits import limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.people.persons import person_page
from web.people.room import ID, blueprint, person_of


@blueprint.post(f"/<{ID}:number>/slip")
@limiter.limit("60 per 10 minutes")
def make_slip(number: int) -> str | tuple[str, int]:
    """An invitation for somebody without a login, a reset for somebody with one."""
    member = person_of(number)
    reason = request.form.get("reason", "")[:2000]
    if not reason.strip():
        return person_page(member, {"reason": reason}, {"reason": t("why.no_reason")}), 422
    make = slips.invite if member.username is None else slips.reset
    made = make(desk(), number, myself().id, reason, now())
    if isinstance(made, Refused):
        errors = {"reason": " ".join(all_said(made.reasons))}
        return person_page(member, {"reason": reason}, errors), 422
    address = current_app.extensions["settings"].base_url + url_for("auth.slip")
    return render_template(
        "people/slip.html",
        member=member,
        shown=made,
        ends_at=now() + slips.GOOD_FOR,
        address=address,
    )
