"""The relay: outbox rows that are due become deliveries to the persons behind their queue.

One transaction a batch. It may run twice and side by side: rows are claimed under a lock, marked
in the same transaction, and a delivery that exists is left alone. Never here: words, mail, jobs.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import psycopg

from engine.core.calendar import Calendar
from engine.core.wishes import Way, Wishes, digest_at, open_at, sort_of
from engine.core.world import World
from engine.service.delivering import AGAIN
from engine.service.desk import Desk
from engine.service.hours import ANYBODY
from engine.service.world import world_at
from engine.store import directory, outbox, wishes
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


def relay(
    database: Database, now: dt.datetime, limit: int = BATCH, channels: Collection[str] = ()
) -> Relayed:
    """Move one batch of due outbox rows on. `channels`: those that there are beside mail.

    1. Claim and lock. 2. Ask the directory, on this day, who stands behind each queue, and who
    stands in for them. 3. Join
    what would reach one person twice. 4. Write deliveries, marks and incidents; commit.
    """
    with _Held(database, now, limit, channels) as held:
        return held.move()


def relay_all(
    database: Database,
    now: dt.datetime,
    most: int,
    limit: int = BATCH,
    channels: Collection[str] = (),
) -> Iterator[Relayed]:
    """Batch after batch until less than a whole one was due, at most `most`.

    While one batch is written the next is claimed on a connection of its own, so that a long queue
    keeps the server busy; they are written one after the other, in the order of their moments.
    """
    held = _Held(database, now, limit, channels)
    with ThreadPoolExecutor(1, "relay") as beside:
        for left in range(most - 1, -1, -1):
            ahead = (
                beside.submit(_Held, database, now, limit, channels) if left and held.full else None
            )
            try:
                with held:
                    done = held.move()
                yield done
            except BaseException:
                if ahead is not None and ahead.exception() is None:
                    ahead.result().let_go()
                raise
            if ahead is None:
                return
            held = ahead.result()


class _Held:
    """A batch that is claimed, in a transaction of its own that ends with the `with`."""

    def __init__(
        self, database: Database, now: dt.datetime, limit: int, channels: Collection[str]
    ) -> None:
        self._database, self._now, self._channels = database, now, channels
        with ExitStack() as stack:
            self._connection = stack.enter_context(database.transaction())
            self._waiting = outbox.claim(self._connection, now, limit, JOINED)
            self._stack = stack.pop_all()
        self.full = len(self._waiting) == limit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def let_go(self) -> None:
        """Nothing is done with it: whoever comes next finds the rows as they were."""
        with suppress(psycopg.Rollback), self:
            raise psycopg.Rollback

    def move(self) -> Relayed:
        """Tell who is to be told, and mark the rows; committed by the end of the `with`."""
        if not self._waiting:
            return Relayed(0, 0, 0, 0, 0, (), False)
        connection, now = self._connection, self._now
        worlds = self._worlds()
        heard, settled = _decide(self._waiting, worlds, now)
        told = _as_wished(connection, heard, worlds, now)
        mails = outbox.settle(connection, told, settled, now, now + GRACE, self._channels)
        count = Counter(one.outcome for one in settled)
        return Relayed(
            rows=len(self._waiting),
            told=count["told"],
            closed=count["closed"],
            joined=count["joined"],
            nobody=count["nobody"],
            mails=tuple(mails),
            full=self.full,
        )

    def _worlds(self) -> dict[int, World]:
        return {
            tenant: world_at(
                Desk(self._database, tenant),
                self._connection,
                directory.version(self._connection, tenant),
                self._now,
            )
            for tenant in {row.tenant for row in self._waiting}
        }


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
            offices, on = worlds[row.tenant].directory, days[row.tenant]
            persons = behind[key] = (
                offices.persons_behind(row.queue, on)
                if lent_by is None
                else offices.acting_behind(row.queue, on, lent_by)
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
        gathered = way == "digest"
        by = wished.digest_by if gathered else wished.at_once_by
        told.append(Telling(row.tenant, row.id, person, moments[key], gathered, by))
    return told


def _mail_at(wished: Wishes, way: Way, calendar: Calendar, now: dt.datetime) -> dt.datetime | None:
    if way == "page":
        return None
    if way == "digest":
        return digest_at(wished, calendar, now)
    later = open_at(wished, calendar, now)
    return now + GRACE if later == now else later
