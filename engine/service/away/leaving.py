"""Being away: from when to when, and being back earlier. No cause is asked or kept.

Nobody is kept from acting while away; it lets substitutes stand in and shows who is left. Each is
an entry of the register. Never here: whether somebody is left (coverage.py).
"""

import datetime as dt

from engine.core.values import Refused
from engine.service import register
from engine.service.away import coverage
from engine.service.away.deciding import record, refuses
from engine.service.desk import Desk
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store import directory as directory_rows
from engine.store import standing_in as rows
from engine.store.database import Connection
from engine.store.standing_in import AbsenceLine

__all__ = ["AbsenceLine", "back", "leave", "of_person", "one"]

LONGEST = dt.timedelta(days=366)
BEFORE = dt.timedelta(days=14)  # said afterwards: fallen ill on a day without a line
DAY = dt.timedelta(days=1)


def leave(
    desk: Desk,
    person: int,
    from_on: dt.date,
    until_on: dt.date,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> int | Refused:
    """Write an absence and return its number. Where nobody is left, the secretariat is told."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := refuses(conn, desk.tenant, person, by, reason):
            return no
        version = directory_rows.version(conn, desk.tenant)
        today = world_at(desk, conn, version, now).calendar.day_of(now)
        if no := _wrong(conn, desk.tenant, person, from_on, until_on, today):
            return no
        id_ = rows.leave(conn, desk.tenant, person, from_on, until_on)
        days = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
        body = {"absence": id_, "person": person, **days}
        record(conn, desk.tenant, "absence_noted", body, by, reason, now)
    coverage.watch(desk, now)
    return id_


def back(
    desk: Desk, id_: int, by: int | None, reason: str | None, now: dt.datetime
) -> Refused | None:
    """The person is here again from today on; one that has not begun is taken back."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        old = rows.absence(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_absence")
        if no := refuses(conn, desk.tenant, old.person, by, reason):
            return no
        version = directory_rows.version(conn, desk.tenant)
        today = world_at(desk, conn, version, now).calendar.day_of(now)
        if old.until_on < today:
            return refused("unknown_absence")
        if old.from_on >= today:
            rows.cancel(conn, desk.tenant, id_, now)
        else:
            rows.shorten(conn, desk.tenant, id_, today - DAY)
        body = {"absence": id_, "person": old.person}
        record(conn, desk.tenant, "absence_ended", body, by, reason, now)
    coverage.watch(desk, now)
    return None


def one(desk: Desk, id_: int) -> AbsenceLine | None:
    """One absence that was not taken back."""
    with desk.database.connection() as conn:
        return rows.absence(conn, desk.tenant, id_)


def of_person(desk: Desk, person: int, on: dt.date) -> list[AbsenceLine]:
    """The absences of a person that are not over on this day."""
    with desk.database.connection() as conn:
        return rows.absences_of(conn, desk.tenant, person, on)


def _wrong(
    conn: Connection,
    tenant: int,
    person: int,
    from_on: dt.date,
    until_on: dt.date,
    today: dt.date,
) -> Refused | None:
    if from_on < today - BEFORE:
        return refused("begins_too_early", "from_on", max=BEFORE.days)
    if until_on < from_on:
        return refused("ends_before_it_begins", "until_on")
    if until_on < today:
        return refused("over_already", "until_on")
    if until_on - from_on > LONGEST:
        return refused("too_many_days", "until_on", max=LONGEST.days)
    for old in rows.absences_of(conn, tenant, person, from_on):
        if old.from_on <= until_on:
            days = {"from_on": str(old.from_on), "until_on": str(old.until_on)}
            return refused("away_already", "from_on", **days)
    return None
