"""Which states of a definition are approved, by which acts, where it says what is material.

Used by the engine, the checks and whoever draws it. Never here: a case.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.flow import Edge
from engine.core.definition.material import Material, approving
from engine.core.definition.states import Action
from engine.core.definition.workflow import Definition


def approvals(definition: Definition) -> Mapping[str, frozenset[str]]:
    """The states that are approved, each with the triggers that approve; none where the
    definition says nothing of what is material."""
    if not definition.material:
        return {}
    states = definition.states.items()
    return {key: found for key, state in states if (found := approving(state))}


@dataclass(frozen=True, slots=True)
class Taking:
    """An act, or an answer in a review, that takes a field of which something says that it is
    material. `to`: where it leads; None where the case stays."""

    state: str
    trigger: str
    field: str
    to: str | None


def takings(definition: Definition) -> Iterator[Taking]:
    """Every one, in the order of the document."""
    for key, state in definition.states.items():
        verbs: dict[str, tuple[tuple[str, ...], str | None]] = {
            name: ((*act.asks, *act.may_give, *_unlocked(definition, act)), act.to)
            for name, act in state.acts.items()
        }
        if state.panel is not None:
            verbs |= {
                word: (outcome.asks, outcome.to)
                for word, outcome in (("pass", state.panel.passed), ("fail", state.panel.failed))
            }
        for name, (fields, to) in verbs.items():
            for field in dict.fromkeys(fields):
                if field in definition.material:
                    yield Taking(key, name, field, to)


def reopenings(definition: Definition, ways: Mapping[str, tuple[Edge, ...]]) -> Iterator[Edge]:
    """The ways back that a material change can make: from the act that takes the field to each
    approval that it reopens. `ways`: those out of every state."""
    order = {key: number for number, key in enumerate(definition.states)}
    said: set[tuple[str, str, str]] = set()
    for one in takings(definition):
        rule = definition.material[one.field]
        for to in rule.reopens if isinstance(rule, Material) else ():
            here = (one.state, one.trigger, to)
            known = to in order and one.state != to and here not in said
            later = known and order[to] < max(order[one.state], order.get(one.to or "", -1))
            if later and _leads(ways, to, one.state):
                said.add(here)
                yield Edge(one.state, one.trigger, to, "reopen", ("material", one.field))


def _unlocked(definition: Definition, act: Action) -> tuple[str, ...]:
    if act.unlocks is None:
        return ()
    return tuple(key for page in definition.opens.pages for key in page.fields)


def _leads(ways: Mapping[str, tuple[Edge, ...]], start: str, goal: str) -> bool:
    seen, todo = {start}, [start]
    while todo:
        for edge in ways.get(todo.pop(), ()):
            if edge.to == goal:
                return True
            if edge.to not in seen:
                seen.add(edge.to)
                todo.append(edge.to)
    return False
