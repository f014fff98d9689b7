"""One tick of the clock: notices move on, deadlines are handed to a worker, strays are found.

Due rows stand in PostgreSQL; Redis only carries the word that there are some. Two clocks at once
do nothing twice: every row is claimed under a lock or by a lease. Never here: waiting, the real
time.
"""

import datetime as dt
from dataclasses import dataclass, field

import structlog
from redis import RedisError

from engine.jobs import branching, days, lists, resting
from engine.jobs.patience import patience
from engine.jobs.postman import Postman
from engine.jobs.queues import DEADLINES, NOTICES, Queues
from engine.service import delivering, pruning, telling, waking
from engine.service.away import coverage
from engine.store import beats
from engine.store.database import Database
from engine.store.leasing import Key
from engine.store.shelf import Shelf

BATCHES = 20  # of the relay in one tick; what is left comes with the next
UNHEARD = dt.timedelta(seconds=3)  # without a worker for notices the clock sends
CARRIED = 100  # deliveries that it sends in one go
HANDED = 500  # deliveries in one job
PRUNED_EVERY = dt.timedelta(hours=1)

log = structlog.get_logger()


@dataclass
class Memory:
    """What one clock knows from tick to tick; losing it costs seconds, never work.

    shelf: where the contents of files lie; a clock without one sweeps none. postman: sends mail
    while no worker does; a clock without one leaves mail to them. channels: those beside mail over
    which people may be told.
    """

    asked_at: dt.datetime | None = None
    asked_for: Key | None = None  # the task row that was due longest when a worker was asked
    pruned_at: dt.datetime | None = None
    shelf: Shelf | None = None
    postman: Postman | None = None
    channels: frozenset[str] = frozenset()
    unheard_since: dt.datetime | None = None
    branches: branching.Memory = field(default_factory=branching.Memory)
    roots: days.Memory = field(default_factory=days.Memory)
    listed: lists.Memory = field(default_factory=lists.Memory)
    movings: resting.Memory = field(default_factory=resting.Memory)
    counts: resting.Memory = field(default_factory=resting.Memory)


@dataclass
class Ticked:
    """What one tick did."""

    relayed: int = 0
    handed: int = 0  # deliveries given to the queue
    carried: int = 0  # deliveries that the clock itself sends
    asked: bool = False  # a worker was asked for deadlines
    woken: int = 0  # tasks that the clock itself woke
    branched: int = 0  # cases that the clock itself opened, joined or told
    moved: int = 0  # batches of movings that the clock itself wrote
    counted: int = 0  # batches of impacts that the clock itself counted
    queue_away: list[str] = field(default_factory=list)

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do at all."""
        did = (
            self.relayed or self.handed or self.carried or self.asked or self.woken or self.branched
        )
        return not (did or self.moved or self.counted or self.queue_away)


def tick(database: Database, queues: Queues, now: dt.datetime, memory: Memory) -> Ticked:
    """1. Relay. 2. Hand over mails that wait or were lost. 3. Deadlines. 4. Cases that others
    open. 5. Cases that are being moved, impacts that are being counted. 6. Yesterday's root.
    7. Lists of places without a forum. 8. Hourly: prune, and see which offices will have nobody.

    Redis may be away: that is noted, and nothing is lost. Raises what the database raises.
    """
    done = Ticked()
    _relay(database, queues, now, memory, done)
    _hand_over(database, queues, now, done)
    _carry(database, now, memory, done)
    _deadlines(database, queues, now, memory, done)
    done.branched = branching.see_to(database, queues, now, memory.branches)
    done.moved = resting.carry_on(resting.MOVINGS, database, queues, now, memory.movings)
    done.counted = resting.carry_on(resting.COUNTS, database, queues, now, memory.counts)
    days.seal_yesterday(database, queues, now, memory.roots)
    lists.send(database, now, memory.listed)
    if memory.pruned_at is None or now - memory.pruned_at >= PRUNED_EVERY:
        pruning.prune(database, now, memory.shelf)
        coverage.watch_all(database, now)
        memory.pruned_at = now
    return done


def _relay(
    database: Database, queues: Queues, now: dt.datetime, memory: Memory, done: Ticked
) -> None:
    for batch in telling.relay_all(database, now, BATCHES, channels=memory.channels):
        done.relayed += batch.rows
        if batch.mails:
            _give(queues, list(batch.mails), done)


def _hand_over(database: Database, queues: Queues, now: dt.datetime, done: Ticked) -> None:
    """Only when no job waits: what is in the queue need not be put there again."""
    try:
        if done.queue_away or queues.waiting(NOTICES):
            return
    except RedisError as problem:
        _away(problem, done)
        return
    keys = delivering.hand_over(database, now, HANDED)
    if keys:
        _give(queues, keys, done)


def _carry(database: Database, now: dt.datetime, memory: Memory, done: Ticked) -> None:
    """Without a queue or a worker mail goes nevertheless, beside the ticks, one batch at a time."""
    if memory.postman is None or not (done.queue_away or _unheard(database, now, memory)):
        return
    if not memory.postman.busy:
        keys = delivering.hand_over(database, now, CARRIED)
        if keys:
            memory.postman.carry(keys)
            done.carried += len(keys)


def _unheard(database: Database, now: dt.datetime, memory: Memory) -> bool:
    """Whether no worker of the notices was heard for a while."""
    with database.connection() as connection:
        if beats.anybody(connection, NOTICES):
            memory.unheard_since = None
            return False
    memory.unheard_since = memory.unheard_since or now
    return now - memory.unheard_since >= UNHEARD


def _deadlines(
    database: Database, queues: Queues, now: dt.datetime, memory: Memory, done: Ticked
) -> None:
    """Ask a worker; when the same row is still due and free later, do it here (foundation 21)."""
    oldest = waking.oldest(database, now)
    if oldest is None:
        memory.asked_for = None
    elif oldest != memory.asked_for or memory.asked_at is None:
        memory.asked_for, memory.asked_at = oldest, now
        _ask(queues, done)
    elif now - memory.asked_at >= patience(database, DEADLINES):
        for _ in range(BATCHES):
            woken = waking.wake_due(database, now)
            done.woken += woken.woken
            if not woken.full:
                break
        # Still alone with the next row, unless somebody takes it: no new five seconds.
        memory.asked_for = waking.oldest(database, now)


def _ask(queues: Queues, done: Ticked) -> None:
    if done.queue_away:
        return
    try:
        queues.wake()
        done.asked = True
    except RedisError as problem:
        _away(problem, done)


def _give(queues: Queues, keys: list[Key], done: Ticked) -> None:
    """What cannot be given now is found again by its next_at."""
    if done.queue_away:
        return
    try:
        queues.deliver(keys)
        done.handed += len(keys)
    except RedisError as problem:
        _away(problem, done)


def _away(problem: RedisError, done: Ticked) -> None:
    done.queue_away.append(type(problem).__name__)
    log.warning("queue_away", error=type(problem).__name__)
