"""Telling of places without a forum, so many days before its window shuts: each list once.

The secretariat is told of all places, the office above of those inside its area. It may run at any
time and side by side: a row says which list went out. Where several are due at once (the clock
stood still), the nearest speaks for all. Never here: words, sending.
"""

import datetime as dt
from collections import Counter

from engine.core.calendar import Calendar
from engine.core.definition.cycle import Window
from engine.core.forums import told_at
from engine.service.desk import Desk
from engine.service.forums.listing import NOTICE, Listing, Running, listing, running
from engine.service.world import world_of
from engine.store import forums as rows
from engine.store import people, tenants
from engine.store.database import Connection, Database


def tell_all(database: Database, now: dt.datetime) -> int:
    """The same for every tenant; how many lists went out."""
    with database.connection() as conn:
        numbers = [one.id for one in tenants.every(conn)]
    return sum(tell(Desk(database, number), now) for number in numbers)


def tell(desk: Desk, now: dt.datetime) -> int:
    """Send the lists that are due at this office; how many."""
    calendar = world_of(desk, now).calendar
    return sum(_tell(desk, one, calendar, now) for one in running(desk, now))


def _tell(desk: Desk, one: Running, calendar: Calendar, now: dt.datetime) -> int:
    compiled, forum, window = one
    cycle = compiled.definition.cycle
    due = _due(cycle.list_days, window, calendar, now) if cycle is not None else set()
    names = (compiled.definition.workflow, forum.state, window.last_on)
    with desk.database.connection() as conn:
        left = sorted(due - rows.noted(conn, desk.tenant, *names))
    if not left:
        return 0
    found = listing(desk, compiled, forum, window, None, now)
    nearest, *others = left
    with desk.database.transaction() as conn:
        told = (found.places, len(found.missing))
        if not rows.note(conn, desk.tenant, *names, nearest, told, now):
            return 0  # another clock was faster
        for days in others:
            rows.note(conn, desk.tenant, *names, days, None, now)
        if not due.isdisjoint(range(nearest)):
            return 0  # a nearer one went out before: this one has nothing more to say
        if found.missing:
            _write(conn, desk, found, calendar, now)
    return 1


def _due(
    list_days: tuple[int, ...], window: Window, calendar: Calendar, now: dt.datetime
) -> set[int]:
    moments = ((days, told_at(window, days, calendar)) for days in list_days)
    return {days for days, at in moments if at is not None and at <= now}


def _write(
    conn: Connection, desk: Desk, found: Listing, calendar: Calendar, now: dt.datetime
) -> None:
    values = {
        "workflow": found.compiled.definition.workflow,
        "definition": found.compiled.hash,
        "state": found.forum.state,
        "last_on": found.window.last_on.isoformat(),
        "days": (found.window.last_on - calendar.day_of(now)).days,
    }
    told = {"places": found.places, "missing": len(found.missing)}
    for person in people.secretariats(conn, desk.tenant):
        rows.tell(conn, desk.tenant, f"person:{person}", NOTICE, values | told, now)
    for queue, (lacking, of) in _above(desk, found, now).items():
        told = {"places": of, "missing": lacking}
        rows.tell(conn, desk.tenant, queue, NOTICE, values | told, now)


def _above(desk: Desk, found: Listing, now: dt.datetime) -> dict[str, tuple[int, int]]:
    """The queue of each office above with places that lack a forum, and of how many they are."""
    directory, kind = world_of(desk, now).directory, found.forum.above
    if kind is None:
        return {}
    lacking = Counter(
        queue
        for one in found.missing
        if (queue := directory.queue_for_area(kind, one.place.area)) is not None
    )
    every = Counter(
        queue for area in found.areas if (queue := directory.queue_for_area(kind, area)) is not None
    )
    return {queue: (count, every[queue]) for queue, count in lacking.items()}
