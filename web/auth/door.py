"""In and out."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.auth.room import blueprint


@blueprint.get("/masuk")
def log_in() -> str:
    return render_template(
        "auth/log_in.html", username="", errors={}, back_to=request.args.get("ke", "")
    )


@blueprint.post("/keluar")
def log_out() -> Response:
    return redirect(url_for("public.home"), 303)


@blueprint.get("/akun")
def account() -> str:
    return render_template("auth/log_in.html", username="", errors={}, back_to="")
