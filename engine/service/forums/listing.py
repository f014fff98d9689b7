"""Which places have held no forum yet, as one reader may see it: the secretariat and offices of the
whole region all of them, any other office those inside its area.

Never here: the rule (core/forums.py), words, pages.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.definition.compiled import Compiled
from engine.core.definition.cycle import Cycle, Window
from engine.core.directory import Office
from engine.core.forums import Forum, Place, covered, depth_of, forums_of, places
from engine.core.world import World
from engine.service import areas
from engine.service.definitions import head_of
from engine.service.desk import Desk
from engine.service.following import heads
from engine.service.world import world_of
from engine.store import areas as area_rows
from engine.store import forums as rows
from engine.store import people, tenants

NOTICE = "forum_list"


@dataclass(frozen=True, slots=True)
class Missing:
    """A place without a forum. `offices`: those that should hold it; none: none is recorded.
    `holders`: who holds them today; none: vacant."""

    place: Place
    name: str
    offices: tuple[Office, ...]
    holders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One forum. `places`: how many should hold it; `held`: how many did. `depth` None: no office
    of the kind is recorded, so that no place is known."""

    compiled: Compiled
    forum: Forum
    window: Window
    places: int
    held: int
    missing: tuple[Missing, ...]
    areas: tuple[str, ...]  # of all places
    depth: int | None


Running = tuple[Compiled, Forum, Window]
Scope = tuple[str, ...] | None  # areas whose inside a reader sees; None: everything


def scope_of(desk: Desk, person: int, now: dt.datetime) -> Scope:
    """What this person sees; nothing (an empty tuple) for whoever holds no office above any."""
    world = world_of(desk, now)
    with desk.database.connection() as conn:
        member = people.member(conn, desk.tenant, person)
    if member is None or member.secretariat:
        return () if member is None else None
    held = world.directory.queues_of(person, world.calendar.day_of(now))
    codes = [queue.partition("@")[2] for queue in held if "@" in queue]
    if "" in codes:
        return None
    return tuple(code for code in dict.fromkeys(codes) if ":" not in code)


def note_read(desk: Desk, person: int, now: dt.datetime) -> int:
    """Whoever opened the lists has read what they were told of them."""
    with desk.database.connection() as conn:
        return rows.read(conn, desk.tenant, person, NOTICE, now)


def running(desk: Desk, now: dt.datetime) -> Iterator[Running]:
    """The forums whose windows are open today, the one that shuts first before the others."""
    today = world_of(desk, now).calendar.day_of(now)
    found = [one for compiled in heads(desk) for one in _forums(compiled)]
    shown = [one for one in found if one[2].first_on <= today <= one[2].last_on]
    yield from sorted(shown, key=lambda one: one[2].last_on)


def coming(desk: Desk, now: dt.datetime) -> Running | None:
    """The forum whose window opens next."""
    today = world_of(desk, now).calendar.day_of(now)
    found = [one for compiled in heads(desk) for one in _forums(compiled)]
    later = [one for one in found if one[2].first_on > today]
    return min(later, key=lambda one: one[2].first_on, default=None)


def find(desk: Desk, workflow: str, state: str) -> Running | None:
    """A forum by its names, whether its window is open or not."""
    compiled = head_of(desk, workflow)
    found = _forums(compiled) if compiled is not None else ()
    return next((one for one in found if one[1].state == state), None)


def _forums(compiled: Compiled) -> Iterator[Running]:
    cycle = compiled.definition.cycle
    if cycle is not None:
        for forum in forums_of(compiled.definition):
            yield compiled, forum, cycle.windows[forum.window]


def listing(
    desk: Desk, compiled: Compiled, forum: Forum, window: Window, scope: Scope, now: dt.datetime
) -> Listing:
    """How it stands with a forum at every place inside the scope."""
    world, definition = world_of(desk, now), compiled.definition
    cycle = definition.cycle
    depth = depth_of(forum, world.directory)
    if cycle is None or depth is None:
        return Listing(compiled, forum, window, 0, 0, (), (), None)
    found = [
        one for one in _places(desk, world, definition.workflow, forum, cycle, depth)
        if scope is None or any(one.area.startswith(f"{code}.") for code in scope)
    ]  # fmt: skip
    lacking = [one for one in found if one.standing != "held"]
    names = areas.name_paths(desk, [one.area for one in lacking])
    return Listing(
        compiled,
        forum,
        window,
        len(found),
        len(found) - len(lacking),
        tuple(_missing(world, forum, one, names[one.area], now) for one in lacking),
        tuple(one.area for one in found),
        depth,
    )


def _places(
    desk: Desk, world: World, workflow: str, forum: Forum, cycle: Cycle, depth: int
) -> tuple[Place, ...]:
    known = set(covered(forum, world.directory))
    with desk.database.connection() as conn:
        inside = tenants.area_of(conn, desk.tenant)
        if inside and depth <= areas.LISTED_DOTS + 1:  # RWs are in no list
            known |= {one.code for one in area_rows.below(conn, inside)}
        tallies = rows.tallies(conn, desk.tenant, workflow, cycle.cycle, forum.state, forum.meets)
    return places(forum, cycle, depth, known, tallies)


def _missing(world: World, forum: Forum, one: Place, name: str, now: dt.datetime) -> Missing:
    directory, on = world.directory, world.calendar.day_of(now)
    queue = f"{forum.office}@{one.area}"
    return Missing(
        one, name, directory.by_queue.get(queue, ()), directory.persons_behind(queue, on)
    )
