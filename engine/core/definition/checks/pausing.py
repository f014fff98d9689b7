"""Pauses: whose clock they stop, who may, and that their length can be counted in days."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.due import Pause
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State

_UNITS = ("working days", "days", "weeks")


def pausing(study: Study) -> Iterator[Finding]:
    """Every pause of a state; a duty has none, for its next day comes anyway."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        for name, duty in state.duties.items():
            if duty.due.pause is not None:
                path = (*at, "duties", name, "due", "pause")
                yield Finding("pause_of_a_duty", path, at="key")
        pause = state.due.pause if state.due is not None else None
        if pause is not None:
            yield from _sound(study, state, pause, (*at, "due", "pause"))


def _sound(study: Study, state: State, pause: Pause, at: Path) -> Iterator[Finding]:
    definition = study.definition
    if pause.longest.unit not in _UNITS:
        yield Finding("pause_unit", (*at, "longest"), {"longest": str(pause.longest)})
    if definition.reason_sets.get(pause.reasons) == ():
        yield Finding("pause_without_reasons", (*at, "reasons"), {"name": pause.reasons})
    roles = pause.by or ((state.awaited,) if state.awaited is not None else ())
    for number, name in enumerate(roles):
        role = definition.roles.get(name)
        if role is not None and role.party is not None:
            if pause.by:
                yield Finding("pause_by_a_party", (*at, "by", number), {"role": name})
            else:
                yield Finding("pause_by_a_party", at, {"role": name}, at="key")
