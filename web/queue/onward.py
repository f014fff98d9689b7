"""The next task after a decision: of the same list, in its order, from where the decided one
stood. A link that leads there; where there is none, the list says so."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from engine.service import queue
from engine.service.queue import After, Line
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import FIELD, PLACE, begun
from web.queue.filters import Asking, after, asking, place_of
from web.queue.room import blueprint

PLACE_HERE = "_0"  # stand where a line's place and its case will
CASE_HERE = 7_000_000_000_000_000_000


@dataclass(frozen=True)
class Onward:
    """The task after the one that was decided: its case's page and what it is called."""

    address: str
    title: str
    state: str


def line_addresses(asked: Asking, view: str = "") -> Callable[[Line], str]:
    """What gives the page of a line's case, which knows the way back to its list."""
    filters = {**({"tampilan": view} if view else {}), **asked.kept}
    # Built once for all lines: the way ends with the line's place, in which nothing is escaped.
    way: dict[str, Any] = {FIELD: begun(filters, PLACE_HERE)}
    whole = url_for("cases.show", case_id=CASE_HERE, **way)
    before, _, after_case = whole.partition(str(CASE_HERE))
    between = after_case.removesuffix(PLACE_HERE)

    def address(line: Line) -> str:
        place = place_of(After(line.task.due_at, line.task.id))
        return f"{before}{line.task.case_id}{between}{place}"

    return address


def onward(query: Mapping[str, str], at: dt.datetime, asked: Asking | None = None) -> Onward | None:
    """The first task of the list behind the line that the query names (`pada`); without a line
    the first of all."""
    found = asked or asking(query, at)
    behind = after(query.get(PLACE, ""))
    lines = queue.page(desk(), myself().id, found.wanted, behind, at, 1).lines
    if not lines:
        return None
    [line] = lines
    address = line_addresses(found, query.get("tampilan", "")[:20])
    return Onward(address(line), line.task.title or line.task.number, text(line.state.title))


@blueprint.get("/tugas/berikutnya")
@login_required
def next_task() -> Response:
    """On to the next task of the list; back to the list where there is none."""
    query = request.args.to_dict()
    found = onward(query, now())
    if found is not None:
        return redirect(found.address, 302)
    asked = asking(query, now())
    view = query.get("tampilan", "")[:20] or None
    return redirect(url_for("queue.tasks", tampilan=view, **asked.kept, habis=1), 302)
