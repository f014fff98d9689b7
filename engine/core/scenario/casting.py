"""From a cast to the world that decide() takes: offices with terms, bodies, calendar.

Every person of the cast gets a number in the order of the file.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core.calendar import Calendar
from engine.core.definition.roles import Role
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, Office, Term
from engine.core.scenario.difference import ScriptError
from engine.core.scenario.model import Given, ScenarioFile, Seat
from engine.core.world import World

ALWAYS = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Company:
    """The people of one scenario, by name and by number, and the world they act in."""

    numbers: Mapping[str, int]
    world: World
    openers: tuple[str, ...]  # those whom the cast calls the opening party

    def name(self, person: int) -> str:
        """The name of a person in the cast."""
        return next(name for name, number in self.numbers.items() if number == person)

    def number(self, name: str) -> int:
        """The number of a person. Raises ScriptError for a name that nobody has."""
        if name not in self.numbers:
            known = ", ".join(self.numbers)
            raise ScriptError(
                f"nobody is called {name}; there are {known}",
                f"tidak ada pemeran bernama {name}; yang ada: {known}",
            )
        return self.numbers[name]


@dataclass(slots=True)
class _Posts:
    """Offices as they are gathered: one per queue, with all its terms."""

    terms: dict[str, list[Term]] = field(default_factory=dict)
    kinds: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    # queue -> kind of office, its organisation, the organisation's kind
    bodies: dict[str, list[str]] = field(default_factory=dict)  # body -> queues of its seats


def assemble(definition: Definition, file: ScenarioFile, given: Given) -> Company:
    """Everybody of file and scenario in their offices. Raises ScriptError for unknown roles."""
    cast = {**file.people, **given.people}
    numbers = {name: number for number, name in enumerate(cast, start=1)}
    posts, openers = _Posts(), []
    for name, seats in cast.items():
        for seat in seats:
            role = definition.roles.get(seat.role)
            if role is None:
                raise ScriptError(
                    f"{name} is to be {seat.role}, which is no role of the workflow",
                    f"{name} berperan {seat.role}, yang bukan peran alur ini",
                )
            if role.party is not None:
                openers += [name] if role.party == "opener" else []
            elif name not in given.absent:
                _sit(posts, role, seat, numbers[name], file.region, definition)
    calendar = Calendar(
        zone=file.zone,
        days_off=frozenset(given.days_off),
        decreed_until=dt.date(2100, 1, 1),
    )
    return Company(numbers, World(_directory(posts), calendar), tuple(openers))


def _sit(
    posts: _Posts, role: Role, seat: Seat, person: int, region: str, definition: Definition
) -> None:
    kind, of_kind = role.office or f"{role.body}", ""
    if role.body is not None:
        seats = posts.bodies.setdefault(role.body, [])
        queue = f"{kind}_{len(seats) + 1}@"
        seats.append(queue)
    elif role.of is not None:
        if seat.organisation is None:
            raise ScriptError(
                f"say of which organisation: {seat.role} of CODE",
                f"sebutkan organisasinya: {seat.role} of KODE",
            )
        queue = f"{kind}@org:{seat.organisation}"
        of_kind = definition.fields[role.of.removeprefix("case.")].kind or ""
    elif role.covers is not None:
        queue = f"{kind}@{seat.area or region}"
    else:
        queue = f"{kind}@"
    term = Term(person, seat.from_on or ALWAYS, seat.until_on, seat.capacity)
    posts.terms.setdefault(queue, []).append(term)
    posts.kinds[queue] = (kind, seat.organisation or queue, of_kind)


def _directory(posts: _Posts) -> Directory:
    ids = {queue: number for number, queue in enumerate(posts.terms, start=1)}
    offices = tuple(
        Office(
            id=ids[queue],
            kind=posts.kinds[queue][0],
            name=queue,
            organisation=posts.kinds[queue][1],
            queues=(queue,),
            terms=tuple(terms),
            organisation_kind=posts.kinds[queue][2],
        )
        for queue, terms in posts.terms.items()
    )
    bodies = {body: tuple(ids[queue] for queue in seats) for body, seats in posts.bodies.items()}
    return Directory(1, offices, bodies)
