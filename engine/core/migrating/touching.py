"""Whether a change of the rules concerns a case from where it stands: nothing that it can still
come to differs. Errs to yes: only what is the same word for word is called untouched."""

from collections.abc import Iterable
from functools import lru_cache

from engine.core.definition.compiled import Compiled
from engine.core.definition.flow import edges_of
from engine.core.definition.workflow import Definition


@lru_cache(maxsize=4096)  # asked for each case; there are few states
def touched(old: Compiled, new: Compiled, state: str) -> bool:
    """Whether anything differs for a case that stands in `state` of the old version."""
    if old.hash == new.hash:
        return False
    if state not in new.definition.states or _around(old.definition) != _around(new.definition):
        return True
    ahead = _ahead(old.definition, state)
    was, now = old.definition.states, new.definition.states
    return any(key not in now or was[key] != now[key] for key in ahead)


def _around(definition: Definition) -> tuple[object, ...]:
    """What every state draws on. Titles and texts of the whole, and the form, are past."""
    cycle = definition.cycle
    return (
        definition.roles,
        definition.fields,
        definition.reasons,
        definition.reason_sets,
        definition.notices,
        definition.standing,
        definition.phases,
        definition.never_the_same_person,
        definition.material,
        definition.visibility,
        (cycle.cycle, cycle.ladder, cycle.windows, cycle.tiers) if cycle else None,
    )


def _ahead(definition: Definition, state: str) -> Iterable[str]:
    """The state and every state that can be reached from it."""
    found = {state: None}
    todo = [state]
    while todo:
        key = todo.pop()
        for edge in edges_of(key, definition.states[key]):
            if edge.to not in found:
                found[edge.to] = None
                todo.append(edge.to)
    return found
