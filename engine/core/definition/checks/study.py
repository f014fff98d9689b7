"""A definition under study: what several checks need, computed once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from google.protobuf.message import DecodeError

from engine.core.definition.conditions import Conditions, Facts
from engine.core.definition.flow import PASSING, Edge, edges
from engine.core.definition.given import Known, always, certain, given_at, opening
from engine.core.definition.guards import TOO_DEEP, Guard, GuardError, Guards
from engine.core.definition.histories import Histories, histories
from engine.core.definition.problems import Path
from engine.core.definition.space import Explorer, Space
from engine.core.definition.states import NEGATIVE, Action, Outcome
from engine.core.definition.stories import Story, Turn, shortest
from engine.core.definition.syntax import Node, syntax_of
from engine.core.definition.workflow import Definition

# Characters in all conditions together. Compiling them takes most of a check's time: about 10 us
# a character. A shipped definition has some hundred.
MOST_ASKED = 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression of the definition, where it stands, and what came of compiling it."""

    path: Path
    source: str
    errors: tuple[GuardError, ...]
    node: Node | None
    guard: Guard | None = None  # where it compiles and can be read


@dataclass(frozen=True, slots=True)
class Verb:
    """An action, or an outcome of a review, with the state that owns it."""

    state: str
    path: Path
    act: Action | Outcome


