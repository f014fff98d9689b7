"""Two actions of one state that do the same and can be chosen at once: one of them is too many."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.joint import named_roles
from engine.core.definition.problems import Finding, Path
from engine.core.definition.regions import Combination, Regions
from engine.core.definition.states import Action

MOST_COMPARED = 2_000  # pairs of one definition; a pair with guards takes as long as twenty


def twins(study: Study) -> Iterator[Finding]:
    """Guards of two such actions must exclude each other; an example where they do not."""
    left = MOST_COMPARED
    for key, state in study.definition.states.items():
        alike: dict[tuple[object, ...], list[str]] = {}
        for name, action in state.acts.items():
            before = alike.setdefault(_effect(action), [])
            for each in before[: max(left, 0)]:
                left -= 1 if state.acts[each].when is None else 20
                found = _twin(study, key, each, name)
                if found is not None:
                    yield found
                    break
            before.append(name)


def labels(study: Study) -> Iterator[Finding]:
    """Two buttons of one office in one state read the same: nobody can tell which is which."""
    for key, state in study.definition.states.items():
        said: dict[str, str] = {}
        for name, action in state.actions.items():
            label = action.label.id.strip().lower()
            first = said.setdefault(label, name)
            if first != name and {*action.by} & {*state.actions[first].by}:
                values = {"label": action.label.id, "other": first}
                yield Finding("same_label", ("states", key, "actions", name, "label"), values)


def _twin(study: Study, key: str, name: str, other: str) -> Finding | None:
    state = study.definition.states[key]
    at: Path = ("states", key)
    actions = state.acts
    role = next((role for role in actions[name].by if role in actions[other].by), None)
    whens = [(*at, *state.act_path(each), "when") for each in (name, other)]
    example = _both(study, key, *whens) if role else None
    if example is None:
        return None
    told = f"by: {role}" if example == "true" else f"by: {role}, {example}"
    values = {"key": name, "other": other, "example": told}
    return Finding("same_action", (*at, *state.act_path(other)), values, at="key")


def _effect(action: Action) -> tuple[object, ...]:
    """Everything but the label, the weight, who may, and when."""
    told = frozenset((tell.who, tell.notice) for tell in action.tells)
    asked = (frozenset(action.asks), frozenset(action.may_give), action.reasons)
    joint = action.joint_field or frozenset(named_roles(action.joint))
    return (
        action.to,
        action.stays,
        action.hands_to,
        action.unlocks,
        action.only_in,
        told,
        joint,
        action.parts,
        *asked,
    )


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
