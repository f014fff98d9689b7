"""Leaves of a played year: holders are away for some days, substitutes stand in for some of them.

Through the same use cases as the page. Who is away acts on nothing; who stands in may do what the
definitions let be delegated, and the rest waits. Never here: what an actor answers.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from engine.core.directory import Office
from engine.core.standing_in import away
from engine.core.values import Refused
from engine.core.world import World
from engine.service.away import giving, leaving
from engine.service.away.giving import NewDelegation
from engine.service.away.scope import of_kind
from engine.service.desk import Desk
from engine.store.rehearsing import OpenTask

NAMED = 0.9  # how many of the offices name somebody
LEAVES = 0.03  # how many of them go on leave on a day
LONGEST = 7  # days
DAY = dt.timedelta(days=1)


class UnplayableLeaveError(RuntimeError):
    """The engine refused a leave or a substitute that it has no reason to refuse."""


@dataclass
class Leaves:
    """The holders of the offices whose acts may be delegated, and their leaves."""

    desk: Desk
    chance: Random
    offices: list[Office] = field(default_factory=list)

    def begin(self, places: Sequence[str], world: World, now: dt.datetime) -> int:
        """Some of them name a substitute; how many did."""
        on = world.calendar.day_of(now)
        self.offices = list(_offices(self.desk, places, world))
        named = 0
        for office, other in pairwise(self.offices):
            if self.chance.random() >= NAMED:
                continue
            # The neighbour down the list: no circle can come of it.
            principal, person = office.holders(on)[0].person, other.holders(on)[0].person
            new = NewDelegation(office.id, principal, person, on, None, "ST", when_away=True)
            done = giving.give(self.desk, new, principal, None, now)
            if isinstance(done, Refused):
                raise UnplayableLeaveError(f"{office.name}: {done}")
            named += 1
        return named

    def go(self, world: World, now: dt.datetime) -> int:
        """Some holders are away from tomorrow on; how many went."""
        on = world.calendar.day_of(now)
        known = {one.person for one in world.directory.absences if one.until_on >= on}
        gone = 0
        for office in self.offices:
            person = office.holders(on)[0].person
            if self.chance.random() >= LEAVES or person in known:
                continue
            until = on + self.chance.randint(1, LONGEST) * DAY
            done = leaving.leave(self.desk, person, on + DAY, until, person, None, now)
            if isinstance(done, Refused):
                raise UnplayableLeaveError(f"{office.name}: {done}")
            known.add(person)
            gone += 1
        return gone


def present(world: World, task: OpenTask, on: dt.date) -> tuple[int, ...]:
    """Who answers this task today: the holders who are there, then who stands in."""
    directory = world.directory
    here = directory.present_behind(task.queue, on)
    gone = away(directory.absences, on)
    standing_in = (one.person for one in directory.standing_in(task.queue, on))
    return (*here, *(person for person in dict.fromkeys(standing_in) if person not in gone))


def _offices(desk: Desk, places: Sequence[str], world: World) -> Iterator[Office]:
    """The offices of these places of which something may be delegated, each held by somebody."""
    villages = dict.fromkeys(".".join(place.split(".")[:4]) for place in places)
    kinds = {office.kind for office in world.directory.offices}
    delegable = [kind for kind in sorted(kinds) if of_kind(desk, kind)]
    for village in villages:
        for kind in delegable:
            offices = world.directory.by_queue.get(f"{kind}@{village}", ())
            if offices and offices[0].terms:
                yield offices[0]
