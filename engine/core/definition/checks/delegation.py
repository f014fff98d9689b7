"""Delegation: it names acts of whoever is waited for, and a limit that there is."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.delegation import Delegation
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State
from engine.core.definition.suggest import near


def delegation(study: Study) -> Iterator[Finding]:
    """Only what an office does where it is waited for can be done by its delegate."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        if state.may_delegate and state.awaited is None:
            yield Finding("delegation_not_here", (*at, "may_delegate"), {"key": key}, at="key")
            continue
        yield from _named(study, state, at)
        if state.delegation is not None and not state.may_delegate:
            yield Finding("delegation_of_nothing", (*at, "delegation"), at="key")
        if state.delegation is not None:
            yield from _limit(study, state.delegation, (*at, "delegation"))


def _named(study: Study, state: State, at: Path) -> Iterator[Finding]:
    roles = study.definition.roles
    for number, name in enumerate(state.may_delegate):
        path = (*at, "may_delegate", number)
        act = state.acts.get(name)
        if act is None:
            values = {"name": name, "near": near(name, state.acts)}
            yield Finding("unknown_delegable", path, values)
            continue
        if name in state.may_delegate[:number]:
            yield Finding("delegated_twice", path, {"name": name})
        if all(role in roles and roles[role].party is not None for role in act.by):
            yield Finding("party_delegates", path, {"name": name})


def _limit(study: Study, limit: Delegation, at: Path) -> Iterator[Finding]:
    field = study.definition.fields.get(limit.field)
    if field is not None and field.type != "money":
        values = {"name": limit.field, "type": field.type, "wanted": "money"}
        yield Finding("wrong_field_type", (*at, "of"), values)
    cycle = study.definition.cycle
    if cycle is None:
        yield Finding("no_cycle", (*at, "up_to"), {"name": limit.tier})
    elif limit.tier not in cycle.tiers:
        values = {"name": limit.tier, "near": near(limit.tier, cycle.tiers)}
        yield Finding("unknown_tier", (*at, "up_to"), values)
    elif cycle.tiers[limit.tier].up_to is None:
        yield Finding("delegation_no_limit", (*at, "up_to"), {"name": limit.tier})
