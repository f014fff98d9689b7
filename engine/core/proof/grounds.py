"""Kinds of case: every place and organisation of an office, told apart by who would act there.

Places that differ only in the names of their officials are one kind, so that a regency of
hundreds of villages is a handful of kinds. Never here: what is possible in a kind.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from engine.core.definition.roles import Role
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.proof.occasions import NotProven
from engine.core.proof.seating import BESIDE, Seats
from engine.core.resolving import area_kind

MOST_KINDS = 20_000
NOWHERE = -1  # stands before the numbers of persons that only one axis knows


@dataclass(frozen=True, slots=True)
class Office:
    """The office as it is staffed on a day. `places`: the area codes in which a case can lie."""

    directory: Directory
    on: dt.date
    places: tuple[str, ...]
    area_name: Callable[[str], str | None]  # of a code

    def seats(self, role: Role, value: str | None) -> Seats | None:
        """The persons in each seat of the role for this area or organisation; None: no office."""
        queues = self._queues(role, value)
        if queues is None:
            return None
        return tuple(self.directory.persons_behind(queue, self.on) for queue in queues) or None

    def beside(self, role: Role, value: str | None) -> Seats:
        """The persons of every other post of the organisations that hold the role."""
        found: dict[int, tuple[int, ...]] = {}
        for queue in self._queues(role, value) or ():
            posts = self.directory.by_queue.get(queue, ())
            for office in self.directory.offices if posts else ():
                if office.organisation != posts[0].organisation or office in posts:
                    continue
                if office.queues:
                    found[office.id] = self.directory.persons_behind(office.queues[0], self.on)
        return tuple(found.values())

    def named(self, code: str) -> str:
        """The name of an area or an organisation; its code where none is known."""
        organisation = self.directory.organisations.get(code)
        if organisation is not None:
            return organisation.name
        return self.area_name(code) or code

    def _queues(self, role: Role, value: str | None) -> tuple[str, ...] | None:
        directory = self.directory
        if role.body is not None:
            return directory.seats_of(role.body)
        if role.office is None:
            return None
        if role.reach is None:
            queue = directory.queue_anywhere(role.office)
        elif value is None:
            queue = None
        elif role.of is not None:
            queue = directory.queue_for_organisation(role.office, value)
        else:
            queue = directory.queue_for_area(role.office, value)
        return None if queue is None else (queue,)


@dataclass(frozen=True, slots=True)
class Axis:
    """What a field of the case can be, and the roles that it leads to. "": the case's own area."""

    field: str
    values: tuple[str, ...]
    roles: tuple[str, ...]
    is_area: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Cases alike in who acts. `values`: for each axis the areas or organisations that are so."""

    area_kind: str
    seats: Mapping[str, Seats]
    values: tuple[tuple[str, ...], ...]


def axes(definition: Definition, office: Office) -> tuple[Axis, ...]:
    """The fields on which it depends who acts; the case's own area comes first."""
    found: dict[str, list[str]] = {"": []}
    for key, role in definition.roles.items():
        if role.office is not None and role.reach is not None:
            field = role.reach if role.of else _own(definition, role.reach)
            found.setdefault(field, []).append(key)
    return tuple(
        Axis(field, _values(definition, office, field), tuple(roles), _is_area(definition, field))
        for field, roles in found.items()
    )


def kinds(definition: Definition, office: Office) -> Iterator[Kind]:
    """Every kind of case once. Raises NotProven where there are too many."""
    every = axes(definition, office)
    constant = {
        name: seats
        for key, role in definition.roles.items()
        if role.party is None and role.reach is None
        for name, seats in _held(definition, office, key, None)
    }
    columns = [{value: _column(definition, office, axis, value) for value in axis.values}
               for axis in every]  # fmt: skip
    known = [_persons(constant), *(set().union(*map(_persons, each.values())) for each in columns)]
    groups = [
        _grouped(axis, each, _shared(known)) for axis, each in zip(every, columns, strict=True)
    ]
    count = 1
    for group in groups:
        count *= len(group)
    if count > MOST_KINDS:
        raise NotProven
    for chosen in product(*(group.items() for group in groups)):
        seats = dict(constant)
        for number, ((_, column), _) in enumerate(chosen):
            # Persons of one axis only are numbered there; the axes must not be mixed up.
            seats |= {role: _apart(found, number) for role, found in column}
        yield Kind(chosen[0][0][0], seats, tuple(tuple(values) for _, values in chosen))


Column = tuple[tuple[str, Seats], ...]


def _own(definition: Definition, field: str) -> str:
    return "" if field in ("area", definition.area_from) else field


def _is_area(definition: Definition, field: str) -> bool:
    return field == "" or definition.fields[field].type == "area"


def _values(definition: Definition, office: Office, field: str) -> tuple[str, ...]:
    if _is_area(definition, field):
        return office.places or ("",)
    wanted = definition.fields[field].kind
    directory = office.directory
    fitting = (one for one in directory.organisations.values() if wanted in (None, one.kind))
    found = tuple(one.code for one in fitting if one.code in directory.working)
    return found or ("",)  # no such organisation: nobody there


def _column(definition: Definition, office: Office, axis: Axis, value: str) -> dict[str, Seats]:
    return {
        name: seats for key in axis.roles for name, seats in _held(definition, office, key, value)
    }


def _held(
    definition: Definition, office: Office, key: str, value: str | None
) -> Iterator[tuple[str, Seats]]:
    """The seats of a role; and the posts beside them, where those may stand in."""
    role = definition.roles[key]
    yield key, office.seats(role, value) or ((),)
    panels = (state.panel for state in definition.states.values() if state.panel is not None)
    rules = (rule for panel in panels for rule in panel.reviews.values() if key in rule.answering)
    if any(rule.recused is not None and rule.recused.substitute is not None for rule in rules):
        yield key + BESIDE, office.beside(role, value)


def _persons(seats: Mapping[str, Seats]) -> set[int]:
    return {person for found in seats.values() for seat in found for person in seat}


def _shared(known: list[set[int]]) -> set[int]:
    """Persons who hold offices on more than one axis, or beside one."""
    seen: set[int] = set()
    shared: set[int] = set(known[0])
    for persons in known:
        shared |= seen & persons
        seen |= persons
    return shared


def _grouped(
    axis: Axis, columns: Mapping[str, Mapping[str, Seats]], shared: set[int]
) -> dict[tuple[str, Column], list[str]]:
    """The values of an axis by what they look like: kind of area, and who holds what."""
    groups: dict[tuple[str, Column], list[str]] = {}
    for value, column in columns.items():
        numbers: dict[int, int] = {}
        like = tuple((role, _renamed(seats, shared, numbers)) for role, seats in column.items())
        kind = area_kind(value) if axis.field == "" else ""
        groups.setdefault((kind, like), []).append(value)
    return groups


def _renamed(seats: Seats, shared: set[int], numbers: dict[int, int]) -> Seats:
    return tuple(
        tuple(
            person if person in shared else numbers.setdefault(person, NOWHERE - len(numbers))
            for person in seat
        )
        for seat in seats
    )


def _apart(seats: Seats, axis: int) -> Seats:
    return tuple(
        tuple(person if person >= 0 else person - 1000 * axis for person in seat) for seat in seats
    )
