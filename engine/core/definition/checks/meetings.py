"""Meetings: a meeting decides something, an office records it, and no outcome is an action too."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path


def meetings(study: Study) -> Iterator[Finding]:
    """`decided_in` and `outcomes` belong together; the minutes are an office's."""
    definition = study.definition
    for key, state in definition.states.items():
        at: Path = ("states", key)
        if state.decided_in is None:
            if state.outcomes and state.reviews is None and state.waits_for_cases is None:
                yield Finding("outcomes_not_here", (*at, "outcomes"), {"key": key}, at="key")
            continue
        if not state.outcomes:
            yield Finding("outcomes_missing", (*at, "outcomes"), {"key": key}, at="key")
        for name in state.outcomes:
            if name in state.actions:
                yield Finding("outcome_twice", (*at, "actions", name), {"key": name}, at="key")
        role = definition.roles.get(state.decided_in.recorded_by)
        if role is not None and role.party is not None:
            values = {"key": key, "role": state.decided_in.recorded_by}
            yield Finding("recorded_by_a_party", (*at, "decided_in", "recorded_by"), values)
