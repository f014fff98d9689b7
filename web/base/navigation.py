"""The main menu: what this reader can go to, the same on every page."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from web.base.i18n import t
from web.base.session import me


@dataclass(frozen=True)
class Entry:
    """One link of the menu."""

    label: str
    address: str
    here: bool


# endpoint, words, who sees it
PLACES = (
    ("public.home", "nav.home", "everybody"),
    ("public.proposals", "nav.proposals", "everybody"),
    ("propose.mine", "nav.mine", "citizen"),
    ("queue.tasks", "nav.tasks", "official"),
    ("inbox.letters", "nav.inbox", "citizen"),
    ("studio.workflows", "nav.studio", "secretariat"),
)


def navigation() -> list[Entry]:
    """The places that this reader may see, the present one marked by its blueprint."""
    who = me()
    groups = {"everybody"}
    if who is not None:
        groups |= {"citizen"}
        groups |= {"official"} if who.official else set()
        groups |= {"secretariat"} if who.secretariat else set()
    here = request.endpoint or ""
    return [
        Entry(t(words), url_for(endpoint), here == endpoint or _room(endpoint) == _room(here))
        for endpoint, words, group in PLACES
        if group in groups and endpoint in current_app.view_functions
    ]


def _room(endpoint: str) -> str:
    """The blueprint of an endpoint; the public pages are places of their own."""
    room = endpoint.partition(".")[0]
    return endpoint if room == "public" else room


def install(app: Flask) -> None:
    """Make the menu known to templates."""
    app.jinja_env.globals["navigation"] = navigation
    app.jinja_env.globals["has_endpoint"] = lambda endpoint: endpoint in app.view_functions
