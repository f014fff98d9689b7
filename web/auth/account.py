"""My account: where I am logged in, ending sessions, changing the password."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service.logins import entering, sessions
from web.auth import device
from web.auth.room import blueprint
from web.base.i18n import t
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.token import token
from web.base.whys import said


@blueprint.get("/akun")
@login_required
def account() -> str:
    """Who I am here, and every browser in which I am logged in."""
    mine = sessions.mine(desk().database, myself().id, now())
    rows = [
        {"handle": one.handle, "device": device.named(one.device), "seen_at": one.seen_at,
         "started_at": one.started_at, "this": one.handle == myself().session}
        for one in mine
    ]  # fmt: skip
    return render_template("auth/account.html", sessions=rows, done=request.args.get("done", ""))


@blueprint.post("/akun/sesi/akhiri")
@login_required
def end_session() -> Response:
    """End one of my sessions; somebody else's handle ends nothing."""
    sessions.end(desk().database, myself().id, request.form.get("handle", ""))
    return redirect(url_for("auth.account", done="sesi"), 303)


@blueprint.post("/akun/sesi/akhiri-lain")
@login_required
def end_others() -> Response:
    """End all my sessions but this one."""
    sessions.end_others(desk().database, myself().id, token())
    return redirect(url_for("auth.account", done="sesi"), 303)


@blueprint.get("/akun/sandi")
@login_required
def password() -> str:
    """The form for a new password."""
    return render_template("auth/password.html", errors={})


@blueprint.post("/akun/sandi")
@login_required
@limiter.limit("20 per 10 minutes", key_func=by_person)
def change_password() -> Response | tuple[str, int]:
    """The old password is asked, so that a borrowed phone does not take the account."""
    old, new = request.form.get("old_password", ""), request.form.get("password", "")
    refused = entering.change_password(
        desk().database, myself().id, old, new, myself().session, now()
    )
    if refused is None:
        return redirect(url_for("auth.account", done="sandi"), 303)
    return render_template("auth/password.html", errors=_errors(refused)), 422


def _errors(refused: Refused) -> dict[str, str]:
    """By input: a wrong login means that the old password was not right."""
    found: dict[str, str] = {}
    for why in refused.reasons:
        if why.key == "wrong_login":
            found["old_password"] = t("auth.old_wrong")
        else:
            found.setdefault(why.field or "old_password", said(why))
    return found
