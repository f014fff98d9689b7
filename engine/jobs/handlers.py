"""What the workers run, by name. Arguments are ids in JSON; every handler may run twice.

A closed table: RQ itself would import whatever name stands in Redis. Never here: decisions.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engine.jobs.root import Root
from engine.service import branching, delivering, migrating, rooting, waking
from engine.service.desk import Desk

ROUND = 30.0  # seconds after which a handler ends and leaves the rest to the clock
LONG_ROUND = 600.0  # the same for work that nothing else waits for


def deliver(root: Root, keys: Sequence[Sequence[int]]) -> None:
    """Send these deliveries. Twice is safe: each row is leased before and settled after its
    message, and a row that is leased or settled is passed over. What is left when the round is
    over is handed over again by the clock."""
    with root.post() as server:

        def post(message: delivering.Message) -> None:
            # Whoever is not heard may have lost its rows to another: that one sends them.
            if root.pulse is not None and not root.pulse.heard:
                raise delivering.Tired
            server(message)

        for chunk in _chunks(keys, delivering.CHUNK):
            done = delivering.deliver(root.database, chunk, _now(), post, root.head)
            if done.left or root.stopping.is_set():
                return


def wake(root: Root) -> None:
    """Remind and lapse what is due. Twice is safe: rows are leased, the step is written only on
    the revision that was decided on, and a woken task is due no more."""
    until = time.monotonic() + ROUND
    while time.monotonic() < until and not root.stopping.is_set():
        if not waking.wake_due(root.database, _now()).full:
            return


def branch(root: Root) -> None:
    """Open, join and tell the cases that others opened. Twice is safe: a row is leased, takes one
    child and no second, and what was done about it is noted with it."""
    until = time.monotonic() + ROUND
    while time.monotonic() < until and not root.stopping.is_set():
        if not branching.branch(root.database, _now()).full:
            return


def seal_day(root: Root, tenant: int, on: str) -> None:
    """Make the root of a day (YYYY-MM-DD). Twice is safe: a day has one root, the second finds
    it there."""
    rooting.make_root(Desk(root.database, tenant), dt.date.fromisoformat(on), _now())


def move(root: Root, tenant: int, moving: int) -> None:
    """Work on a moving until it is at its end. Twice is safe: each batch claims its cases under
    locks, and a case that was noted is claimed no more. What is left when the round is over, or
    when the worker dies, is found by the clock."""
    until = time.monotonic() + LONG_ROUND
    desk = Desk(root.database, tenant)
    while time.monotonic() < until and not root.stopping.is_set():
        if not migrating.move_some(desk, moving, _now()):
            return


def count(root: Root, tenant: int, impact: int) -> None:
    """Count what a version would do to open cases until all were looked at. Twice is safe: a batch
    and what it found are written together, under a lock of the count's row."""
    until = time.monotonic() + LONG_ROUND
    desk = Desk(root.database, tenant)
    while time.monotonic() < until and not root.stopping.is_set():
        # Waits: the page that began it may still be counting its moment.
        if not migrating.count_some(desk, impact, _now(), wait=True):
            return


HANDLERS: Mapping[str, Callable[..., None]] = {
    "deliver": deliver,
    "wake": wake,
    "branch": branch,
    "seal_day": seal_day,
    "move": move,
    "count": count,
}


def call(root: Root, name: str, args: Sequence[Any]) -> None:
    """Run the handler of this name. Raises LookupError for any other."""
    handler = HANDLERS[name]
    with root.doing(name):
        handler(root, *args)


def _chunks(keys: Sequence[Sequence[int]], size: int) -> Iterator[list[tuple[int, int]]]:
    pairs = [(int(tenant), int(key)) for tenant, key in keys]
    for start in range(0, len(pairs), size):
        yield pairs[start : start + size]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
