"""The day on which something was decided on paper, where it is recorded later.

Only an office's act has one: whoever acts for themselves acts now. Never here: what counts from
that day (the definition says it).
"""

import datetime as dt

from flask import request

from engine.service.case_view import CaseView
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


def happened_at(found: CaseView, raw: dict[str, str]) -> dt.datetime | str | None:
    """The moment (noon of that day in the office's zone), None for now, or what is wrong."""
    if not raw or not is_asked():
        return None
    said = date_of(raw)
    if said is None:
        return t("cases.paper_no_day")
    on, today = dt.date.fromisoformat(said), found.world.calendar.day_of(now())
    if on > today:
        return t("cases.paper_future")
    if on < today - LONGEST:
        return t("cases.paper_old")
    return None if on == today else found.world.calendar.moment(on, NOON)
