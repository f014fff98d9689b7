"""The latest moment at which a case can come to each state, and the way that takes so long.

Everybody uses all of their time. A case goes forward in the order of the document; how far that
is loosened is the `pace`. Guards count as open. Never here: what is too late.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from engine.core.calendar import Calendar
from engine.core.definition.base import Duration
from engine.core.definition.cycle import Window
from engine.core.definition.flow import PASSING, SILENCE, SKIP, Edge
from engine.core.definition.states import Due, Silence, State
from engine.core.definition.stories import Story, Turn
from engine.core.definition.workflow import Definition

# in_time: all act on their last day. longer: the clock is stopped, and more time granted, for as
# long as that may be. silent: beside that some do not act, and silence does what it does.
# back: beside that a case is sent back once, over a way that leads up the document.
Pace = Literal["in_time", "longer", "silent", "back"]
MANNERED: tuple[Pace, ...] = ("in_time", "longer")  # nobody is silent
MOMENT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a case comes to a state at the latest. `days`: (state, last day there) on the way."""

    at: dt.datetime
    story: Story = ()
    days: tuple[tuple[str, dt.date], ...] = ()
    silent: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """A case that comes to `state` only after the window has closed. `gate`: the action that is
    open in the window alone; else the window is that of the state's due time."""

    state: str
    window: str
    gate: str | None
    arrival: Arrival


@dataclass(slots=True)
class Slowest:
    """The search for one kind of place and one pace."""

    definition: Definition
    calendar: Calendar
    windows: Mapping[str, Window]
    ways: Mapping[str, tuple[Edge, ...]]
    skipped: frozenset[str]  # states that the ladder of this kind of place lacks
    pace: Pace

    def late(self, start_at: dt.datetime) -> list[Late]:
        """Whatever comes too late, each from the last day on which its own way was still in time.

        What is late in one place is counted on from the window's last day: a later window is not
        said to be missed only because an earlier one was.
        """
        order = {key: number for number, key in enumerate(self.definition.states)}
        arrivals: dict[tuple[bool, str], Arrival] = {
            (False, self.definition.initial): Arrival(start_at)
        }
        found: list[Late] = []
        for back in (False, True) if self.pace == "back" else (False,):
            for key, number in order.items():
                arrival = arrivals.get((back, key))
                if arrival is None:
                    continue
                late = list(self._late(key, arrival))
                found += late
                if late:
                    arrival = self._in_time(key, arrival, late)
                for edge in self.ways[key]:
                    left = self._left(key, edge, arrival)
                    returns = order[edge.to] <= number
                    if left is None or (returns and (back or self.pace != "back")):
                        continue
                    left = replace(left, back=back or returns)
                    known = arrivals.get((left.back, edge.to))
                    if known is None or known.at < left.at:
                        arrivals[left.back, edge.to] = left
        return found

    def _left(self, key: str, edge: Edge, arrival: Arrival) -> Arrival | None:
        """The arrival at the end of this way; None where a case of this kind does not take it."""
        state = self.definition.states[key]
        story = (*arrival.story, Turn(key, edge.trigger, edge.kind, edge.to))
        if key in self.skipped or state.goes_straight_on:
            passes = edge.kind == SKIP if key in self.skipped else edge.kind in PASSING
            return replace(arrival, story=story) if passes else None
        if edge.kind == SKIP or state.due is None:
            return None  # without a limit nothing can be counted; said elsewhere
        due_at, silent = self.leaves(state, state.due, arrival.at)
        if edge.kind == SILENCE:
            if self.pace in MANNERED:
                return None
            left_at, silent = due_at, True
        else:
            if edge.kind == "action" and state.acts[edge.trigger].joint is not None:
                # The others have as long again, from when they are asked.
                due_at, more = self.leaves(state, state.due, due_at - MOMENT)
                silent = silent or more
            left_at = self._through_gate(state, edge, due_at - MOMENT)
        days = (*arrival.days, (key, self.calendar.day_of(left_at - MOMENT)))
        return Arrival(left_at, story, days, arrival.silent or silent)

    def leaves(self, state: State, due: Due, at: dt.datetime) -> tuple[dt.datetime, bool]:
        """When the time in a state is over that was come to at `at`; whether silence is in it."""
        more = spans_more(due) if self.pace != "in_time" else ()
        due_at = due_moment(due, at, self.calendar, self.windows, more)
        rule = state.if_silent
        if self.pace not in MANNERED and isinstance(rule, Silence) and rule.hand_to and rule.for_:
            return self.calendar.due(due_at, rule.for_, True), True
        return due_at, False

    def _through_gate(self, state: State, edge: Edge, at: dt.datetime) -> dt.datetime:
        """Who may act in a window only acts on its last day if their time ends outside of it."""
        action = state.acts.get(edge.trigger) if edge.kind == "action" else None
        if action is None or action.only_in is None:
            return at
        window = self.windows[action.only_in.removeprefix("window ")]
        last = self.calendar.end_of(window.last_on) - MOMENT
        return last if at < self.calendar.moment(window.first_on) else min(at, last)

    def _late(self, key: str, arrival: Arrival) -> Iterator[Late]:
        state = self.definition.states[key]
        if key in self.skipped:
            return
        on = self.calendar.day_of(arrival.at)
        for window, gate in named(state):
            if on > self.windows[window].last_on:
                yield Late(key, window, gate, arrival)

    def _in_time(self, key: str, arrival: Arrival, late: list[Late]) -> Arrival:
        last = min(self.windows[each.window].last_on for each in late)
        return Arrival(self.calendar.end_of(last) - MOMENT, arrival.story)


def named(state: State) -> Iterator[tuple[str, str | None]]:
    """The windows that a state names: with the action that is open in it only, or None."""
    for window in dict.fromkeys(state.due.windows if state.due else ()):
        yield window, None
    for name, action in state.acts.items():
        if action.only_in is not None and action.to is not None and state.final is None:
            yield action.only_in.removeprefix("window "), name


def spans_more(due: Due) -> tuple[Duration, ...]:
    """What a pause and an extension can add to the time of a state."""
    return tuple(rule.longest for rule in (due.extension, due.pause) if rule is not None)


def due_moment(
    due: Due,
    at: dt.datetime,
    calendar: Calendar,
    windows: Mapping[str, Window],
    more: tuple[Duration, ...] = (),
) -> dt.datetime:
    """When a task made at `at` is due at the latest, with `more` time after its own; a date of the
    case is not known here."""
    due_at = calendar.due(at, due.within, due.start == "arrival")
    for span in more:
        due_at = calendar.due(due_at - MOMENT, span, False)
    if due.not_before is not None:
        window = windows[due.not_before.removeprefix("window ")]
        due_at = max(due_at, calendar.end_of(window.last_on))
    if due.not_after is not None and due.latest_field is None:
        latest = calendar.end_of(windows[due.not_after.removeprefix("window ")].last_on)
        due_at = min(due_at, latest) if latest > at else due_at
    return due_at
