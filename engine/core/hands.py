"""Who has a task in hand today: one of several persons behind its queue took it up.

Taking up is never required and holds nobody up: it ends by itself once the person no longer stands
behind the queue (the term ended, the office was closed, another office has the task now). Nothing
is written then; the day's directory is asked, and the task is everybody's again. Never here:
taking up, passing on (handing.py).
"""

import datetime as dt

from engine.core.chain import stamp
from engine.core.values import Task, Why
from engine.core.whys import why
from engine.core.world import World


def taker(task: Task, world: World, now: dt.datetime) -> int | None:
    """Who has it in hand; None: whoever stands behind its queue may act."""
    if task.taken_by is None:
        return None
    behind = world.directory.persons_behind(task.queue, world.calendar.day_of(now))
    return task.taken_by if task.taken_by in behind else None


def taken_reasons(
    task: Task | None, person: int | None, world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Why this person does not decide it by accident: somebody else has it in hand."""
    if task is None or task.taken_by is None or task.taken_at is None:
        return ()
    has = taker(task, world, now)
    if has is None or has == person:
        return ()
    return (why("taken_by", taker=has, since=stamp(task.taken_at), slot=task.slot),)
