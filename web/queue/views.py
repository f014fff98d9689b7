"""Views of the task list that a person keeps: the present filters under a name, picked, renamed,
deleted, one of them to begin with. Works without script."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import queue_views
from engine.service.queue_views import LONGEST, MOST, View
from web.base.i18n import t
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import KEYS
from web.base.whys import said
from web.queue.room import blueprint

MOST_TYPED = 80
ALL = "semua"  # picked: no view, also where one is to begin with
FILTERS = tuple(key for key in KEYS if key != "tampilan")


def address(view: View) -> str:
    """The list with the filters of this view."""
    return url_for("queue.tasks", tampilan=view.id, **_kept(view.filters))


def start_address() -> str | None:
    """Where the list begins for this person, where they chose that."""
    return next((address(one) for one in _mine() if one.starts), None)


def shown(asked: dict[str, str]) -> list[dict[str, object]]:
    """Every view as a link, the one that is looked at marked; all tasks first."""
    mine = _mine()
    if not mine:
        return []
    kept = {key: words for key, words in asked.items() if words}
    here = next((one for one in mine if _kept(one.filters) == kept), None)
    every = {
        "name": t("queue.all_tasks"),
        "address": url_for("queue.tasks", tampilan=ALL),
        "here": not kept,
    }
    links = [{"name": o.name, "address": address(o), "here": o is here} for o in mine]
    return [every, *links]


def _mine() -> list[View]:
    """The reader's views; the list asks twice, for where it begins and for what it links to."""
    if "queue_views" not in g:
        g.queue_views = queue_views.views(desk(), myself().id)
    found: list[View] = g.queue_views
    return found


@blueprint.get("/tugas/tampilan")
@login_required
def views() -> str:
    """The person's views, to be renamed, deleted, or made the first one."""
    return _page()


@blueprint.post("/tugas/tampilan")
@login_required
@limiter.limit("120 per hour", key_func=by_person)
def keep_view() -> Response | tuple[str, int]:
    """Keep the filters that the form carries under the name that was typed."""
    filters = _kept({key: request.form.get(key, "") for key in FILTERS})
    made = queue_views.keep(desk(), myself().id, _name(), filters, now())
    if isinstance(made, Refused):
        return _page(error=_why(made), filters=filters), 422
    return redirect(address(made), 303)


@blueprint.post("/tugas/tampilan/<int:view>")
@login_required
@limiter.limit("120 per hour", key_func=by_person)
def change_view(view: int) -> Response | tuple[str, int]:
    """Rename it, delete it, or begin with it (or with it no longer)."""
    here, person = desk(), myself().id
    known = next((one for one in queue_views.views(here, person) if one.id == view), None)
    if known is None:
        abort(404)
    what = request.form.get("apa", "")
    if what == "nama":
        wrong = queue_views.rename(here, person, view, _name())
        if wrong is not None:
            return _page(error=_why(wrong), of=view), 422
    elif what == "hapus":
        queue_views.delete(here, person, view)
    elif what == "awal":
        queue_views.start_with(here, person, None if known.starts else view)
    else:
        abort(400)
    return redirect(url_for("queue.views"), 303)


def _page(error: str = "", of: int = 0, filters: dict[str, str] | None = None) -> str:
    """`error`: what is wrong with the name; `of`: of which view, else of a new one with these
    filters."""
    return render_template(
        "queue/views.html",
        views=[(one, address(one)) for one in queue_views.views(desk(), myself().id)],
        error=error,
        of=of,
        filters=filters,
        again=url_for("queue.tasks") + "?" + urlencode(filters) if filters else "",
        typed=_name(),
        longest=LONGEST,
        most=MOST,
    )


def _name() -> str:
    return request.form.get("nama", "")[: MOST_TYPED * 2].replace("\0", "")


def _why(made: Refused) -> str:
    first = made.reasons[0]
    return t("queue.view_nameless") if first.key == "missing" else said(first)


def _kept(filters: Mapping[str, str]) -> dict[str, Any]:
    """The filters that the list knows, as it reads them."""
    cleaned = {
        key: " ".join(filters.get(key, "").replace("\0", "").split())[:MOST_TYPED]
        for key in FILTERS
    }
    return {key: words for key, words in cleaned.items() if words}
