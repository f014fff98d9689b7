"""The queue of one person: every task that waits for one of their offices, by due date.

Whose task it is follows from the offices held today: a successor sees it at once, a predecessor
no longer does. Never here: deciding, words of a page.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.core.calendar import Calendar
from engine.core.definition.duties import duty_of
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.dues import INSTANT
from engine.core.slots import side_of
from engine.core.stops import read_all
from engine.core.world import World
from engine.service.away.scope import lent_scopes
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store import people
from engine.store import queue as rows
from engine.store.queue import CAP, After, Behind, Filter, Hands, Queued

__all__ = [
    "CAP",
    "After",
    "Filter",
    "Hands",
    "Line",
    "Page",
    "behind",
    "hands",
    "my_queues",
    "of_office",
    "page",
]

LINES = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A task with what a page says of it. `late`: working days since it was due."""

    task: Queued
    definition: Definition
    state: State
    last_on: dt.date | None
    late: int
    office: str | None  # the name of the office for which it waits
    taker: str | None = None  # who has it in hand
    mine: bool = False  # the reader has
    paused_until: dt.date | None = None  # the last day of a pause: its clock stands still
    lent: bool = False  # it is another's, in whose place the person may act


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the queue. `more`: where the next page begins; `count` stops at CAP + 1."""

    lines: tuple[Line, ...]
    count: int
    more: After | None


def my_queues(world: World, person: int, now: dt.datetime) -> tuple[str, ...]:
    """Every queue for which this person may act today, the own one first."""
    return world.directory.queues_of(person, world.calendar.day_of(now))


def behind(world: World, person: int, now: dt.datetime) -> tuple[Behind, ...]:
    """Everybody who stands behind one of the person's queues today, or in a holder's place."""
    directory, on = world.directory, world.calendar.day_of(now)
    queues = dict.fromkeys((*directory.queues_of(person, on), *directory.lent_to(person, on)))
    found: dict[Behind, None] = {}
    for queue in queues:
        found |= {(queue, one, None): None for one in directory.persons_behind(queue, on)}
        lent = directory.standing_in(queue, on)
        found |= {(queue, one.person, one.workflow): None for one in lent}
    return tuple(found)


def hands(every: Sequence[Behind], person: int, whose: str) -> Hands | None:
    """The filter for `mine`, `others` or `nobodys`; none for anything else, and for whoever shares
    no queue."""
    others = tuple(dict.fromkeys(one for _, one, _ in every if one != person))
    wanted = {"mine": (person,), "others": others, "nobodys": ()}
    if whose not in wanted or not others:
        return None
    return Hands(tuple(every), wanted[whose])


def page(
    desk: Desk,
    person: int,
    wanted: Filter,
    after: After | None,
    now: dt.datetime,
    lines: int = LINES,
) -> Page:
    """One page of this person's queue."""
    world = world_of(desk, now)
    on = world.calendar.day_of(now)
    queues: rows.Queues = my_queues(world, person, now)
    lent = world.directory.lent_to(person, on)
    with desk.database.connection() as connection:
        if lent:
            scopes = lent_scopes(desk, connection, lent)
            queues = {**scopes, **dict.fromkeys(queues)}
        wanted = rows.narrowed(connection, desk.tenant, wanted)
        found = rows.page(connection, desk.tenant, queues, wanted, after, lines + 1)
        count = len(found)
        if after is not None or count > lines:  # else the page shows every one of them
            count = rows.count(connection, desk.tenant, queues, wanted)
        has = {task.id: who for task in found[:lines] if (who := _taker(world, task, on))}
        called = people.names(connection, desk.tenant, set(has.values())) if has else {}
    own = frozenset(my_queues(world, person, now))
    shown = tuple(
        _line(desk, world, task, own, now, has.get(task.id), called, person)
        for task in found[:lines]
    )
    last = found[lines - 1] if len(found) > lines else None
    return Page(shown, count, After(last.due_at, last.id) if last else None)


def of_office(desk: Desk, office: int, now: dt.datetime, lines: int) -> Page:
    """What waits for an office today, whoever holds it, by due date."""
    world = world_of(desk, now)
    queues = world.directory.by_id[office].queues
    with desk.database.connection() as connection:
        found = rows.page(connection, desk.tenant, queues, Filter(), None, lines)
        count = rows.count(connection, desk.tenant, queues, Filter())
    own = frozenset(queues)
    return Page(tuple(_line(desk, world, task, own, now) for task in found), count, None)


def _taker(world: World, task: Queued, on: dt.date) -> int | None:
    """Who has it in hand, by the rule of core/hands.py."""
    if task.taken_by is None:
        return None
    there = world.directory.acting_behind(task.queue, on, task.workflow)
    return task.taken_by if task.taken_by in there else None


def _line(
    desk: Desk,
    world: World,
    task: Queued,
    own: frozenset[str],
    now: dt.datetime,
    has: int | None = None,
    called: Mapping[int, str] = MappingProxyType({}),
    reader: int = 0,
) -> Line:
    definition = compiled_for(desk, task.definition).definition
    calendar = world.calendar
    last_on = late = None
    if task.due_at is not None:
        last_on = calendar.day_of(task.due_at - dt.timedelta(microseconds=1))
        late = calendar.working_days_late(task.due_at, now) if task.due_at <= now else None
    offices = world.directory.by_queue.get(task.queue, ())
    return Line(
        task,
        definition,
        definition.states[task.state],
        last_on,
        late if late is not None else -1,
        offices[0].name if offices else None,
        called.get(has or 0),  # no person has the number 0
        has == reader,
        paused_until=_paused(task, calendar),
        lent=task.queue not in own,
    )


def _paused(task: Queued, calendar: Calendar) -> dt.date | None:
    """Until when the clock of this task stands still; that of a duty or a question never does."""
    own = side_of(task.slot) is None and duty_of(task.slot) is None and task.due_at is None
    pause = read_all(task.clock).pause if task.clock and own else None
    return None if pause is None else calendar.day_of(pause.until - INSTANT)
