"""The relay: outbox rows that are due become deliveries to the persons behind their queue.

One transaction a batch. It may run twice and side by side: rows are claimed under a lock, marked
in the same transaction, and a delivery that exists is left alone. Never here: words, mail, jobs.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.wishes import Way, Wishes, digest_at, open_at, sort_of
from engine.core.world import World
from engine.service.delivering import AGAIN
from engine.service.desk import Desk
from engine.service.hours import ANYBODY
from engine.service.world import world_of
from engine.store import outbox, wishes
from engine.store.database import Connection, Database
from engine.store.outbox import Outcome, Settled, Telling, Waiting

BATCH = 500
# A mail that no worker took by then is handed over again by the clock.
GRACE = AGAIN
# Changes of one case within this span are one message, the newest: the relay waits for it.
JOINED = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Relayed:
    """What one batch did. `mails`: (tenant, delivery id) to be sent now. `full`: ask again."""

    rows: int
    told: int
    closed: int
    joined: int
    nobody: int
    mails: tuple[tuple[int, int], ...]
    full: bool


def relay(database: Database, now: dt.datetime, limit: int = BATCH) -> Relayed:
    """Move one batch of due outbox rows on.

    1. Claim and lock. 2. Ask the directory, on this day, who stands behind each queue, and who
    stands in for them. 3. Join
    what would reach one person twice. 4. Write deliveries, marks and incidents; commit.
    """
    with database.transaction() as connection:
        waiting = outbox.claim(connection, now, limit, JOINED)
        if not waiting:
            return Relayed(0, 0, 0, 0, 0, (), False)
        worlds = _worlds(database, waiting, now)
        heard, settled = _decide(waiting, worlds, now)
        told = _as_wished(connection, heard, worlds, now)
        mails = outbox.settle(connection, told, settled, now, now + GRACE)
    count = Counter(one.outcome for one in settled)
    return Relayed(
        rows=len(waiting),
        told=count["told"],
        closed=count["closed"],
        joined=count["joined"],
        nobody=count["nobody"],
        mails=tuple(mails),
        full=len(waiting) == limit,
    )


def _worlds(database: Database, waiting: list[Waiting], now: dt.datetime) -> dict[int, World]:
    return {tenant: world_of(Desk(database, tenant), now) for tenant in {w.tenant for w in waiting}}


def _decide(
    waiting: list[Waiting], worlds: dict[int, World], now: dt.datetime
) -> tuple[list[tuple[Waiting, int]], list[Settled]]:
    days = {tenant: world.calendar.day_of(now) for tenant, world in worlds.items()}
    behind: dict[tuple[int, str, str | None], tuple[int, ...]] = {}
    told: list[tuple[Waiting, int]] = []
    settled: list[Settled] = []
    heard: dict[tuple[int, int | None, str, int], dt.datetime] = {}
    for row in reversed(waiting):  # the newest speaks, the older ones are joined into it
        if row.closed:
            settled.append(Settled(row.place, "closed"))
            continue
        # Who stands in for the office on this day hears of its work too, not of other news.
        lent_by = (row.workflow or "") if row.kind in ("task", "reminder") else None
        key = (row.tenant, row.queue, lent_by)
        persons = behind.get(key)
        if persons is None:
            directory, on = worlds[row.tenant].directory, days[row.tenant]
            persons = behind[key] = (
                directory.persons_behind(row.queue, on)
                if lent_by is None
                else directory.acting_behind(row.queue, on, lent_by)
            )
        fresh = [person for person in persons if not _has_heard(heard, row, person)]
        outcome: Outcome = "told" if fresh else "joined" if persons else "nobody"
        told += [(row, person) for person in fresh]
        settled.append(Settled(row.place, outcome))
    told.reverse()  # who is told twice has the newer later, and so with the greater number
    return told, settled


def _has_heard(
    heard: dict[tuple[int, int | None, str, int], dt.datetime], row: Waiting, person: int
) -> bool:
    """Whether newer news of the same kind reaches the person anyway; else it is noted now."""
    # A decision is never swallowed by another one, nor one change of rules by another.
    if row.kind in ("outcome", "office"):
        return False
    key = (row.tenant, row.case_id, row.notice, person)
    newer = heard.get(key)
    heard[key] = row.not_before
    return newer is not None and newer - row.not_before <= JOINED


def _as_wished(
    connection: Connection,
    heard: list[tuple[Waiting, int]],
    worlds: dict[int, World],
    now: dt.datetime,
) -> list[Telling]:
    """When each person's mail may go, and whether alone. The page has it at once, whatever."""
    said = wishes.of(connection, {(row.tenant, person) for row, person in heard})
    moments: dict[tuple[int, Wishes, Way], dt.datetime | None] = {}
    told = []
    for row, person in heard:
        wished = said.get((row.tenant, person), ANYBODY)
        way = wished.way(sort_of(row.kind, row.is_end))
        key = (row.tenant, wished, way)
        if key not in moments:
            moments[key] = _mail_at(wished, way, worlds[row.tenant].calendar, now)
        told.append(Telling(row.tenant, row.id, person, moments[key], way == "digest"))
    return told


def _mail_at(wished: Wishes, way: Way, calendar: Calendar, now: dt.datetime) -> dt.datetime | None:
    if way == "page":
        return None
    if way == "digest":
        return digest_at(wished, calendar, now)
    later = open_at(wished, calendar, now)
    return now + GRACE if later == now else later
