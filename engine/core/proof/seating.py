"""Seating: can persons be found for all occasions of a way, so that nobody is kept from theirs?

A small search with a stated bound; exact where it answers. Never here: areas and organisations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.core.definition.workflow import Definition
from engine.core.proof.occasions import Act, Entry, Joint, Needs, NotProven, Occasion, Vote, Votes

MOST_TRIES = 20_000  # of one search
MOST_IN_ALL = 300_000  # of all searches of one proof: less than a second
MOST_PARTS = 100  # reviews of one state
Seats = tuple[tuple[int, ...], ...]  # of one role: the persons in each of its seats
# After a role: the other posts of its organisations, who may answer where it must stand aside.
BESIDE = " beside"


@dataclass(frozen=True, slots=True)
class Choice:
    """One person for one place of an occasion. Nobody (None): somebody new fills a vacancy."""

    person: int | None
    roles: frozenset[str]
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be filled. Persons of the same `group` differ; `run`: in the order of seats."""

    choices: tuple[Choice, ...]
    group: int | None = None
    run: int | None = None


@dataclass(slots=True)
class Tries:
    """What is left of the bound of one proof."""

    left: int = MOST_IN_ALL


class Seating:
    """Who can sit where, for one kind of case: the seats of every role as they are held."""

    def __init__(
        self, definition: Definition, seats: Mapping[str, Seats], tries: Tries | None = None
    ) -> None:
        self.definition = definition
        self.seats = seats
        self.tries = tries or Tries()
        self.apart = frozenset(
            (one, other)
            for roles in definition.never_the_same_person
            for one in roles
            for other in roles
            if one != other
        )
        self.opened: Mapping[str, frozenset[int]] = {
            key: frozenset(person for seat in seats.get(key, ()) for person in seat)
            for key in definition.opens.by
        }
        self._known: dict[tuple[Needs, Occasion | None], bool] = {}
        self._tries = 0

    def possible(self, before: Needs, doing: Occasion | None = None) -> bool:
        """Whether all can be done, `doing` by persons of today. Vacancies before it are filled.

        Raises NotProven where the search is too long.
        """
        key = (before, doing)
        if key not in self._known:
            self._known[key] = self._search(before, doing)
            self.tries.left -= self._tries + 1
            if self.tries.left < 0:
                raise NotProven
        return self._known[key]

    def somebody(self, occasion: Occasion) -> bool:
        """Whether anybody of today could, if nobody had done anything before."""
        return self.possible(frozenset(), occasion)

    def _search(self, before: Needs, doing: Occasion | None) -> bool:
        places: list[Place] = []
        for number, each in enumerate(sorted(before, key=repr)):
            if each != doing:
                places += self._places(each, number, filled=True)
        if doing is not None:
            # Who opened the case is a party by now, whoever holds that office today.
            places += self._places(doing, -1, filled=isinstance(doing, Entry))
        # The narrowest first; the places of one run keep their order.
        narrow = {place.run: len(place.choices) for place in places if place.run is not None}
        ranked = sorted(
            places,
            key=lambda p: (
                len(p.choices) if p.run is None else narrow[p.run],
                (-9, -9) if p.run is None else (p.group or 0, p.run),
            ),
        )
        self._tries = 0
        return self._fill(ranked, [])

    def _fill(self, places: list[Place], taken: list[tuple[Place, Choice]]) -> bool:
        if len(taken) == len(places):
            return True
        place = places[len(taken)]
        after = -1
        if taken and place.run is not None and taken[-1][0].run == place.run:
            after = taken[-1][1].seat
        for choice in place.choices:
            if choice.seat <= after and place.run is not None:
                continue
            self._tries += 1
            if self._tries > MOST_TRIES:
                raise NotProven
            if any(self._clash(place, choice, *other) for other in taken):
                continue
            if self._fill(places, [*taken, (place, choice)]):
                return True
        return False

    def _clash(self, place: Place, choice: Choice, other: Place, chosen: Choice) -> bool:
        if choice.person is None or choice.person != chosen.person:
            return False
        if place.group is not None and place.group == other.group:
            return True
        return any((one, two) in self.apart for one in choice.roles for two in chosen.roles)

    def _places(self, each: Occasion, number: int, filled: bool) -> list[Place]:
        if isinstance(each, Act):
            return [Place(tuple(self._actors(each, filled)))]
        if isinstance(each, Joint):
            acts = sorted(each.acts, key=repr)
            return [Place(tuple(self._actors(act, filled))) for act in acts]
        if isinstance(each, Entry):
            return [Place(tuple(self._openers(each, filled)))]
        found = []
        for part, vote in enumerate(each.parts if isinstance(each, Votes) else (each,)):
            # Within one review nobody answers twice; each has a group of its own.
            group = number * MOST_PARTS + part
            if not filled and not self._can_be_left(vote):
                found.append(Place(()))
            for place, (role, count) in enumerate(vote.seats):
                choices = tuple(self._sitters(vote, role, filled))
                run = (group + MOST_PARTS) * 1000 + place
                found += [Place(choices, group, run)] * count
        return found

    def _actors(self, act: Act, filled: bool) -> Iterable[Choice]:
        seats = self._seats(act.role)
        roles = frozenset({act.role})
        own = () if act.late else seats[:1] if act.first else seats
        able = [*own, *(self._handed(act.handed))]
        for person in dict.fromkeys(person for seat in able for person in seat):
            yield Choice(person, roles)
        if filled and not all(own):
            yield Choice(None, roles)

    def _sitters(self, vote: Vote, role: str, filled: bool) -> Iterable[Choice]:
        seats = self._seats(role)
        for number, seat in enumerate(seats[:1] if vote.first else seats):
            for person in seat:
                yield Choice(person, frozenset({role}), number)
            for other in self._handed(vote.handed):
                for person in other:
                    yield Choice(person, frozenset({vote.handed or role}), number)
            beside = self.seats.get(role + BESIDE, ()) if vote.stands_in and seat else ()
            for person in dict.fromkeys(person for post in beside for person in post):
                yield Choice(person, frozenset({role}), number)
            if filled and (not seat or beside):
                yield Choice(None, frozenset({role}), number)

    def _can_be_left(self, vote: Vote) -> bool:
        """Whether somebody holds the seats that are left out: a vacancy is another matter."""
        answer = dict(vote.seats)
        return all(
            answer.get(role, 0) + count <= sum(1 for seat in self._seats(role) if seat)
            for role, count in vote.left
        )

    def _openers(self, entry: Entry, filled: bool) -> Iterable[Choice]:
        """Who opens a case acts in every role of opening that they hold, and as the party."""
        parties = {k for k, role in self.definition.roles.items() if role.party == entry.party}
        seats = self._seats(entry.by)
        for person in dict.fromkeys(person for seat in seats for person in seat):
            held = {key for key, persons in self.opened.items() if person in persons}
            roles = frozenset(parties | held)
            if not self._own_clash(entry, roles):
                yield Choice(person, roles)
        roles = frozenset(parties | {entry.by})
        if filled and not all(seats) and not self._own_clash(entry, roles):
            yield Choice(None, roles)

    def _own_clash(self, entry: Entry, roles: frozenset[str]) -> bool:
        return any((again, role) in self.apart for again in entry.again for role in roles)

    def _seats(self, role: str) -> Seats:
        return self.seats.get(role) or ((),)

    def _handed(self, role: str | None) -> Seats:
        return self._seats(role)[:1] if role is not None else ()
