"""The day on which something was decided on paper, where it is recorded later.

Only an office's act has one: whoever acts for themselves acts now. What a meeting decided always
has the day of the meeting. Never here: what counts from that day (the definition says it).
"""

import datetime as dt

from flask import request

from engine.core.definition.meetings import DecidedIn
from engine.core.definition.workflow import Definition
from engine.core.world import World
from web.base.answers import date_of
from web.base.i18n import t
from web.base.moment import now
from web.base.session import myself

FIELD = "happened"
LONGEST = dt.timedelta(days=366)  # a cycle: what is older is a slip of the pen
NOON = dt.time(12)


def is_asked() -> bool:
    """Whether the form of an act asks for the day."""
    return myself().official


def typed_day() -> dict[str, str]:
    """The day as it was typed, for the inputs; empty where nothing was."""
    parts = {
        part: request.form.get(f"{FIELD}-{part}", "")[:20] for part in ("day", "month", "year")
    }
    return parts if any(words.strip() for words in parts.values()) else {}


def meeting_of(definition: Definition, action: str, state: str) -> DecidedIn | None:
    """The meeting whose decision this act records, if it does: then the day must be given."""
    here = definition.states.get(state)
    return here.decided_in if here is not None and here.is_recorded(action) else None


def held_at(world: World, raw: dict[str, str]) -> dt.datetime | str:
    """The day of the meeting as a moment (its beginning in the office's zone, so that the same
    form is the same all day long), or what is wrong with it."""
    if not raw:
        return t("cases.meeting_no_day")
    on = _day(world, raw)
    return on if isinstance(on, str) else world.calendar.moment(on)


def happened_at(world: World, raw: dict[str, str]) -> dt.datetime | str | None:
    """The moment (noon of that day in the office's zone), None for now, or what is wrong."""
    if not raw or not is_asked():
        return None
    on = _day(world, raw)
    if isinstance(on, str):
        return on
    today = world.calendar.day_of(now())
    return None if on == today else world.calendar.moment(on, NOON)


def _day(world: World, raw: dict[str, str]) -> dt.date | str:
    said = date_of(raw)
    if said is None:
        return t("cases.paper_no_day")
    on, today = dt.date.fromisoformat(said), world.calendar.day_of(now())
    if on > today:
        return t("cases.paper_future")
    if on < today - LONGEST:
        return t("cases.paper_old")
    return on
