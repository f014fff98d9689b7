"""The cycle's settings as a form: read from the head, put together again, problems by input.

Inputs are plain words (days as ISO dates, amounts in rupiah); the loader judges the result like
any other text. Never here: pages, how an author's file is written (publishing/cycles.py).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.base import window_key
from engine.core.definition.cycle import USUAL_LISTS, Cycle
from engine.core.definition.problems import Path, Problem
from engine.core.definition.workflow import Definition
from engine.core.values import Data, Refused
from engine.service import drafting, publishing
from engine.service.desk import Desk
from engine.service.drafting import Handed
from engine.service.drafting.changes import Outcome
from engine.service.studio import Wrong

SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
KINDS = ("urban_village", "village")


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a workflow uses its settings: state keys by window, by step, by tier."""

    windows: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[str, ...]]
    tiers: Mapping[str, tuple[str, ...]]
    opening: str | None  # the window in which cases may be opened
    gates: tuple[str, ...]  # windows outside of which something may not be done


def uses_of(definition: Definition) -> Uses:
    """Which states each window, step and tier matters to; the form says so beside its input."""
    windows: dict[str, dict[str, None]] = {}
    steps: dict[str, dict[str, None]] = {}
    tiers: dict[str, dict[str, None]] = {}
    known = definition.cycle.tiers if definition.cycle else {}
    for key, state in definition.states.items():
        named = list(state.due.windows) if state.due else []
        named += [window for duty in state.duties.values() for window in duty.due.windows]
        named += [a.only_in.removeprefix("window ") for a in state.acts.values() if a.only_in]
        for window in named:
            windows.setdefault(window, {})[key] = None
        if state.level is not None:
            steps.setdefault(state.level.step, {})[key] = None
        guards = [row.when for row in state.route or () if row.when]
        guards += [action.when for action in state.acts.values() if action.when]
        guards += [state.delegation.up_to] if state.delegation is not None else []
        for tier in known:
            if any(f"tier.{tier}" in guard for guard in guards):
                tiers.setdefault(tier, {})[key] = None
    only_in = definition.opens.only_in
    acts = [act.only_in for state in definition.states.values() for act in state.acts.values()]
    gates = dict.fromkeys(window_key(name) for name in (only_in, *acts) if name is not None)
    return Uses(
        {key: tuple(found) for key, found in windows.items()},
        {key: tuple(found) for key, found in steps.items()},
        {key: tuple(found) for key, found in tiers.items()},
        only_in.removeprefix("window ") if only_in else None,
        tuple(gates),
    )


def steps_of(definition: Definition) -> tuple[str, ...]:
    """Every step that a ladder may have: those of the states, then what ladders have besides."""
    found = [state.level.step for state in definition.states.values() if state.level]
    ladders = definition.cycle.ladder.values() if definition.cycle else ()
    return tuple(dict.fromkeys([*found, *(step for ladder in ladders for step in ladder)]))


def rupiah(amount: int) -> str:
    """`Rp 2,5 miliar` where two decimals say it exactly, else the digits: an author's words."""
    for scale, name in SCALES:
        if amount >= scale and amount * 100 % scale == 0:
            whole, part = divmod(amount * 100 // scale, 100)
            tail = f",{part:02d}".rstrip("0") if part else ""
            return f"Rp {whole}{tail} {name}"
    return f"Rp {amount}"


def tier_words(over: int | None, up_to: int | None) -> str:
    """`above Rp 200 juta up to Rp 2,5 miliar`, as the language has it; empty for no limit."""
    parts = [f"above {rupiah(over)}"] if over is not None else []
    parts += [f"up to {rupiah(up_to)}"] if up_to is not None else []
    return " ".join(parts)


def document(cycle: Cycle) -> dict[str, object]:
    """The settings in an author's words, as publishing takes them."""
    basis: dict[str, object] = {
        "kind": cycle.basis.kind,
        "number": cycle.basis.number,
        "year": cycle.basis.year,
    }
    if cycle.basis.dated_on is not None:
        basis["dated_on"] = cycle.basis.dated_on.isoformat()
    found: dict[str, object] = {
        "cycle": cycle.cycle,
        "title": {"id": cycle.title.id, "en": cycle.title.en},
        "basis": basis,
        "from": cycle.start.isoformat(),
        "ladder": {kind: list(steps) for kind, steps in cycle.ladder.items()},
        "windows": {key: str(window) for key, window in cycle.windows.items()},
        "grace": {key: str(grace) for key, grace in cycle.grace.items()},
        "list_days": {} if cycle.list_days == USUAL_LISTS else list(cycle.list_days),
        "tiers": {key: tier_words(tier.over, tier.up_to) for key, tier in cycle.tiers.items()},
    }
    return {key: value for key, value in found.items() if value != {}}


def submit(
    desk: Desk, workflow: str, values: Data, head: str, by: int, reason: str, now: dt.datetime
) -> Outcome:
    """Hand the head's files in with these settings: a second person publishes them."""
    sources = publishing.cycle_files(desk, workflow, values)
    if isinstance(sources, Refused):
        return sources
    return drafting.submit(desk, Handed(workflow, sources, head, "cycle", reason), by, now)


def by_path(wrong: Wrong, values: Data) -> tuple[dict[Path, list[Problem]], list[Problem]]:
    """The problems that stand at an input of the form, by its path, and the rest."""
    places: dict[tuple[str, int, int], Path] = {}
    for at in _paths(values):
        place = wrong.place(("cycle", *at))
        if place is not None:
            places[place.file, place.line, place.column] = at
    lines = {(file, line): path for (file, line, _column), path in reversed(places.items())}
    found: dict[Path, list[Problem]] = {}
    rest: list[Problem] = []
    for problem in wrong.problems:
        if problem.severity == "warning":
            continue
        exact = places.get((problem.file, problem.line, problem.column))
        path = exact or lines.get((problem.file, problem.line), ())
        if path:
            found.setdefault(path, []).append(problem)
        else:
            rest.append(problem)
    return found, rest


def _paths(values: Data) -> Iterator[Path]:
    yield ("cycle",)
    yield ("from",)
    yield ("list_days",)
    for part in ("title", "basis", "windows", "grace", "tiers", "ladder"):
        inner = values.get(part, {})
        for key in inner:
            yield (part, key)
            if isinstance(inner[key], list):
                yield from ((part, key, number) for number in range(len(inner[key])))
