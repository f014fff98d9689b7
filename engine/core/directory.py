"""Who holds which office on a day: the queues of a role, the persons behind a queue.

A value made from rows by the store (and by hand in tests). Area codes nest by their dots
(33.26 covers 33.26.01.2001.003), so covering is a matter of prefixes. Never here: SQL, names of
roles of a particular workflow.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from engine.core.standing_in import Absence, Delegation, away, in_force
from engine.core.values import Value

KEPT = 4096  # answers of each kind in memory, per directory


class Term(Value, frozen=True):
    """A person's time in an office. `until_on` is inclusive; None means open."""

    person: int
    from_on: dt.date
    until_on: dt.date | None
    capacity: str  # definitive, plt, plh

    def covers(self, on: dt.date) -> bool:
        """Whether the term holds on this day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


class Office(Value, frozen=True):
    """A post of one organisation. `queues` are all queues that it answers."""

    id: int
    kind: str  # village_head, district_head, agency_head ...
    name: str
    organisation: str  # code of the organisation
    queues: tuple[str, ...]
    terms: tuple[Term, ...]
    organisation_kind: str = ""
    organisation_name: str = ""
    delegations: tuple[Delegation, ...] = ()

    def holders(self, on: dt.date) -> tuple[Term, ...]:
        """The terms that hold on this day; empty means vacant."""
        return tuple(term for term in self.terms if term.covers(on))


class Organisation(Value, frozen=True):
    """An agency, a village office ...: what a field of type organisation can name."""

    code: str
    kind: str
    name: str


def prefixes(area: str) -> Iterator[str]:
    """The area code and all that contain it, the narrowest first."""
    parts = area.split(".")
    for length in range(len(parts), 0, -1):
        yield ".".join(parts[:length])


@dataclass(frozen=True)
class Directory:
    """All offices of one tenant, as of `version`."""

    version: int
    offices: tuple[Office, ...]
    bodies: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # key -> office ids
    absences: tuple[Absence, ...] = ()
    by_queue: Mapping[str, tuple[Office, ...]] = field(init=False)
    by_person: Mapping[int, tuple[Office, ...]] = field(init=False)
    by_id: Mapping[int, Office] = field(init=False)
    organisations: Mapping[str, Organisation] = field(init=False)  # by code, also the closed ones
    working: frozenset[str] = field(init=False)  # codes of organisations in which somebody answers
    # The same few questions come with every step: each is answered once per directory.
    _narrowest: Callable[[str, str], str | None] = field(init=False, repr=False, compare=False)
    _behind: Callable[[str, dt.date], tuple[int, ...]] = field(
        init=False, repr=False, compare=False
    )
    _held: Callable[[int, dt.date], frozenset[str]] = field(init=False, repr=False, compare=False)
    _standing_in: Callable[[dt.date], Mapping[int, tuple[Delegation, ...]]] = field(
        init=False, repr=False, compare=False
    )
    _lent: Callable[[int, dt.date], Mapping[str, tuple[Delegation, ...]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        queues: dict[str, list[Office]] = {}
        persons: dict[int, list[Office]] = {}
        for office in self.offices:
            for queue in office.queues:
                queues.setdefault(queue, []).append(office)
            for person in {term.person for term in office.terms}:
                persons.setdefault(person, []).append(office)
        set_ = object.__setattr__  # a frozen value that carries its own index
        set_(self, "by_queue", {key: tuple(found) for key, found in queues.items()})
        set_(self, "by_person", {key: tuple(found) for key, found in persons.items()})
        set_(self, "by_id", {office.id: office for office in self.offices})
        set_(self, "organisations", {one.organisation: _organisation(one) for one in self.offices})
        answering = frozenset(one.organisation for one in self.offices if one.queues)
        set_(self, "working", answering)
        set_(self, "_narrowest", lru_cache(KEPT)(self._find_narrowest))
        set_(self, "_behind", lru_cache(KEPT)(self._find_behind))
        set_(self, "_held", lru_cache(KEPT)(self._find_held))
        set_(self, "_standing_in", lru_cache(32)(self._find_standing_in))
        set_(self, "_lent", lru_cache(KEPT)(self._find_lent))

    def queue_for_area(self, kind: str, area: str) -> str | None:
        """The queue of the narrowest office of this kind that covers the area, or None."""
        return self._narrowest(kind, area)

    def queue_for_organisation(self, kind: str, organisation: str) -> str | None:
        """The queue of this office within (or serving) the organisation, or None."""
        queue = f"{kind}@org:{organisation}"
        return queue if queue in self.by_queue else None

    def queue_anywhere(self, kind: str) -> str | None:
        """The queue of an office that stands for the whole tenant, or None."""
        queue = f"{kind}@"
        return queue if queue in self.by_queue else None

    def seats_of(self, body: str) -> tuple[str, ...]:
        """The first queue of each office with a seat in the body."""
        return tuple(self.by_id[key].queues[0] for key in self.bodies.get(body, ()))

    def persons_behind(self, queue: str, on: dt.date) -> tuple[int, ...]:
        """Who may act for the queue on this day; `person:<id>` queues are the person itself."""
        if queue.startswith("person:"):
            return (int(queue.removeprefix("person:")),)
        return self._behind(queue, on)

    def queues_of(self, person: int, on: dt.date) -> tuple[str, ...]:
        """Every queue that this person may act for on this day, the own one first."""
        own = [f"person:{person}"]
        for office in self.by_person.get(person, ()):
            if any(term.person == person for term in office.holders(on)):
                own.extend(office.queues)
        return tuple(own)

    def held_by(self, person: int, on: dt.date) -> frozenset[str]:
        """The same as a set, to ask whether a queue is among them."""
        return self._held(person, on)

    def office_of(self, person: int, on: dt.date) -> Office | None:
        """The first office that this person holds on this day: what they sign by."""
        held = self.by_person.get(person, ())
        return next((o for o in held if any(t.person == person for t in o.holders(on))), None)

    def sees_for(self, person: int, on: dt.date, workflow: str) -> tuple[str, ...]:
        """Whose cases of this workflow the person sees: their own queues, and lent ones."""
        lent = self._lent(person, on)
        wide = (q for q, by in lent.items() if any(d.workflow in (None, workflow) for d in by))
        return (*self.queues_of(person, on), *wide)

    def lent_to(self, person: int, on: dt.date) -> Mapping[str, tuple[Delegation, ...]]:
        """Every queue for which this person may act on this day in somebody's place, and by which
        delegations. What of it may be done: delegating.py."""
        return self._lent(person, on)

    def standing_in(self, queue: str, on: dt.date) -> tuple[Delegation, ...]:
        """The delegations by which somebody may act for the queue on this day."""
        found = self._standing_in(on)
        if not found:
            return ()
        offices = self.by_queue.get(queue, ())
        return tuple(one for office in offices for one in found.get(office.id, ()))

    def acting_behind(self, queue: str, on: dt.date, workflow: str) -> tuple[int, ...]:
        """Who holds the queue on this day, then who stands in there for this workflow."""
        held, lent = self.persons_behind(queue, on), self.standing_in(queue, on)
        if not lent:
            return held
        others = (one.person for one in lent if one.workflow in (None, workflow))
        return tuple(dict.fromkeys((*held, *others)))

    def present_behind(self, queue: str, on: dt.date) -> tuple[int, ...]:
        """Who holds the queue on this day and is not away."""
        gone = away(self.absences, on)
        return tuple(one for one in self.persons_behind(queue, on) if one not in gone)

    def _find_standing_in(self, on: dt.date) -> Mapping[int, tuple[Delegation, ...]]:
        gone, found = away(self.absences, on), {}
        for office in self.offices:
            if office.delegations:
                holders = {term.person for term in office.holders(on)}
                found[office.id] = tuple(in_force(office.delegations, holders, gone, on))
        return found

    def _find_lent(self, person: int, on: dt.date) -> Mapping[str, tuple[Delegation, ...]]:
        lent: dict[str, tuple[Delegation, ...]] = {}
        for office, found in self._standing_in(on).items():
            mine = tuple(one for one in found if one.person == person)
            for queue in self.by_id[office].queues if mine else ():
                lent[queue] = (*lent.get(queue, ()), *mine)
        return lent

    def _find_narrowest(self, kind: str, area: str) -> str | None:
        queues = (f"{kind}@{code}" for code in prefixes(area))
        return next((queue for queue in queues if queue in self.by_queue), None)

    def _find_behind(self, queue: str, on: dt.date) -> tuple[int, ...]:
        offices = self.by_queue.get(queue, ())
        holders = (term.person for office in offices for term in office.holders(on))
        return tuple(dict.fromkeys(holders))

    def _find_held(self, person: int, on: dt.date) -> frozenset[str]:
        return frozenset(self.queues_of(person, on))


def _organisation(office: Office) -> Organisation:
    return Organisation(office.organisation, office.organisation_kind, office.organisation_name)
