"""When an act may happen: in an open window of the cycle, or so long after an end; as reasons."""

import datetime as dt

from engine.core.calendar import Calendar
from engine.core.definition.base import Duration
from engine.core.definition.workflow import Definition
from engine.core.values import Case, Why
from engine.core.whys import why
from engine.core.world import World


def window_reasons(
    definition: Definition, only_in: str | None, world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Nothing where `only_in` is not said or its window is open; else why not."""
    if only_in is None or definition.cycle is None:
        return ()
    key = only_in.removeprefix("window ")
    window = definition.cycle.windows[key]
    if world.calendar.within(window, now):
        return ()
    before = world.calendar.day_of(now) < window.first_on
    return (
        why(
            "window_not_open" if before else "window_closed",
            window=key,
            first_on=window.first_on.isoformat(),
            last_on=window.last_on.isoformat(),
        ),
    )


def within_reasons(
    within: Duration, case: Case, calendar: Calendar, now: dt.datetime
) -> tuple[Why, ...]:
    """Nothing while the end of the case is no longer ago than that, else until when it was."""
    until = calendar.due(case.entered_at, within, False)
    if now < until:
        return ()
    last_on = calendar.day_of(until - dt.timedelta(microseconds=1))
    return (why("reopen_late", last_on=last_on.isoformat()),)


def future_reasons(happened_at: dt.datetime | None, now: dt.datetime) -> tuple[Why, ...]:
    """What is recorded has happened: never in the future."""
    return (why("happened_in_future"),) if happened_at is not None and happened_at > now else ()
