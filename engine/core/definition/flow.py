"""The graph of a definition: every way out of every state, with the trigger that takes it.

Used by the machine, by the checks and by whoever draws it. Never here: who may, and when.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.parts import trigger_of
from engine.core.definition.problems import Path
from engine.core.definition.states import Silence, State
from engine.core.definition.stories import WayKind
from engine.core.definition.workflow import Definition

SILENCE, SKIP = "silence", "skip"
PASSING = frozenset({"route", "skip", "opened"})  # kinds of ways that nobody waits at


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from a state to another; `path` leads to the key `to` (or `without`)."""

    start: str
    trigger: str
    to: str
    kind: WayKind
    path: Path


def route_trigger(number: int) -> str:
    """The trigger of a route's row, counted from 0."""
    return f"route_{number}"


def edges_of(key: str, state: State) -> Iterator[Edge]:
    """Every way out of one state, in the order of the document."""
    at: Path = ("states", key)
    for name, action in state.acts.items():
        if action.to is not None:
            yield Edge(key, name, action.to, "action", (*at, *state.act_path(name), "to"))
        if action.parts is not None:
            # To every proof a part is the case itself that goes on: it knows what the whole knew.
            begin = (*at, *state.act_path(name), "parts", "begin")
            yield Edge(key, trigger_of(name), action.parts.begin, "part", begin)
    if state.panel is not None:
        for word in ("pass", "fail"):
            path = (*at, *state.panel.outcome_path(word), "to")
            yield Edge(key, word, state.panel.outcome(word).to, word, path)
    for word, outcome in state.joins.items():
        kind: WayKind = "opened" if state.goes_straight_on else "joined"
        yield Edge(key, word, outcome.to, kind, (*at, "outcomes", word, "to"))
    for number, way in enumerate(state.route or ()):
        yield Edge(key, route_trigger(number), way.to, "route", (*at, "route", number, "to"))
    if isinstance(state.if_silent, Silence) and state.if_silent.to is not None:
        yield Edge(key, SILENCE, state.if_silent.to, "silence", (*at, "if_silent", "to"))
    if state.level is not None:
        yield Edge(key, SKIP, state.level.without, "skip", (*at, "level", "without"))


def edges(definition: Definition) -> Mapping[str, tuple[Edge, ...]]:
    """The ways out of every state."""
    return {key: tuple(edges_of(key, state)) for key, state in definition.states.items()}
