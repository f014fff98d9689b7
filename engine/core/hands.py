"""Who has a task in hand today: one of several persons behind its queue took it up.

Taking up is never required and holds nobody up: it ends by itself once the person no longer stands
behind the queue (the term or the delegation ended, the office was closed, another office has the
task now). Nothing is written then; the day's directory is asked, and the task is everybody's again.
Never here: taking up, passing on (handing.py).
"""

import datetime as dt
from collections.abc import Collection

from engine.core.chain import stamp
from engine.core.values import Case, Task, Why
from engine.core.whys import why
from engine.core.world import World


def taker(workflow: str, task: Task, world: World, now: dt.datetime) -> int | None:
    """Who has it in hand; None: whoever stands behind its queue may act."""
    if task.taken_by is None:
        return None
    on = world.calendar.day_of(now)
    behind = world.directory.acting_behind(task.queue, on, workflow)
    return task.taken_by if task.taken_by in behind else None


def taken_reasons(
    case: Case, task: Task | None, persons: Collection[int | None], world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Why these persons (somebody, and in whose place) do not decide it by accident: somebody else
    has it in hand."""
    if task is None or task.taken_by is None or task.taken_at is None:
        return ()
    has = taker(case.workflow, task, world, now)
    if has is None or has in persons:
        return ()
    return (why("taken_by", taker=has, since=stamp(task.taken_at), slot=task.slot),)
