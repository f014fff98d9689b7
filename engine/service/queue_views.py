"""Views of the task list that a person keeps under names of their own: filters, nothing else.

What a view shows is asked anew each time, by the offices of the day. Never here: SQL, words.
"""

import datetime as dt
from collections.abc import Mapping

from psycopg.errors import UniqueViolation

from engine.core.values import Refused
from engine.service.desk import Desk
from engine.service.folding import folded
from engine.service.whys import refused
from engine.store import queue_views as rows
from engine.store.queue_views import View

__all__ = ["LONGEST", "MOST", "View", "delete", "keep", "rename", "start_with", "views"]

MOST = 12  # more than that is a list to search in, not a row to press on
LONGEST = 40  # letters of a name


def views(desk: Desk, person: int) -> list[View]:
    """The person's views by name."""
    with desk.database.connection() as connection:
        return rows.of(connection, desk.tenant, person)


def keep(
    desk: Desk, person: int, name: str, filters: Mapping[str, str], now: dt.datetime
) -> View | Refused:
    """Keep these filters under a name. The same name and the same filters again are the same."""
    words, wrong = _named(name)
    if wrong is not None:
        return wrong
    if not filters:
        return refused("view_empty")
    with desk.database.transaction() as connection:
        rows.hold(connection, desk.tenant, person)
        known = rows.of(connection, desk.tenant, person)
        same = next((one for one in known if folded(one.name) == folded(words)), None)
        if same is not None:
            return same if dict(same.filters) == dict(filters) else refused("view_taken", "name")
        if len(known) >= MOST:
            return refused("view_full", max=MOST)
        id_ = rows.add(connection, desk.tenant, person, words, folded(words), filters, now)
        return View(id_, words, filters, starts=False)


def rename(desk: Desk, person: int, view: int, name: str) -> Refused | None:
    """Give a view another name."""
    words, wrong = _named(name)
    if wrong is not None:
        return wrong
    try:
        with desk.database.transaction() as connection:
            if not rows.rename(connection, desk.tenant, person, view, words, folded(words)):
                return refused("view_unknown")
    except UniqueViolation:
        return refused("view_taken", "name")
    return None


def start_with(desk: Desk, person: int, view: int | None) -> None:
    """The list opens with this view; with all tasks for None, and for one that is not theirs."""
    with desk.database.transaction() as connection:
        rows.hold(connection, desk.tenant, person)
        rows.start_with(connection, desk.tenant, person, view)


def delete(desk: Desk, person: int, view: int) -> bool:
    """Forget a view; False where it is not theirs."""
    with desk.database.connection() as connection:
        return rows.delete(connection, desk.tenant, person, view)


def _named(name: str) -> tuple[str, Refused | None]:
    """The name as it is kept, or why it is none."""
    words = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not folded(words):
        return "", refused("missing", "name")
    if len(words) > LONGEST:
        return "", refused("too_long", "name", max=LONGEST)
    return words, None
