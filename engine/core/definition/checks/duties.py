"""Recurring duties: where they can be, and that each can fall due and be done on its day."""

from collections.abc import Iterator

from engine.core.definition.base import Duration
from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import Duty, Silence, State

# Days of each unit, so that spans of different units can be compared roughly.
_DAYS = {"working days": 1.4, "days": 1.0, "weeks": 7.0, "months": 30.0, "office hours": 0.2}


def duties(study: Study) -> Iterator[Finding]:
    """A duty belongs to a state in which somebody has the task, under a key of its own."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        if state.duties and state.awaited is None:
            yield Finding("duties_not_here", (*at, "duties"), {"key": key}, at="key")
            continue
        for name, duty in state.duties.items():
            path = (*at, "duties", name)
            if name in state.actions or state.is_recorded(name):
                yield Finding("duty_twice", path, {"key": name}, at="key")
            yield from _in_time(state, duty, path)


def _in_time(state: State, duty: Duty, path: Path) -> Iterator[Finding]:
    """Warnings: what is due after it has fallen due again, and what never falls due."""
    every, within = _days(duty.every), _days(duty.due.within)
    if within > every:
        values = {"within": str(duty.due.within), "every": str(duty.every)}
        yield Finding("duty_overlaps", (*path, "due", "within"), values)
    silence = state.if_silent
    leaves = isinstance(silence, Silence) and silence.to is not None and silence.hand_to is None
    if leaves and state.due is not None and state.due.not_before is None:
        first = duty.first or duty.every
        if _days(first) > _days(state.due.within):
            values = {"first": str(first), "within": str(state.due.within)}
            yield Finding("duty_never_falls", path, values, at="key")


def _days(span: Duration) -> float:
    return span.count * _DAYS[span.unit]
