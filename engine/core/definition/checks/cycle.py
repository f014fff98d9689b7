"""The cycle's settings: tiers without gap or overlap, and a ladder that the states climb."""

from collections.abc import Iterator
from itertools import pairwise

from engine.core.definition.checks.study import Study
from engine.core.definition.cycle import Cycle
from engine.core.definition.problems import Finding, Path
from engine.core.definition.suggest import near


def tiers(study: Study) -> Iterator[Finding]:
    """Sorted by their beginning, each tier goes on where the one before it ended."""
    settings = study.definition.cycle
    if settings is not None:
        yield from tiers_of(settings, ("cycle",))


def tiers_of(settings: Cycle, at: Path) -> Iterator[Finding]:
    """The same for settings by themselves, whose keys stand below the path `at`."""
    if not settings.tiers:
        return
    ordered = sorted(settings.tiers.items(), key=lambda item: (item[1].over or -1, item[0]))
    first, last = ordered[0], ordered[-1]
    if first[1].over is not None:
        values = {"amount": first[1].over, "tier": first[0]}
        yield Finding("tiers_open_below", (*at, "tiers", first[0]), values)
    open_ended = [name for name, tier in ordered if tier.up_to is None]
    if not open_ended:
        values = {"amount": last[1].up_to, "tier": last[0]}
        yield Finding("tiers_open_above", (*at, "tiers", last[0]), values)
    for (before, lower), (name, upper) in pairwise(ordered):
        values = {"tier": name, "before": before}
        path = (*at, "tiers", name)
        if lower.up_to is None or (upper.over or -1) < lower.up_to:
            yield Finding("tiers_overlap", path, values)
        elif (upper.over or 0) > lower.up_to:
            yield Finding("tiers_gap", path, {**values, "from": lower.up_to, "to": upper.over})


def grace(study: Study) -> Iterator[Finding]:
    """A grace is of a window of the settings. Whether anything is held to that window is not asked:
    several workflows may share their settings."""
    settings = study.definition.cycle
    if settings is None:
        return
    for key in settings.grace:
        if key not in settings.windows:
            values = {"name": key, "near": near(key, set(settings.windows))}
            yield Finding("grace_without_window", ("cycle", "grace", key), values, at="key")


def ladder(study: Study) -> Iterator[Finding]:
    """Steps and states belong together: a step that no state climbs is likely misspelt.

    Leaving a step out of the ladder is an ordinary choice of a year, so it is a warning only.
    """
    settings = study.definition.cycle
    rungs = {
        key: state.level.step
        for key, state in study.definition.states.items()
        if state.level is not None
    }
    steps = {step for found in settings.ladder.values() for step in found} if settings else set()
    for key, step in rungs.items():
        at: Path = ("states", key, "level", "step")
        if settings is None:
            yield Finding("no_cycle", at, {"name": step})
        elif step not in steps:
            yield Finding("step_on_no_ladder", at, {"name": step, "near": near(step, steps)})
    for kind, found in settings.ladder.items() if settings else ():
        for number, step in enumerate(found):
            path: Path = ("cycle", "ladder", kind, number)
            if rungs and step not in rungs.values():
                values = {"name": step, "near": near(step, set(rungs.values()))}
                yield Finding("step_without_state", path, values)
            if step in found[:number]:
                yield Finding("step_twice", path, {"name": step})
