"""Silence that comes on another day than an example says: the day on which it comes now.

A changed due time or window moves it, and every line below it with it. Only days are looked for;
what is expected there stays as it was written. Never here: expectations that nothing brings about.
"""

import copy
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from engine.core.scenario.difference import Difference, Rewrite, ScriptError
from engine.core.scenario.model import Step
from engine.core.scenario.playing import Stage

MOST_WAKES = 12  # that somebody may be silent through in one line
FAR = dt.timedelta(days=1100)
DAY = dt.timedelta(days=1)

Look = Callable[[Stage, Step], list[Difference]]


def waits(step: Step) -> bool:
    """Whether the line only lets time pass to a day and says what is so then."""
    acts = step.who is not None or bool(step.cases_end)
    return step.on is not None and not acts and step.expects()


def copied(stage: Stage) -> Stage:
    """The stage as it stands now, to be played on by itself."""
    seen, others = copy.deepcopy(stage.seen), dict(stage.others)
    return replace(stage, seen=seen, others=others, spots=set(stage.spots))


def day_that_holds(stage: Stage, step: Step, look: Look) -> tuple[dt.date, Stage] | None:
    """The first day from here on on which all that the line expects is so, with the stage then.

    Only days on which somebody is reminded or time runs out can make a difference.
    """
    tried = copied(stage)
    for _ in range(MOST_WAKES):
        wake = tried.next_wake(tried.now + FAR)
        if wake is None:
            return None
        day = stage.company.world.calendar.day_of(wake[0])
        later = step.model_copy(update={"on": day})
        if tried.moment_of(later) < wake[0]:
            later = step.model_copy(update={"on": day + DAY})
        try:
            found = look(tried, later)
        except ScriptError:
            return None
        if not found and later.on is not None:
            return later.on, tried
    return None


def moved_along(stage: Stage, step: Step, by: dt.timedelta) -> Step:
    """The line with its day shifted, where the lines above came so late that it has passed."""
    if step.on is None or by <= dt.timedelta(0) or stage.moment_of(step) >= stage.now:
        return step
    on = max(step.on + by, stage.company.world.calendar.day_of(stage.now))
    later = step.model_copy(update={"on": on})
    if stage.moment_of(later) < stage.now:
        later = step.model_copy(update={"on": on + DAY})
    return later


def other_day(step: Step, now: dt.date) -> Difference:
    """The line's day against the day on which it is so."""
    return Difference("the day", str(step.on), str(now), ("on",), Rewrite(str(now)))
