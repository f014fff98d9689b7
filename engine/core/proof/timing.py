"""Time: whether the due times fit the windows of the cycle, on the real calendar of the office.

A case is sent on the last day of the window in which it may be, and everybody uses all of their
time. Each window is said once: for the mildest pace at which it is missed. Days after the last
decreed year are estimates, and what rests on them is provisional.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from engine.core.calendar import Calendar
from engine.core.definition.flow import Edge, edges
from engine.core.definition.histories import histories
from engine.core.definition.problems import Finding, Path
from engine.core.definition.words_proof import HOW, MONTHS
from engine.core.definition.workflow import Definition
from engine.core.proof.slowest import Late, Pace, Slowest, named

PACES: tuple[Pace, ...] = ("in_time", "longer", "silent", "back")
Key = tuple[str, str, str | None]  # state, window, gate


def timing(definition: Definition, calendar: Calendar) -> tuple[Finding, ...]:
    """Windows that a slow case misses, each with its way and its days; waits without a limit."""
    cycle = definition.cycle
    if cycle is None or not any(list(named(state)) for state in definition.states.values()):
        return ()
    worst: dict[Key, tuple[Pace, Late]] = {}
    start_at, ways = _start(definition, calendar), _ways(definition)
    for pace in PACES:
        for skipped in _skipped(definition):
            slowest = Slowest(definition, calendar, cycle.windows, ways, skipped, pace)
            for late in slowest.late(start_at):
                key = (late.state, late.window, late.gate)
                known = worst.get(key)
                milder = known is not None and known[0] != pace
                if not milder and (known is None or known[1].arrival.at < late.arrival.at):
                    worst[key] = (pace, late)
    found = (_finding(definition, calendar, *each) for each in worst.values())
    return (*found, *_endless(definition, ways))


def _ways(definition: Definition) -> Mapping[str, tuple[Edge, ...]]:
    """The ways between states, and the ways back that a material change makes. A case that is
    reopened has missed its windows already: nothing is counted on from an end."""
    states = definition.states
    ways = {key: () if states[key].final else found for key, found in edges(definition).items()}
    for edge in histories(definition, ways).back:
        ways[edge.start] = (*ways[edge.start], edge)
    return ways


def _start(definition: Definition, calendar: Calendar) -> dt.datetime:
    """The last moment of the opening window; else the cycle's first day: no day is the last."""
    cycle, only_in = definition.cycle, definition.opens.only_in
    assert cycle is not None  # noqa: S101  (the caller asked)
    if only_in is None:
        return calendar.moment(cycle.start)
    window = cycle.windows[only_in.removeprefix("window ")]
    return calendar.end_of(window.last_on) - dt.timedelta(microseconds=1)


def _skipped(definition: Definition) -> Iterator[frozenset[str]]:
    """For each kind of place the states that its ladder lacks; each set once."""
    ladders = definition.cycle.ladder.values() if definition.cycle else ()
    yield from dict.fromkeys(
        frozenset(
            key
            for key, state in definition.states.items()
            if state.level is not None and state.level.step not in steps
        )
        for steps in ladders or ((),)
    )


def _finding(definition: Definition, calendar: Calendar, pace: Pace, late: Late) -> Finding:
    cycle, state = definition.cycle, definition.states[late.state]
    assert cycle is not None  # noqa: S101  (without windows nothing is late)
    window, arrival = cycle.windows[late.window], late.arrival
    on = calendar.day_of(arrival.at)
    values: dict[str, Any] = {
        "state": late.state,
        "window": late.window,
        "last_on": window.last_on.isoformat(),
        "arrives_on": on.isoformat(),
        "pace": pace,
        "days": [{"state": key, "until": day.isoformat()} for key, day in arrival.days],
    }
    for number, tongue in enumerate(("id", "en")):
        steps = [
            f"{definition.states[key].title.in_(tongue)} ({_day(day, number)})"
            for key, day in arrival.days
        ]
        values |= {
            f"here_{tongue}": state.title.in_(tongue),
            f"last_{tongue}": _day(window.last_on, number),
            f"arrives_{tongue}": _day(on, number),
            f"how_{tongue}": HOW[pace][number],
            f"way_{tongue}": f" {HOW['way'][number]}: {' → '.join(steps)}." if steps else "",
        }
        if late.gate is not None:
            values[f"gate_{tongue}"] = state.acts[late.gate].label.in_(tongue)
    code = "closed_too_soon" if late.gate else "too_slow" if pace == "in_time" else "may_be_late"
    if on > calendar.decreed_until:
        code += "_provisional"
    return Finding(code, _path(definition, late), values, story=arrival.story)


def _path(definition: Definition, late: Late) -> Path:
    if late.gate is not None:
        return ("states", late.state, "actions", late.gate, "only_in")
    due = definition.states[late.state].due
    word = "not_before" if due and due.not_before == f"window {late.window}" else "not_after"
    return ("states", late.state, "due", word)


def _endless(definition: Definition, ways: Mapping[str, tuple[Edge, ...]]) -> Iterator[Finding]:
    """Waits without a due time before a window: nothing is proven about what follows them."""
    for key, state in definition.states.items():
        waits = state.awaited is not None or state.panel is not None
        if not waits or state.due is not None:
            continue
        seen, todo = {key}, [key]
        while todo:
            for edge in ways[todo.pop()]:
                if edge.to not in seen:
                    seen.add(edge.to)
                    todo.append(edge.to)
        windows = [w for each in seen - {key} for w, _ in named(definition.states[each])]
        if windows:
            values = {"key": key, "here_id": state.title.id, "here_en": state.title.en}
            yield Finding("time_not_proven", ("states", key), values, at="key")


def _day(on: dt.date, tongue: int) -> str:
    return f"{on.day} {MONTHS[on.month - 1][tongue]} {on.year}"
