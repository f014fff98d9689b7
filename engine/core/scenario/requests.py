"""What a step of an example asks of the engine: to open a case, or to act on it. Pure.

Never here: playing it (playing.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.calendar import Calendar
from engine.core.scenario.casting import Company
from engine.core.scenario.model import Step
from engine.core.values import JSON, Act, Actor, Open

MORNING = dt.time(9)


def opening(
    step: Step, company: Company, person: int, data: Mapping[str, JSON], form: Mapping[str, JSON]
) -> Open:
    """The request to open a case with the form of the file, changed by the step."""
    form = {**form, **data}
    form = {key: value for key, value in form.items() if key not in step.without}
    parties = {"opener": person}
    if step.for_ is not None:
        parties = {"opener": company.number(step.for_), "typist": person}
    calendar = company.world.calendar
    happened, begun = _morning(calendar, step.happened), _morning(calendar, step.begun)
    return Open(Actor(person), parties, form, happened, begun_at=begun)


def act(step: Step, company: Company, person: int, data: Mapping[str, JSON], revision: int) -> Act:
    """The request to act, by somebody who saw this revision."""
    kept = {key: value for key, value in data.items() if key not in step.without}
    calendar = company.world.calendar
    happened, begun = _morning(calendar, step.happened), _morning(calendar, step.begun)
    does, seat = step.does or "", step.seat or ""
    return Act(does, Actor(person), kept, revision, seat, happened, begun)


def _morning(calendar: Calendar, on: dt.date | None) -> dt.datetime | None:
    return calendar.moment(on, MORNING) if on else None
