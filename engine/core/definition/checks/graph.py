"""The graph of states: one beginning, every state reachable, an ending from everywhere.

Whatever guards say; what they say is looked at in fates.py.
"""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding


def initial(study: Study) -> Iterator[Finding]:
    """Exactly one state is where a case begins."""
    found = [key for key, state in study.definition.states.items() if state.initial]
    if not found:
        yield Finding("no_initial", ("states",), at="key")
    for key in found[1:]:
        values = {"key": key, "first": found[0]}
        yield Finding("initial_twice", ("states", key, "initial"), values, at="key")


def reachable(study: Study) -> Iterator[Finding]:
    """Every state can be come to from the beginning."""
    states = study.definition.states
    todo = [key for key, state in states.items() if state.initial]
    seen = set(todo)
    while todo:
        for edge in study.edges[todo.pop()]:
            if edge.to not in seen and edge.to in states:
                seen.add(edge.to)
                todo.append(edge.to)
    for key in states:
        if seen and key not in seen:
            yield Finding("unreachable", ("states", key), {"key": key}, at="key")


def ends(study: Study) -> Iterator[Finding]:
    """From every state some ending can be come to."""
    states = study.definition.states
    if all(state.final is None for state in states.values()):
        yield Finding("no_final", ("states",), at="key")
        return
    for key in states:
        if key not in study.can_end:
            yield Finding("no_way_to_an_end", ("states", key), {"key": key}, at="key")
