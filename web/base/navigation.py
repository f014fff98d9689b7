"""The main menu: what this reader can go to, the same on every page."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app, g, request, url_for

from web.base.i18n import t
from web.base.session import me


@dataclass(frozen=True)
class Entry:
    """One link of the menu."""

    label: str
    address: str
    here: bool
    count: int = 0  # of what waits there


# endpoint, words, who sees it
PLACES = (
    ("public.home", "nav.home", "everybody"),
    ("public.proposals", "nav.proposals", "everybody"),
    ("propose.mine", "nav.mine", "citizen"),
    ("queue.tasks", "nav.tasks", "official"),
    ("inbox.letters", "nav.inbox", "citizen"),
    ("studio.workflows", "nav.studio", "secretariat"),
    ("operations.overview", "nav.operations", "secretariat"),
    ("forums.lists", "nav.forums", "secretariat"),
    ("people.offices", "nav.people", "secretariat"),
)
# Rooms without an entry of their own, and to which they belong.
WITHIN = {"calendar": "operations"}


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
        Entry(
            t(words),
            url_for(endpoint),
            here == endpoint or _room(endpoint) == _room(here),
            _count(endpoint),
        )
        for endpoint, words, group in PLACES
        if group in groups and endpoint in current_app.view_functions
    ]


def _room(endpoint: str) -> str:
    """The blueprint of an endpoint; public pages are places of their own."""
    room = endpoint.partition(".")[0]
    return endpoint if room == "public" else WITHIN.get(room, room)


def count_by(app: Flask, endpoint: str, count: Callable[[], int]) -> None:
    """Show beside a menu entry how much waits there. The room behind it gives the count."""
    app.extensions["counts"][endpoint] = count


def _count(endpoint: str) -> int:
    """Zero while the database is away: an error page must not fail on its own frame."""
    counts: dict[str, Callable[[], int]] = current_app.extensions["counts"]
    if endpoint not in counts or g.get("without_database"):
        return 0
    try:
        return counts[endpoint]()
    except Exception:
        g.without_database = True
        return 0


def install(app: Flask) -> None:
    """Make the menu known to templates."""
    app.extensions["counts"] = {}
    app.jinja_env.globals["navigation"] = navigation
    app.jinja_env.globals["has_endpoint"] = lambda endpoint: endpoint in app.view_functions
