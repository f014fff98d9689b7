"""An RQ worker on one queue, on a short leash: JSON, a closed table of handlers, no fork.

Why not the forking worker: a forked child shares the sockets of the database pool with its parent,
and one that survives a killed parent goes on beside its own repetition. Here `kill -9` ends the
work with the worker; its silence frees its rows in PostgreSQL and the clock hands them over again.
"""

import gc
import signal
import threading
from types import FrameType

import structlog
from redis import Redis, RedisError
from rq import SimpleWorker
from rq.exceptions import StopRequested
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from engine.jobs import handlers
from engine.jobs.root import Root

TTL = 25  # seconds after which a worker that says nothing counts as dead
UPKEEP = 5  # seconds between two looks at what dead workers left
LONGEST_WAIT = 5.0  # seconds between two tries to reach Redis

log = structlog.get_logger()


class Worker(SimpleWorker):
    """Stops between two jobs when asked, also while Redis is away."""

    max_connection_wait_time = LONGEST_WAIT
    stopping: threading.Event

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """As RQ's own, without a word to Redis: it may be what keeps us waiting."""
        self.stopping.set()
        if self.get_state() != WorkerStatus.BUSY:
            raise StopRequested
        self._stop_requested = True


def worker(root: Root, redis: Redis, queue: str) -> Worker:
    """A worker on this one queue (RQ moves a job crash-safely only then)."""

    class Handled(Job):
        """A job is a name of the table, never a name to import."""

        def _execute(self) -> None:
            handlers.call(root, str(self.func_name), self.args)

    made = Worker(
        [queue],
        connection=redis,
        serializer=JSONSerializer,
        job_class=Handled,
        worker_ttl=TTL,
        maintenance_interval=UPKEEP,
        log_job_description=False,
    )
    made.stopping = root.stopping
    return made


def work(root: Root, redis_url: str, queue: str) -> None:
    """Work until SIGTERM or SIGINT; a Redis that goes away is waited for."""
    # What was read until now stays: the collector need not look at it in the midst of a batch.
    gc.collect()
    gc.freeze()
    with root.living():
        _work(root, redis_url, queue)


def _work(root: Root, redis_url: str, queue: str) -> None:
    wait = 1.0
    while not root.stopping.is_set():
        _listen(root.stopping)
        redis = Redis.from_url(redis_url)
        try:
            worker(root, redis, queue).work(logging_level="WARNING")
            wait = 1.0
        except StopRequested:
            root.stopping.set()
        except RedisError as problem:
            log.warning("queue_away", queue=queue, error=type(problem).__name__, again_in=wait)
            _listen(root.stopping)
            wait = min(wait * 2, LONGEST_WAIT)
        finally:
            redis.close()
        root.stopping.wait(wait)


def _listen(stopping: threading.Event) -> None:
    """RQ takes the signals while it works; before and after they are ours."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
