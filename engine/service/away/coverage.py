"""Whether somebody is left: which offices will have nobody, before it is so.

The secretariat is told by an incident, once for each gap; it ends by itself when somebody is there
again. Never here: the rule (core/coverage.py), words.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.coverage import Gap, gaps
from engine.core.directory import Directory, Office
from engine.core.standing_in import Absence
from engine.service import register
from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store import incidents, studio, tenants
from engine.store import standing_in as rows
from engine.store.database import Database

AHEAD = dt.timedelta(days=60)  # how far the page looks
WARNED = dt.timedelta(days=14)  # how long before a gap the secretariat is told
BEHIND = dt.timedelta(days=60)  # a gap that runs keeps the day on which it began
KIND = "uncovered"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A gap with what waits meanwhile. `due`: tasks that fall due on these days."""

    gap: Gap
    office: Office
    away: tuple[str, ...]
    delegates: tuple[str, ...]
    open: int
    due: int


def ahead(desk: Desk, now: dt.datetime) -> list[Uncovered]:
    """What the secretariat should see to: offices left by everybody, and vacant ones with work or
    with a holder until now; the nearest first."""
    world = world_of(desk, now)
    on = world.calendar.day_of(now)
    found = [one for one in gaps(world.directory, on - BEHIND, on + AHEAD) if one.until_on >= on]
    told = _told(desk, world.directory, found, now)
    kept = [one for one in told if one.gap.cover != "vacant" or one.open or one.gap.from_on > on]
    return sorted(kept, key=lambda one: (one.gap.from_on, one.office.name))


def of_person(
    desk: Desk, person: int, from_on: dt.date, until_on: dt.date, now: dt.datetime
) -> list[Uncovered]:
    """What would be left of this person's offices if they were away on these days."""
    directory = world_of(desk, now).directory
    asked = without(directory, person, from_on, until_on)
    mine = {office.id for office in directory.by_person.get(person, ())}
    found = [one for one in gaps(asked, from_on, until_on) if one.office in mine and one.away]
    return _told(desk, directory, [one for one in found if person in one.away], now)


def watch(desk: Desk, now: dt.datetime) -> int:
    """Raise an incident for each gap that begins soon; settle those that are no gaps any more.

    May run twice: raised once while open. Returns how many were raised or settled.
    """
    world = world_of(desk, now)
    on = world.calendar.day_of(now)
    near = [one for one in gaps(world.directory, on - BEHIND, on + WARNED) if _wanted(one, on)]
    wanted = {(one.office, one.from_on.isoformat()) for one in near}
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        done = 0
        for waiting in incidents.all_open(conn, desk.tenant, KIND):
            if (waiting.values["office"], waiting.values["from_on"]) not in wanted:
                done += incidents.settle(conn, desk.tenant, waiting.id, None, now)
        for office, from_on in sorted(wanted):
            values = {"office": office, "from_on": from_on}
            done += incidents.raise_once(conn, desk.tenant, None, KIND, values, now)
    return done


def watch_all(database: Database, now: dt.datetime) -> int:
    """The same for every tenant: what a day changes that nobody recorded."""
    with database.connection() as conn:
        numbers = [one.id for one in tenants.every(conn)]
    return sum(watch(Desk(database, number), now) for number in numbers)


def without(directory: Directory, person: int, from_on: dt.date, until_on: dt.date) -> Directory:
    """The same directory with this person away on these days."""
    away = (*directory.absences, Absence(person, from_on, until_on))
    return Directory(directory.version, directory.offices, directory.bodies, away)


def _wanted(gap: Gap, on: dt.date) -> bool:
    """An office that nobody ever held, or for long, has its incidents where work waits for it."""
    if gap.until_on < on or gap.cover == "partly":
        return False
    return gap.cover == "away" or gap.from_on > on


def _told(
    desk: Desk, directory: Directory, found: Sequence[Gap], now: dt.datetime
) -> list[Uncovered]:
    offices = [directory.by_id[one.office] for one in found]
    persons = {person for one in found for person in (*one.away, *one.delegates)}
    with desk.database.connection() as conn:
        names = studio.names(conn, persons) if persons else {}
        spans = [
            (list(o.queues), g.from_on, g.until_on) for o, g in zip(offices, found, strict=True)
        ]
        counts = [rows.waiting(conn, desk.tenant, *span) for span in spans]
    return [
        Uncovered(
            gap,
            office,
            tuple(names.get(person, "") for person in gap.away),
            tuple(names.get(person, "") for person in gap.delegates),
            *count,
        )
        for gap, office, count in zip(found, offices, counts, strict=True)
    ]
