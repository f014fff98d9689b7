"""Until when a form may be sent: the countdown, what is still taken after it, and why not any more.

The core decides when the form is sent (core/windows.py); this says the same before.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.definition.base import window_key
from engine.core.definition.workflow import Definition
from engine.core.windows import late_by, window_reasons
from engine.core.world import World
from web.base.formats import last_minute
from web.base.i18n import t
from web.base.moment import now
from web.base.whys import said

HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Closing:
    """`standing`: open, still (shut, but this was begun before), shut, or early. `until`: the last
    minute for this form, in words. `why`: why it is not taken. `known`: it opens on a known day."""

    standing: str
    shut: str
    until: str
    left: str
    why: str = ""
    grace: bool = True
    known: bool = False


def closing_of(
    definition: Definition, only_in: str | None, begun_at: dt.datetime | None, world: World
) -> Closing | None:
    """How it stands now with what was begun then; None where it may be sent at any time.

    `begun_at` None: there is no grace for it.
    """
    at, cycle = now(), definition.cycle
    if only_in is None or cycle is None:
        return None
    key = window_key(only_in)
    shut_at = world.calendar.end_of(cycle.windows[key].last_on)
    grace = cycle.grace_of(key)
    until = shut_at + grace.span
    words = last_minute(shut_at), last_minute(until)
    reasons = window_reasons(definition, only_in, world, at, begun_at)
    if reasons:
        early = reasons[0].key == "window_not_open"
        why = said(reasons[0], definition)
        return Closing("early" if early else "shut", *words, "", why, known=early)
    if late_by(definition, only_in, world, at, begun_at) is not None:
        return Closing("still", *words, left_words(world.calendar, at, until))
    fair = grace.hours > 0 and begun_at is not None
    return Closing("open", *words, left_words(world.calendar, at, shut_at), grace=fair)


def left_words(calendar: Calendar, at: dt.datetime, end: dt.datetime) -> str:
    """How long until `end`: in days while there are some, then in hours, then in minutes; never
    more than there is."""
    left = end - at
    days = (calendar.day_of(end - MINUTE) - calendar.day_of(at)).days
    if days > 1:
        return t("propose.days_left", n=days)
    if left >= HOUR:
        return t("late.hours_left", n=left // HOUR)
    return t("late.minutes_left", n=max(1, left // MINUTE))
