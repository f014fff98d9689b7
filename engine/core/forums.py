"""Which places should hold a forum before a window shuts, and which have held none. Pure.

A forum is a state whose decision an office of a place takes in a window: by a meeting, or as a rung
of the ladder. Where it is held is what offices of that kind cover. Never here: rows, words.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from engine.core.calendar import DAY, Calendar
from engine.core.definition.base import Text
from engine.core.definition.cycle import Cycle, Window
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.resolving import area_kind
from engine.core.values import Value

LONGEST_REST = 30  # days: longer than any feast; an office that never works is told all the same

# held: something was decided there. waiting: cases wait, nothing was decided. elsewhere: cases of
# the place stand, or ended, before it. nothing: nobody of the place proposed anything.
Standing = Literal["held", "waiting", "elsewhere", "nothing"]


class Forum(Value, frozen=True):
    """`office`: the kind of office that holds it; `above`: the kind that has it where that is
    silent; `step`: its rung; `meets`: whether a meeting decides there."""

    state: str
    window: str
    role: str
    office: str
    above: str | None
    step: str | None
    meets: bool


class Tally(Value, frozen=True):
    """Cases of one area in this cycle: all of them, those that wait in the forum's state, those
    that were decided there, and when the last of these was."""

    area: str
    cases: int
    waiting: int
    held: int
    last_at: dt.datetime | None


class Place(Value, frozen=True):
    """How it stands with the forum of one place."""

    area: str
    standing: Standing
    cases: int
    waiting: int


def forums_of(definition: Definition) -> tuple[Forum, ...]:
    """The forums of a workflow, in the order of its states; none without a cycle."""
    return tuple(_forums(definition)) if definition.cycle is not None else ()


def called(definition: Definition, state: str) -> Text:
    """What the forum of a state is called: its meeting, else the state itself."""
    here = definition.states[state]
    return here.title if here.decided_in is None else here.decided_in.meeting


def _forums(definition: Definition) -> Iterator[Forum]:
    for key, state in definition.states.items():
        if state.due is None or not state.due.windows:
            continue
        if state.decided_in is None and state.level is None:
            continue
        role = definition.roles.get(state.awaited or "")
        if role is None or role.office is None or role.covers is None:
            continue  # the forum of an agency, or of the whole region: no place has one of its own
        silent = state.if_silent
        above = definition.roles.get(getattr(silent, "hand_to", None) or "")
        covers = above is not None and above.covers is not None
        yield Forum(
            key,
            state.due.windows[0],
            state.awaited or "",
            role.office,
            above.office if above is not None and covers else None,
            state.level.step if state.level is not None else None,
            state.decided_in is not None,
        )


def depth_of(forum: Forum, directory: Directory) -> int | None:
    """How many parts the code of such a place has: as most offices of the kind have it. None where
    no such office was ever recorded."""
    depths = Counter(area.count(".") + 1 for area in covered(forum, directory))
    return depths.most_common(1)[0][0] if depths else None


def covered(forum: Forum, directory: Directory) -> Iterator[str]:
    """The areas that offices of this kind cover."""
    for queue in directory.by_queue:
        kind, _, area = queue.partition("@")
        if kind == forum.office and area and ":" not in area:
            yield area


def places(
    forum: Forum, cycle: Cycle, depth: int, known: Collection[str], tallies: Sequence[Tally]
) -> tuple[Place, ...]:
    """Every place that should hold it, by code: those `known` of this depth, and those from where
    cases came. A place whose ladder lacks the step holds none."""
    ladders: Mapping[str, tuple[str, ...]] = {str(kind): s for kind, s in cycle.ladder.items()}

    def climbs(code: str) -> bool:
        ladder = ladders.get(area_kind(code))
        return forum.step is None or ladder is None or forum.step in ladder

    found: dict[str, list[Tally]] = {
        code: [] for code in known if code.count(".") == depth - 1 and climbs(code)
    }
    for tally in tallies:
        parts = tally.area.split(".")
        code = ".".join(parts[:depth])
        if len(parts) >= depth and climbs(code):
            found.setdefault(code, []).append(tally)
    return tuple(_place(code, found[code]) for code in sorted(found))


def _place(code: str, tallies: Sequence[Tally]) -> Place:
    cases = sum(one.cases for one in tallies)
    waiting = sum(one.waiting for one in tallies)
    standing: Standing = "elsewhere" if cases else "nothing"
    if waiting:
        standing = "waiting"
    if any(one.held for one in tallies):
        standing = "held"
    return Place(code, standing, cases, waiting)


def told_at(window: Window, days: int, calendar: Calendar) -> dt.datetime | None:
    """When the list of so many days before a window shuts goes out: on the morning of that day, or
    of the working day before. None where that day lies before the window."""
    on = window.last_on - days * DAY
    if on < window.first_on:
        return None
    for _ in range(LONGEST_REST):
        if calendar.is_working(on):
            break
        on -= DAY
    return calendar.moment(on, calendar.opens(on))
