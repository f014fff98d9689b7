"""What a page says of recurring duties and of meetings, beside who has a case. Values only."""

import datetime as dt
from collections.abc import Iterator

from engine.core.calendar import Calendar
from engine.core.chain import moment
from engine.core.definition.base import Text
from engine.core.definition.duties import duty_of
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.dues import INSTANT
from engine.core.values import Case, Data, Task
from engine.core.world import World
from engine.service.followed import Coming
from engine.store.events import Recorded


def duty_label(definition: Definition, task: Task) -> Text | None:
    """Which recurring duty the task is for; None for every other task."""
    here = definition.states.get(task.state)
    duty = here.duties.get(duty_of(task.slot) or "") if here is not None else None
    return duty.label if duty is not None else None


def label_of(here: State, record: Data) -> Text | None:
    """The duty that fell due, or was missed, by this record."""
    duty = here.duties.get(record.get("missed") or duty_of(record.get("recurred", "")) or "")
    return duty.label if duty is not None else None


def coming_of(state: State, case: Case, world: World) -> Iterator[Coming]:
    """Duties whose next day is still to come."""
    for task in case.tasks:
        duty = state.duties.get(duty_of(task.slot) or "")
        if task.is_later and duty is not None and task.due_at is not None:
            yield Coming(duty.label, world.calendar.day_of(task.due_at))


def meeting_of(definition: Definition, event: Recorded) -> Text | None:
    """The meeting that decided what this event records."""
    here = definition.states.get(event.record.get("from", ""))
    met = here.decided_in if here is not None and "meeting" in event.record else None
    return met.meeting if met is not None else None


def new_dues(record: Data, calendar: Calendar) -> tuple[dt.date, ...]:
    """The days to which a changed calendar moved what was due; none for any other event."""
    if record["kind"] != "rescheduled":
        return ()
    found = {calendar.day_of(moment(task["due"]) - INSTANT) for task in record["open"]}
    return tuple(sorted(found))