class Study:
    """Everything derived from one definition that checks share."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    @cached_property
    def edges(self) -> Mapping[str, tuple[Edge, ...]]:
        """The ways out of every state."""
        return edges(self.definition)

    @cached_property
    def turns(self) -> Mapping[str, tuple[Turn, ...]]:
        """The same as turns of a story."""
        return {
            key: tuple(Turn(each.start, each.trigger, each.kind, each.to) for each in found)
            for key, found in self.edges.items()
        }

    @cached_property
    def conditions(self) -> Conditions:
        """The fields that guards look at, and the values that they tell apart."""
        nodes = {path: each.node for path, each in self.asked.items() if each.node is not None}
        laddered = any(state.level is not None for state in self.definition.states.values())
        return Conditions(self.definition, nodes, laddered)

    @cached_property
    def space(self) -> Space:
        """Everything that can become of a case. Only where every name of a state is known."""
        return Explorer(self.definition, self.edges, self.conditions, self.histories).explore()

    @cached_property
    def histories(self) -> Histories:
        """All that can become of approvals. Only where every name of a state is known."""
        return histories(self.definition, self.edges)

    @cached_property
    def can_end(self) -> frozenset[str]:
        """The states from which some way leads to an ending, whatever guards may say."""
        before: dict[str, list[str]] = {}
        for key, found in self.edges.items():
            for edge in found:
                before.setdefault(edge.to, []).append(key)
        good = {key for key, state in self.definition.states.items() if state.final is not None}
        todo = list(good)
        while todo:
            for key in before.get(todo.pop(), ()):
                if key not in good:
                    good.add(key)
                    todo.append(key)
        return frozenset(good)

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """Every action and every outcome, in the order of the document."""
        return tuple(self._verbs())

    @cached_property
    def guards(self) -> Guards:
        """What compiles and asks the guards of the definition."""
        cycle = self.definition.cycle
        return Guards(self.definition.fields, cycle.tiers if cycle else {})

    @cached_property
    def asked(self) -> Mapping[Path, Asked]:
        """Every guard and every condition of a field, by its path; past MOST_ASKED unread."""
        found, length = {}, 0
        for path, text in self._expressions():
            length += len(text)
            fits = length <= MOST_ASKED
            found[path] = _asked(self.guards, path, text) if fits else Asked(path, text, (), None)
        return found

    @cached_property
    def too_long(self) -> Path | None:
        """The first expression that was not read, because they are too long together."""
        length = 0
        for path, text in self._expressions():
            length += len(text)
            if length > MOST_ASKED:
                return path
        return None

    @cached_property
    def given(self) -> Mapping[str, Known]:
        """For each state the fields that are certainly given there."""
        nodes = {path: each.node for path, each in self.asked.items() if each.node is not None}
        return given_at(self.definition, self.edges, nodes)

    def known(self, path: Path) -> Known:
        """The fields that are certainly given where the expression at the path is asked."""
        if path[0] == "states":
            return self.given[str(path[1])]
        return self._before(str(path[1]))

    def rests(self, state: str) -> frozenset[str]:
        """Where a case can come to rest after `state`, through routes and rungs."""
        seen: set[str] = set()
        rest: set[str] = set()
        todo = [state]
        while todo:
            key = todo.pop()
            here = self.definition.states.get(key)
            if key in seen or here is None:
                continue
            seen.add(key)
            if not here.goes_straight_on:
                rest.add(key)
            todo += [edge.to for edge in self.edges[key] if edge.kind in PASSING]
        return frozenset(rest)

    def ends_badly(self, state: str) -> bool:
        """Whether a case that is sent to `state` may end there against its proposer."""
        return any(self.definition.states[key].final in NEGATIVE for key in self.rests(state))

    def story_without(self, state: str, field: str) -> Story:
        """The shortest story from the beginning to `state` in which `field` is not given."""
        bare = {
            key: [turn for turn in found if field not in self.given.get(turn.to, (field,))]
            for key, found in self.turns.items()
        }
        return shortest(bare, self._starts(), lambda key: key == state) or ()

    def story_to(self, state: str) -> Story | None:
        """The shortest story to `state`, with guards as they hold; None: no way leads there.

        Only where every name of a state is known.
        """
        point = self.space.first(state)
        if point is not None:
            return self.space.story(point)
        return shortest(self.turns, self._starts(), lambda key: key == state)

    def story_where(self, state: str, fits: Callable[[Facts], bool]) -> Story | None:
        """The shortest story to a case in `state` that fits; else the one of `story_to`."""
        for number, point in enumerate(self.space.points):
            if point.state == state and fits(point.facts):
                return self.space.story(number)
        return self.story_to(state)

    def _starts(self) -> Iterator[str]:
        return (key for key, state in self.definition.states.items() if state.initial)

    def _verbs(self) -> Iterator[Verb]:
        for key, state in self.definition.states.items():
            for name, action in state.acts.items():
                yield Verb(key, ("states", key, *state.act_path(name)), action)
            panel = state.panel
            if panel is not None:
                for word in ("pass", "fail"):
                    path = ("states", key, *panel.outcome_path(word))
                    yield Verb(key, path, panel.outcome(word))
            for word, outcome in state.joins.items():
                yield Verb(key, ("states", key, "outcomes", word), outcome)

    def _expressions(self) -> Iterator[tuple[Path, str]]:
        for name, field in self.definition.fields.items():
            if field.when is not None:
                yield ("fields", name, "when"), field.when
        for key, state in self.definition.states.items():
            for name, action in state.acts.items():
                if action.when is not None:
                    yield ("states", key, *state.act_path(name), "when"), action.when
            for number, way in enumerate(state.route or ()):
                if way.when is not None:
                    yield ("states", key, "route", number, "when"), way.when

    def _before(self, field: str) -> Known:
        """What is certain where the condition of a field is asked: the fields before it."""
        definition = self.definition
        on_pages = opening(definition)
        found: list[Known] = []
        if field in on_pages:
            found.append(certain(definition, on_pages[: on_pages.index(field)]))
        for verb in self.verbs:
            taken = (*verb.act.asks, *getattr(verb.act, "may_give", ()))
            if field in taken:
                here = certain(definition, taken[: taken.index(field)])
                found.append(self.given[verb.state] | here)
        known = frozenset.intersection(*found) if found else frozenset[str]()
        return known | always(definition)


def _asked(guards: Guards, path: Path, text: str) -> Asked:
    made = guards.compile(text)
    if not isinstance(made, Guard):
        return Asked(path, text, made, None)
    try:
        return Asked(path, text, (), syntax_of(made), made)
    except DecodeError:  # deeper than protobuf reads
        return Asked(path, text, (TOO_DEEP,), None)
