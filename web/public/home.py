"""The front page: what is open until when, search by number, what was decided lately."""

from flask import render_template

from web.public.room import blueprint


@blueprint.get("/")
def home() -> str:
    """The same page for everybody."""
    return render_template("public/home.html")
