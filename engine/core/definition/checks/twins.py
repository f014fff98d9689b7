"""Two actions of one state that do the same and can be chosen at once: one of them is too many."""

from collections.abc import Iterator
from itertools import combinations

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.regions import Combination, Regions
from engine.core.definition.states import Action


def twins(study: Study) -> Iterator[Finding]:
    """Guards of two such actions must exclude each other; an example where they do not."""
    for key, state in study.definition.states.items():
        for (name, one), (other, two) in combinations(state.actions.items(), 2):
            if not set(one.by) & set(two.by) or _effect(one) != _effect(two):
                continue
            at: Path = ("states", key, "actions")
            example = _both(study, key, (*at, name, "when"), (*at, other, "when"))
            if example is not None:
                role = next(role for role in one.by if role in two.by)
                told = f"by: {role}" if example == "true" else f"by: {role}, {example}"
                values = {"key": name, "other": other, "example": told}
                yield Finding("same_action", (*at, other), values, at="key")


def _effect(action: Action) -> tuple[object, ...]:
    """Everything but the label, the weight, who may, and when."""
    told = frozenset((tell.who, tell.notice) for tell in action.tells)
    asked = (frozenset(action.asks), frozenset(action.may_give), action.reasons)
    return (action.to, action.stays, action.unlocks, action.only_in, told, *asked)


def _both(study: Study, key: str, first: Path, second: Path) -> str | None:
    """A case for which both guards hold; None where none is known."""
    regions = Regions(study.definition, study.given[key])
    nodes = []
    for path in (first, second):
        asked = study.asked.get(path)
        if asked is not None and asked.node is not None:
            nodes.append(asked.node)
            regions.add(asked.node)
        elif asked is not None:
            return None  # said already
    found: list[Combination] = [*(regions.combinations() or ())]
    if regions.others and len(nodes) > 1:
        return None  # perhaps they exclude each other
    return next(
        (regions.told(at) for at in found if all(regions.truth(node, at) for node in nodes)), None
    )
