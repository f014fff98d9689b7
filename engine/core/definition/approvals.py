"""What approves in a definition that says what is material, what can change it, and where it leads.

Used by the engine, the checks and whoever draws it. Never here: a case, or what can become of its
approvals (histories.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.flow import PASSING, Edge
from engine.core.definition.given import opening
from engine.core.definition.material import Material, approving
from engine.core.definition.outcomes import Outcome
from engine.core.definition.states import Action, State
from engine.core.definition.workflow import Definition

Ways = Mapping[str, tuple[Edge, ...]]


def approvals(definition: Definition) -> Mapping[str, frozenset[str]]:
    """The states that are approved, each with the triggers that approve; none where the
    definition says nothing of what is material."""
    if not definition.material:
        return {}
    states = definition.states.items()
    return {key: found for key, state in states if (found := approving(state))}


def rules(definition: Definition) -> Mapping[str, Material]:
    """What reopens approvals, by its field; else it is only told."""
    found = definition.material.items()
    return {key: rule for key, rule in found if isinstance(rule, Material)}


@dataclass(frozen=True, slots=True)
class Taken:
    """The fields that an act, or an answer in a review, takes of those that may reopen an approval.
    `asked`: those that must be given."""

    fields: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()


NOTHING = Taken()


def taken(definition: Definition, act: Action | Outcome) -> Taken:
    """What is taken here."""
    more: tuple[str, ...] = ()
    if isinstance(act, Action):
        more = (*act.may_give, *(opening(definition) if act.unlocks else ()))
    known = rules(definition)
    fields = tuple(key for key in dict.fromkeys((*act.asks, *more)) if key in known)
    return Taken(fields, frozenset(act.asks) & {*fields})


def takings(definition: Definition, state: State) -> Iterator[tuple[str, Taken]]:
    """What every act of the state takes, and what may be taken as its review ends so: a no may be
    the last answer of what is carried."""
    for name, act in state.acts.items():
        yield name, taken(definition, act)
    if state.panel is not None:
        found = (taken(definition, end) for end in (state.panel.passed, state.panel.failed))
        some = Taken(tuple(dict.fromkeys(key for each in found for key in each.fields)))
        yield from ((word, some) for word in ("pass", "fail"))


def rests(definition: Definition, ways: Ways, start: str) -> tuple[str, ...]:
    """Where a case can come to rest that is sent to the state, whatever guards say."""
    seen = [start]
    for here in seen:  # grows while it is read
        new = (way.to for way in ways.get(here, ()) if _passes(definition, way))
        seen += [key for key in dict.fromkeys(new) if key not in seen]
    return tuple(key for key in seen if not definition.states[key].goes_straight_on)


def _passes(definition: Definition, way: Edge) -> bool:
    # A state that waits for all of no cases is passed, too.
    waits_for = definition.states[way.start].waits_for_cases
    return way.kind in PASSING or (way.kind == "joined" and waits_for == "all")
