"""What will be in the way soon: years and feasts that nobody decreed yet, offices without anybody.

Never here: decreeing (calendars.py), beginning a term (terms.py).
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.calendar import DAY, DayOff
from engine.core.coverage import Gap, gaps
from engine.core.directory import Office
from engine.service.away.coverage import BEHIND, WARNED
from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store import stuck
from engine.store.stuck import FEW

__all__ = ["FEW", "CalendarGaps", "Vacant", "calendar_gaps", "vacant"]

NEAR = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class CalendarGaps:
    """`missing`: the first year without a joint decree, where due days reach it: by the day, or
    by `due_after` open tasks (at least). `feasts`: estimated days within NEAR."""

    missing: int | None
    due_after: int
    feasts: tuple[tuple[dt.date, DayOff], ...]


@dataclass(frozen=True, slots=True)
class Vacant:
    """An office that nobody answers for, today or soon. `tasks` (counted up to FEW) wait there,
    the oldest `since`."""

    office: Office
    gap: Gap
    tasks: int
    since: dt.datetime | None
    today: bool


def calendar_gaps(desk: Desk, now: dt.datetime) -> CalendarGaps:
    """Due days beyond the last decree are counted with estimates: so it is said before."""
    calendar = world_of(desk, now).calendar
    on, last = calendar.day_of(now), calendar.decreed_until
    with desk.database.connection() as connection:
        far = stuck.due_after(connection, desk.tenant, calendar.moment(last + DAY))
    reached = far > 0 or last < on + NEAR
    feasts = sorted(
        (day, off)
        for day, off in calendar.names.items()
        if off.kind == "estimated" and on <= day <= on + NEAR
    )
    return CalendarGaps(last.year + 1 if reached else None, far, tuple(feasts))


def vacant(desk: Desk, now: dt.datetime) -> list[Vacant]:
    """Offices that nobody answers for, where work waits or somebody did until now: those with
    the longest waiting work first, then the nearest."""
    world = world_of(desk, now)
    on = world.calendar.day_of(now)
    near = {
        one.office: one
        for one in gaps(world.directory, on - BEHIND, on + WARNED)
        if one.until_on >= on and one.cover in ("vacant", "away")
    }
    offices = [world.directory.by_id[office] for office in near]
    queues = [(office.id, queue) for office in offices for queue in office.queues]
    with desk.database.connection() as connection:
        waits = stuck.waiting(connection, desk.tenant, queues)
    found = []
    for office in offices:
        gap, (tasks, since) = near[office.id], waits.get(office.id, (0, None))
        found.append(Vacant(office, gap, tasks, since, today=gap.from_on <= on))
    kept = [one for one in found if one.tasks or one.gap.cover == "away" or not one.today]
    return sorted(kept, key=lambda one: (one.since or now, one.gap.from_on, one.office.name))
