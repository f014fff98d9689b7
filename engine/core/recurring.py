"""The days of a recurring duty, and its task until its next day has come. Pure.

Between two occurrences the duty is a task that nobody has yet (stage LATER, queue `later@`): the
clock opens it on its day. Leaving the state ends it as it ends every task. Never here: what its
opening, doing and missing mean (owing.py).
"""

import datetime as dt

from engine.core.calendar import Calendar
from engine.core.definition.base import Duration
from engine.core.definition.duties import slot_of
from engine.core.definition.states import Duty, State
from engine.core.values import LATER, Task

QUEUE = "later@"  # of a duty whose day has not come: nobody has it yet


def day_after(
    duty: Duty, entered_at: dt.datetime, after: dt.datetime | None, calendar: Calendar
) -> dt.datetime:
    """When the duty falls next: the first of its days that is later than `after` (None: ever).

    Its days are counted from the day on which the state was entered, so that what is done late
    moves no later one.
    """
    begin = calendar.due(entered_at, duty.first or duty.every, True)
    found, times = begin, 0
    while after is not None and found <= after:
        times += 1
        span = Duration.model_construct(count=duty.every.count * times, unit=duty.every.unit)
        found = calendar.due(begin, span, True)
    return found


def coming(
    state: str, here: State, visit: int, entered_at: dt.datetime, calendar: Calendar
) -> tuple[Task, ...]:
    """The first occurrence of every duty of a state that is entered at this moment."""
    return tuple(
        later(state, visit, key, 1, duty, entered_at, day_after(duty, entered_at, None, calendar))
        for key, duty in here.duties.items()
    )


def later(
    state: str,
    visit: int,
    key: str,
    occurrence: int,
    duty: Duty,
    made_at: dt.datetime,
    opens_at: dt.datetime,
) -> Task:
    return Task(
        state, visit, slot_of(key), occurrence, duty.by[0], QUEUE, made_at, opens_at, None, LATER
    )  # fmt: skip
