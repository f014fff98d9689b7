"""The ways between the states of a definition, joined as people see them: one line a pair.

Used by the diagram, by its table and by what is said back. Never here: drawing, words of a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.definition.states import State
from engine.core.definition.subcases import DONE
from engine.core.definition.workflow import Definition

# A final that more states than this lead to is written into those states instead of drawn as lines.
MANY = 3

PASSES = Text(id="disetujui", en="agreed")
OTHERWISE = Text(id="selain itu", en="otherwise")
SILENCE = Text(id="bila tidak dijawab", en="if nobody answers")
PART = Text(id="setiap bagian", en="each part")
NO_RUNG = Text(id="tidak ada jenjang ini", en="no such level here")


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a state. `kind` is main, plain, warning, silence, route or rung."""

    start: str
    to: str
    label: Text
    kind: str
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """All ways of one kind between two states, as one line."""

    start: str
    to: str
    kind: str
    labels: tuple[Text, ...]


def ways(key: str, state: State) -> Iterator[Way]:
    """Every way out of the state, in the order of the document."""
    for name, action in state.acts.items():
        if action.to is not None:
            label = action.label if action.joint is None else _together(action.label)
            yield Way(key, action.to, label, action.weight, name)
        if action.parts is not None:
            yield Way(key, action.parts.begin, PART, "plain", name)
    if state.panel is not None:
        passed, failed = state.panel.passed, state.panel.failed
        yield Way(key, passed.to, passed.label, "main", "pass")
        yield Way(key, failed.to, failed.label, "warning", "fail")
    for word, outcome in state.joins.items():
        yield Way(key, outcome.to, outcome.label, "main" if word == DONE else "warning", word)
    for row in state.route or ():
        label = OTHERWISE if row.when is None else Text(id=row.when, en=row.when)
        yield Way(key, row.to, label, "route")
    silence = state.if_silent
    if silence is not None and not isinstance(silence, str) and silence.to is not None:
        yield Way(key, silence.to, SILENCE, "silence")
    if state.level is not None:
        yield Way(key, state.level.without, NO_RUNG, "rung")


def _together(label: Text) -> Text:
    return Text(id=f"{label.id} (bersama)", en=f"{label.en} (jointly)")


def all_ways(definition: Definition) -> Mapping[str, tuple[Way, ...]]:
    """The ways out of every state; in a text that is being written, those that lead somewhere."""
    return {
        key: tuple(way for way in ways(key, state) if way.to in definition.states)
        for key, state in definition.states.items()
    }


def crowded(definition: Definition) -> frozenset[str]:
    """Finals that many states lead to: as lines they would cover the picture."""
    sources: dict[str, set[str]] = {}
    for key, out in all_ways(definition).items():
        for way in out:
            sources.setdefault(way.to, set()).add(key)
    return frozenset(
        key
        for key, found in sources.items()
        if len(found) > MANY and definition.states[key].final is not None
    )


def short_exits(definition: Definition) -> Mapping[str, tuple[str, ...]]:
    """The crowded finals that each state leads to, once each."""
    many = crowded(definition)
    return {
        key: tuple(dict.fromkeys(way.to for way in out if way.to in many))
        for key, out in all_ways(definition).items()
    }


def edges(definition: Definition) -> tuple[Edge, ...]:
    """The lines of the picture: ways of one pair and kind joined, crowded finals left out."""
    many = crowded(definition)
    joined: dict[tuple[str, str, str], list[Text]] = {}
    for out in all_ways(definition).values():
        for way in out:
            if way.to not in many:
                joined.setdefault((way.start, way.to, way.kind), []).append(way.label)
    return tuple(
        Edge(start, to, kind, tuple(dict.fromkeys(labels)))
        for (start, to, kind), labels in joined.items()
    )
