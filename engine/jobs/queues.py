"""The three queues in Redis and what may be put into them: a name from a short list, and ids.

JSON only: a pickle from Redis would be somebody's code. Jobs have no ids of their own to keep,
no results and no retries: what was not done is still due in PostgreSQL. Never here: the work.
"""

from collections.abc import Sequence

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from engine.jobs.lengths import DEADLINES, LONG, NAMES, NOTICES

__all__ = ["DEADLINES", "LONG", "NAMES", "NOTICES", "Queues", "connect"]

# Seconds. A job ends by itself long before (handlers.ROUND); this is for one that hangs.
TIMEOUT = {NOTICES: 240, DEADLINES: 120, LONG: 3600}
WAITS = 3600  # a job that nobody took within the hour is found again by the clock
KEPT = 86_400  # a failed one can be looked at for a day


def connect(url: str, timeout: float = 5.0) -> Redis:
    """A client that gives up after `timeout` seconds: a lost Redis must not hold the clock."""
    return Redis.from_url(url, socket_connect_timeout=timeout, socket_timeout=timeout)


class Queues:
    """The queues behind one client. Every method may raise redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._queues = {
            name: Queue(name, connection=redis, serializer=JSONSerializer) for name in NAMES
        }

    def waiting(self, name: str) -> int:
        """How many jobs wait; those being worked on are not counted."""
        return int(self._queues[name].count)

    def deliver(self, keys: Sequence[tuple[int, int]]) -> None:
        """One job for these (tenant, delivery id)."""
        self._put(NOTICES, "deliver", [[tenant, key] for tenant, key in keys])

    def wake(self) -> None:
        """One job for whatever is due when it runs."""
        self._put(DEADLINES, "wake")

    def branch(self) -> None:
        """One job for the cases that others open, join or leave."""
        self._put(DEADLINES, "branch")

    def seal_day(self, tenant: int, on: str) -> None:
        """One job that makes the root of a day (YYYY-MM-DD)."""
        self._put(LONG, "seal_day", tenant, on)

    def move(self, tenant: int, moving: int) -> None:
        """One job that works on a moving until it is at its end."""
        self._put(LONG, "move", tenant, moving)

    def count(self, tenant: int, impact: int) -> None:
        """One job that counts what a version would do, until it is at its end."""
        self._put(LONG, "count", tenant, impact)

    def _put(self, name: str, handler: str, *args: object) -> None:
        self._queues[name].enqueue(
            handler,
            args=args,
            description=handler,  # the default repeats every id
            job_timeout=TIMEOUT[name],
            ttl=WAITS,
            result_ttl=0,
            failure_ttl=KEPT,
        )
