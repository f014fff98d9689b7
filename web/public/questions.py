"""How it works, in plain words."""

from flask import render_template

from web.public.room import blueprint


@blueprint.get("/bantuan")
def help() -> str:  # noqa: A001  (the page's name)
    """The questions that people ask at the counter."""
    return render_template("public/help.html")
