"""One-time slips from the counter: the code is typed, then a password is chosen."""

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import people
from engine.service.logins import sessions, slips
from web.auth.room import blueprint
from web.base.i18n import t
from web.base.limits import limiter, was_refused
from web.base.moment import now
from web.base.office import desk
from web.base.token import keep
from web.base.whys import said


@blueprint.get("/slip")
def slip() -> str:
    """Where the code is typed; a code in the address is only filled in."""
    return render_template("auth/slip.html", code=request.args.get("kode", "")[:40], errors={})


@blueprint.post("/slip")
@limiter.limit("20 per 10 minutes", deduct_when=was_refused)
def open_slip() -> str | tuple[str, int]:
    """The page that sets the password, for a code that is open."""
    code = request.form.get("code", "")[:40]
    found = slips.look(desk().database, code, now())
    if found is None:
        page = render_template("auth/slip.html", code=code, errors={"code": t("why.slip_unknown")})
        return page, 422
    return render_template("auth/set_password.html", slip=found, code=code, username="", errors={})


@blueprint.post("/slip/sandi")
@limiter.limit("20 per 10 minutes", deduct_when=was_refused)
def redeem() -> Response | tuple[str, int]:
    """Use the slip and begin a session; a refused name or password leaves it open."""
    code = request.form.get("code", "")[:40]
    username, password = request.form.get("username", ""), request.form.get("password", "")
    here = desk()
    found = slips.look(here.database, code, now())
    made = slips.redeem(here.database, code, username, password, now())
    if not isinstance(made, Refused):
        known = people.find(here, made) is not None
        answer = redirect(url_for("auth.account" if known else "public.home", done="baru"), 303)
        if known:
            agent = request.user_agent.string
            keep(answer, sessions.start(here.database, made, here.tenant, agent, now()))
        session.clear()
        return answer
    errors = {why.field or "password": said(why) for why in reversed(made.reasons)}
    if found is None or "code" in errors:
        words = {"code": t("why.slip_unknown")}
        return render_template("auth/slip.html", code=code, errors=words), 422
    page = render_template(
        "auth/set_password.html", slip=found, code=code, username=username[:80], errors=errors
    )
    return page, 422
