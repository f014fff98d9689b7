"""How late messages are while an office decides: from the moment a notice may go to the moment at
which the mail server has taken it.

The clock and the workers run as programs of their own, as `rembuk run` starts them, with a mail
server that takes everything. Decisions come at a steady pace, each of a case of its own, so that
each has a message which nothing joins or closes.
"""

import contextlib
import datetime as dt
import functools
import re
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from config.settings import Settings
from engine.bench import loop, place
from engine.bench.programs import free_port, program
from engine.jobs.mailbox import mailbox
from engine.service import acting, opening, telling
from engine.service.desk import Desk
from engine.service.results import Done, Receipt
from engine.service.sealing import WAITS
from engine.store import beats, wishes
from engine.store.database import Connection, Database

PACE = 50  # decisions a second
QUEUES = ("notices", "deadlines")
PATIENCE = 120.0  # seconds after the last notice may go
BULK = 500
_KEY = re.compile(rb"^Message-ID: <\d+\.(\d+)@", re.MULTILINE)

_MAY_GO = """
SELECT delivery.id, outbox.not_before
  FROM delivery JOIN outbox ON outbox.tenant = delivery.tenant AND outbox.id = delivery.outbox
 WHERE outbox.case_id = ANY(%s) AND outbox.seq = 2 AND delivery.channel = 'mail'
"""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`messages` of as many decisions; seconds from when each may go: 95 % of them within `p95`,
    all within `last`. `pace`: decisions a second that were really taken."""

    messages: int
    pace: float
    p95: float
    last: float


def handed_over(
    settings: Settings, database: Database, owner: Database, seconds: int, pace: int = PACE
) -> HandedOver:
    """Decide for so many seconds, then wait for every message. Raises RuntimeError where one did
    not come."""
    desk = Desk(database, loop.TENANT)
    with owner.transaction() as connection:
        _furnish(connection)
    ids = _open(desk, pace * seconds)
    taken: dict[int, float] = {}
    with _programs(settings, database, taken):
        took = _decide(desk, ids, pace)
        until = time.monotonic() + WAITS["task"].total_seconds() + PATIENCE
        while len(taken) < len(ids) and time.monotonic() < until:
            time.sleep(0.5)
    with owner.connection() as connection:
        may_go = dict(connection.execute(_MAY_GO, (ids,)).fetchall())
    if len(may_go) != len(ids) or not may_go.keys() <= taken.keys():
        raise RuntimeError(f"{len(taken)} of {len(ids)} messages came, {len(may_go)} were made")
    late = sorted(taken[key] - at.timestamp() for key, at in may_go.items())
    if late[0] < 0:
        raise RuntimeError(f"a message was early by {-late[0]:.3f} s")
    return HandedOver(len(late), len(ids) / took, late[len(late) * 95 // 100], late[-1])


def _furnish(connection: Connection) -> None:
    """The two officials get mail, at any hour."""
    connection.execute("UPDATE person SET email = 'official' || id || '@example.org'")
    connection.execute(
        "INSERT INTO member (tenant, person) SELECT %s, person FROM term ON CONFLICT DO NOTHING",
        (loop.TENANT,),
    )
    wishes.put_at_any_hour(connection, loop.TENANT)


def _open(desk: Desk, cases: int) -> list[int]:
    """Fresh cases of some minutes ago, whose own notices are told."""
    now = dt.datetime.now(dt.UTC) - 3 * WAITS["task"]
    ids: list[int] = []
    for start in range(0, cases, BULK):
        forms = [(loop.request(), f"h{n}") for n in range(start, min(start + BULK, cases))]
        opened = opening.open_many(desk, "loop", forms, now)
        ids += [one.case_id for one in opened if isinstance(one, Receipt)]
    if len(ids) != cases:
        raise RuntimeError("a form of the bench was refused")
    for _ in telling.relay_all(desk.database, now + 2 * WAITS["task"], cases):
        pass
    with desk.database.connection() as connection:
        connection.execute("UPDATE delivery SET next_at = NULL WHERE next_at IS NOT NULL")
    return ids


def _decide(desk: Desk, ids: list[int], pace: int) -> float:
    """One decision of each case, at this pace; the seconds that it took."""
    began = time.monotonic()
    for number, id_ in enumerate(ids):
        ahead = began + number / pace - time.monotonic()
        if ahead > 0:
            time.sleep(ahead)
        done = acting.act(desk, id_, loop.act("left"), None, dt.datetime.now(dt.UTC))
        if not isinstance(done, Done):
            raise RuntimeError(f"the bench was refused: {done}")
    return time.monotonic() - began


@contextlib.contextmanager
def _programs(settings: Settings, database: Database, taken: dict[int, float]) -> Iterator[None]:
    """Mail server, clock and workers; `taken`: when each delivery was taken first."""
    lock = threading.Lock()

    def take(_to: list[str], data: bytes) -> int:
        found = _KEY.search(data)
        if found is not None:
            with lock:
                taken.setdefault(int(found[1]), time.time())
        return 1

    smtp = f"smtp://127.0.0.1:{free_port()}"
    server = mailbox(smtp, take)
    with contextlib.ExitStack() as stack:
        environ = {
            "DATABASE_URL": database.url,
            "REDIS_URL": stack.enter_context(place.queue()),
            "SMTP_URL": smtp,
        }
        server.start()
        stack.callback(server.stop)
        for words in [("clock",), *(("worker", queue) for queue in QUEUES)]:
            command = (sys.executable, "-m", "engine.cli.main", *words)
            ready = functools.partial(_heard, database, words[0], words[-1])
            stack.enter_context(program(settings, words[-1], command, environ, ready))
        yield


def _heard(database: Database, kind: str, queue: str) -> bool:
    with database.connection() as connection:
        return any(
            one.alive and one.kind == kind and one.queue in (queue, "")
            for one in beats.everybody(connection)
        )
