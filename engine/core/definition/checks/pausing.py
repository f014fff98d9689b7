"""Pauses and extensions: whose clock they touch, who may, and that their length can be counted."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.due import Due, Extension, Pause
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State

_UNITS = ("working days", "days", "weeks")
_PARTS = ("pause", "extension")


def pausing(study: Study) -> Iterator[Finding]:
    """Every pause and extension of a state; a duty has none, for its next day comes anyway."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        for name, duty in state.duties.items():
            for part in _PARTS:
                if getattr(duty.due, part) is not None:
                    path = (*at, "duties", name, "due", part)
                    yield Finding(f"{part}_of_a_duty", path, at="key")
        if state.due is None:
            continue
        for part in _PARTS:
            rule: Pause | Extension | None = getattr(state.due, part)
            if rule is not None:
                yield from _sound(study, state, rule, (*at, "due", part))
        if state.due.pause is not None and state.due.pause.longest.unit not in _UNITS:
            values = {"longest": str(state.due.pause.longest)}
            yield Finding("pause_unit", (*at, "due", "pause", "longest"), values)
        if state.due.extension is not None:
            yield from _granted(study, state, state.due, state.due.extension, at)


def _sound(study: Study, state: State, rule: Pause | Extension, at: Path) -> Iterator[Finding]:
    """Reasons to choose from, and none but offices."""
    definition = study.definition
    if definition.reason_sets.get(rule.reasons) == ():
        yield Finding("pause_without_reasons", (*at, "reasons"), {"name": rule.reasons})
    for number, name in enumerate(_asking(state, rule)):
        role = definition.roles.get(name)
        if role is not None and role.party is not None:
            if rule.by:
                yield Finding("pause_by_a_party", (*at, "by", number), {"role": name})
            else:
                yield Finding("pause_by_a_party", at, {"role": name}, at="key")


def _granted(study: Study, state: State, due: Due, rule: Extension, at: Path) -> Iterator[Finding]:
    """By an office, and where it is the asker's own only if somebody else holds that, too."""
    here = (*at, "due", "extension")
    if rule.longest.unit != due.within.unit:
        values = {"longest": str(rule.longest), "within": str(due.within)}
        yield Finding("extension_unit", (*here, "longest"), values)
    role = study.definition.roles.get(rule.granted_by)
    if role is not None and role.office is None:
        yield Finding("extension_grants_nobody", (*here, "granted_by"), {"role": rule.granted_by})
    elif rule.granted_by in _asking(state, rule):
        yield Finding("extension_same_office", (*here, "granted_by"), {"role": rule.granted_by})


def _asking(state: State, rule: Pause | Extension) -> tuple[str, ...]:
    return rule.by or ((state.awaited,) if state.awaited is not None else ())
