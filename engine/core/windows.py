"""When an act may happen: in an open window of the cycle, or so long after an end; as reasons.

A window closes fairly. What was begun before the hour and arrives after it is taken within the
grace of the settings, and marked for good; what was begun after it never is. When something was
begun is the server's to know (service/drafts.py, web/cases/begun.py), never the sender's.
"""

import datetime as dt

from engine.core.calendar import Calendar
from engine.core.chain import moment, stamp
from engine.core.definition.base import Duration, window_key
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Case, Data, Value, Why
from engine.core.whys import why
from engine.core.world import World


class Late(Value, frozen=True):
    """Begun before its window shut, received after: the mark that an event carries for good."""

    window: str
    begun_at: dt.datetime
    shut_at: dt.datetime  # the first moment after the window


def window_reasons(
    definition: Definition,
    only_in: str | None,
    world: World,
    now: dt.datetime,
    begun_at: dt.datetime | None = None,
) -> tuple[Why, ...]:
    """Nothing where `only_in` is not said, its window is open, or what was begun at `begun_at`
    is still taken; else why not."""
    if only_in is None or definition.cycle is None:
        return ()
    key = window_key(only_in)
    window = definition.cycle.windows[key]
    if world.calendar.within(window, now):
        return ()
    if late_by(definition, only_in, world, now, begun_at) is not None:
        return ()
    shut_at = world.calendar.end_of(window.last_on)
    days = {"first_on": window.first_on.isoformat(), "last_on": window.last_on.isoformat()}
    if now < shut_at:
        return (why("window_not_open", window=key, **days),)
    if begun_at is not None and begun_at < shut_at:
        until = shut_at + definition.cycle.grace_of(key).span
        return (why("window_grace_over", window=key, begun=stamp(begun_at), until=stamp(until),
                    **days),)  # fmt: skip
    return (why("window_closed", window=key, **days),)


def late_by(
    definition: Definition,
    only_in: str | None,
    world: World,
    now: dt.datetime,
    begun_at: dt.datetime | None,
) -> Late | None:
    """The mark of what is taken after its window; None where it came in time, or is not taken."""
    if only_in is None or definition.cycle is None or begun_at is None:
        return None
    key = window_key(only_in)
    shut_at = world.calendar.end_of(definition.cycle.windows[key].last_on)
    taken_until = shut_at + definition.cycle.grace_of(key).span
    return Late(key, begun_at, shut_at) if begun_at < shut_at <= now < taken_until else None


def late_record(late: Late | None) -> dict[str, JSON]:
    """What it adds to an event."""
    if late is None:
        return {}
    begun, shut = stamp(late.begun_at), stamp(late.shut_at)
    return {"late": {"window": late.window, "begun": begun, "shut": shut}}


def late_of(record: Data) -> Late | None:
    """The mark of an event, read back."""
    said = record.get("late")
    return said and Late(said["window"], moment(said["begun"]), moment(said["shut"]))


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
