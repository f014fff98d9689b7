"""Due moments after a change of the calendar: what would move, and moving it, batch by batch.

It may be stopped and begun again: what has moved is counted with the newest calendar and moves no
more. Never here: whether a task moves (the core says it), words.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.definition.compiled import Compiled
from engine.core.rescheduling import Shift, decide_reschedule, shifts
from engine.core.values import Case, Refused
from engine.core.world import World
from engine.service.calendars import counted_with
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.sealing import step_of
from engine.service.world import world_at
from engine.store import queue_dues as rows
from engine.store.database import Connection
from engine.store.stepping import load_for_step, write

BATCH = 200  # cases in one transaction
LOOKED_AT = 5_000  # cases in one look: a page does not wait for more


@dataclass(frozen=True, slots=True)
class Moving:
    """One case with what of it would move."""

    case: Case
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would move. `whole` False: there are more cases than were looked at."""

    cases: tuple[Moving, ...]
    whole: bool

    @property
    def tasks(self) -> int:
        """How many tasks of all cases."""
        return sum(len(each.shifts) for each in self.cases)


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """What was done: cases moved, and whether there may be more."""

    cases: int
    more: bool


def preview(desk: Desk, now: dt.datetime) -> Preview:
    """What an act now would move; nothing is written."""
    found: list[Moving] = []
    looked = 0
    for batch in _batches(desk, now):
        looked += len(batch)
        found += _moving(desk, batch, now)
        if looked >= LOOKED_AT:
            return Preview(tuple(found), whole=False)
    return Preview(tuple(found), whole=True)


def reschedule(desk: Desk, by: int, basis: str, now: dt.datetime) -> Rescheduled | Refused:
    """Move what preview() shows, each case once. What somebody changes meanwhile is left as it is
    and shown again."""
    with desk.database.connection() as connection:
        if no := office_refuses(connection, desk.tenant, by, basis):
            return no
    moved = looked = 0
    for batch in _batches(desk, now):
        looked += len(batch)
        moved += _move(desk, batch, by, now)
        if looked >= LOOKED_AT:
            return Rescheduled(moved, more=True)
    return Rescheduled(moved, more=False)


def _batches(desk: Desk, now: dt.datetime) -> Iterator[list[int]]:
    """Cases with an open task that is due later than now, in order."""
    after = 0
    while True:
        with desk.database.connection() as connection:
            batch = rows.cases_due_after(connection, desk.tenant, now, after, BATCH)
        if not batch:
            return
        yield batch
        after = batch[-1]


def _moving(desk: Desk, batch: list[int], now: dt.datetime) -> list[Moving]:
    with desk.database.connection() as connection:
        found = [
            Moving(case, shifts(compiled, case, were, world, now))
            for case, compiled, were, world in _each(desk, connection, batch, now)
        ]
    return [one for one in found if one.shifts]


def _move(desk: Desk, batch: list[int], by: int, now: dt.datetime) -> int:
    with desk.database.transaction() as connection:
        steps = []
        for case, compiled, were, world in _each(desk, connection, batch, now):
            decision = decide_reschedule(compiled, case, were, world, by, now)
            if not isinstance(decision, Refused):
                steps.append(step_of(compiled, case, decision))
        return len(write(connection, desk.tenant, steps)) if steps else 0


def _each(
    desk: Desk, connection: Connection, batch: list[int], now: dt.datetime
) -> Iterator[tuple[Case, Compiled, Mapping[int, Calendar], World]]:
    """Each case with its definition, the calendars that its tasks were counted with, and today."""
    loaded = load_for_step(connection, desk.tenant, batch)
    world = world_at(desk, connection, loaded.directory_version, now)
    were = counted_with(desk, loaded.cases.values(), now)
    for case in loaded.cases.values():
        yield case, compiled_at(desk, connection, case.definition), were, world
