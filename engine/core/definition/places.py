"""Where a case can stand with its approvals: those that hold, and what is being asked for again.

Two cases are in one place where nothing that follows can tell their approvals apart. Never here:
how a case goes on (leading.py, histories.py).
"""

from functools import cache
from typing import NamedTuple

from engine.core.definition.approvals import Ways, approvals, rests, rules, takings
from engine.core.definition.ballots import Standing
from engine.core.definition.workflow import Definition

Held = tuple[tuple[str, str], ...]  # (approval, where it led), the latest at the end


class Again(NamedTuple):
    """What is asked for again, where the act would have led that asked for it, where that was."""

    states: tuple[str, ...]
    goal: str
    origin: str


class Place(NamedTuple):
    """`answers`: how the reviews of the state stand; `given`: fields that nobody need have given
    before, and somebody has."""

    state: str
    held: Held = ()
    again: Again | None = None
    answers: Standing = ()
    given: frozenset[str] = frozenset()


class Ahead(NamedTuple):
    """What may follow. `entered`: states that a case may come to in the usual way while their own
    approval holds, which takes the later ones away; `wanted`: approvals that may be asked again,
    or are passed where others are; `fields`: what may be taken."""

    entered: frozenset[str]
    wanted: frozenset[str]
    fields: frozenset[str]
    later: bool  # whether one of those wanted may yet be given


class Places:
    """The places of one definition."""

    def __init__(self, definition: Definition, ways: Ways) -> None:
        self._definition = definition
        self._ways = ways
        self._rules = rules(definition)
        self._approving = approvals(definition)
        self._reopened = frozenset(key for rule in self._rules.values() for key in rule.reopens)
        self._fields = {
            key: {name for _, some in takings(definition, state) for name in some.fields}
            for key, state in definition.states.items()
        }
        self._ahead = cache(self._look)
        self._after = cache(self._follow)
        self._elsewhere = cache(lambda key: self._after(key) - {key})

    def at(self, place: Place) -> Place:
        """The same place, without what nothing depends on any more."""
        here = self._definition.states[place.state]
        if here.final is not None and not here.actions:
            return Place(place.state)
        holds = frozenset(key for key, _ in place.held) & self._reopened
        ahead = self._ahead(place.state, place.again, holds)
        held = _kept(place.held, ahead)
        return place._replace(held=held, given=place.given & ahead.fields)

    def _look(self, state: str, again: Again | None, holds: frozenset[str]) -> Ahead:
        """What may follow in a state. `holds`: what something may reopen and holds there."""
        asked = {*again.states} if again else set[str]()
        goals = {again.goal} if again else set[str]()
        begins = {state, *asked, *goals}  # where a case may be sent
        size = -1
        while size < len(begins):
            size = len(begins)
            states = begins.union(*(self._after(key) for key in begins))
            takers = {key for key in states if self._fields[key]}
            names = set[str]().union(*(self._fields[key] for key in takers))
            asked |= {
                key
                for name in names
                for key in self._rules[name].reopens
                if key in holds or key in states
            }
            # Past what holds a case comes at once to where the act would have led.
            goals |= {way.to for key in takers for way in self._ways[key]}
            begins |= {*asked, *takers, *goals}
        # Its own approval does not hold in a state: only from elsewhere, or at once, can a case
        # come there while it does.
        entered = frozenset(goals).union(*(self._elsewhere(key) for key in begins))
        wanted = self._passed(asked)
        return Ahead(entered, wanted, frozenset(names), bool(wanted & states))

    def _passed(self, asked: set[str]) -> frozenset[str]:
        """These, and all that a case may come to from them by approvals alone."""
        found, todo = set(asked), list(asked)
        for here in todo:
            for way in self._ways[here]:
                if way.trigger in self._approving.get(here, ()):
                    new = {*rests(self._definition, self._ways, way.to)} - found
                    found |= new
                    todo += new
        return frozenset(found)

    def _follow(self, state: str) -> frozenset[str]:
        """The states that ways lead to from here."""
        found, todo = set[str](), [state]
        for here in todo:
            new = {way.to for way in self._ways[here]} - found
            found |= new
            todo += new
        return frozenset(found)


def _kept(held: Held, ahead: Ahead) -> Held:
    """Those that something depends on. Order matters only from one that takes others away."""
    kept: list[tuple[str, str]] = []
    alike: list[tuple[str, str]] = []  # which of these was before which makes no difference
    wanted = False  # whether these are; else they only take others away
    for key, to in held:
        enters, wants = key in ahead.entered, key in ahead.wanted
        if enters if wanted else wants:
            kept, alike = [*kept, *sorted(alike)], []
        if enters and wants:
            kept.append((key, to))
        elif enters or wants:
            wanted = wants
            alike.append((key, to if wants else ""))
    return (*kept, *(sorted(alike) if wanted or ahead.later else ()))
