"""The task page over HTTP beside a plain ORM page, in one run: what an official waits for.

Two web servers of the same kind (gunicorn, one worker with threads, as `rembuk run` starts them)
read the same database: `wsgi:app` is the product, `web.anchor` the same page as most people write
it, with Flask-SQLAlchemy, Flask-Login and paginate(). One client asks both in turn for the page of
the same two officials, with the same living session: one office has about one task of 2,000, the
other a hundredth of all. Each answer is 200 and names the same cases in the same order, or nothing
is measured. Both check the session's row, find the offices that the person holds today, show only
their tasks, filters, views, unread letters and a count, by due date, 25 lines. Neither compresses:
the client does not ask for it. Seconds are those of a whole request on a kept connection.
"""

import contextlib
import datetime as dt
import functools
import http.client
import re
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from config.settings import Settings
from engine.bench import loop, paging
from engine.bench.programs import free_port, program
from engine.local import ports
from engine.service.logins import sessions
from engine.store.database import Connection, Database

PATH = "/tugas"
COOKIE = "sesi"
ORDINARY, BUSY = 11, 12  # two officials, by person
_CASES = re.compile(rb'data-case="(\d+)"')


@dataclass(frozen=True, slots=True)
class Served:
    """Medians, seconds a request: our page and the plain one, of an ordinary office and of the
    busiest one."""

    ours: float
    plain: float
    busy_ours: float
    busy_plain: float

    @property
    def ratio(self) -> float:
        """How many times faster ours is; of the busiest office below."""
        return self.plain / self.ours

    @property
    def busy_ratio(self) -> float:
        """The same for the office that has a hundredth of all."""
        return self.busy_plain / self.busy_ours


def served(
    settings: Settings, database: Database, owner: Database, rounds: int, each: int = 20
) -> Served:
    """`rounds` rounds of `each` requests of either page, after one that is thrown away."""
    with owner.transaction() as connection:
        _furnish(connection)
    now = dt.datetime.now(dt.UTC)
    tokens = [sessions.start(database, who, loop.TENANT, "", now) for who in (ORDINARY, BUSY)]
    with contextlib.ExitStack() as stack:
        ports_ = [
            stack.enter_context(_server(settings, database.url, application))
            for application in ("wsgi:app", "web.anchor.page:plain()")
        ]
        browsers = {
            (official, way): stack.enter_context(contextlib.closing(_Browser(port, token)))
            for official, token in enumerate(tokens)
            for way, port in enumerate(ports_)
        }
        pages = {key: browser.get() for key, browser in browsers.items()}
        for official in range(len(tokens)):
            own, other = (_CASES.findall(pages[official, way]) for way in range(2))
            if not own or own != other:
                raise RuntimeError("the two pages do not show the same tasks")
        found: dict[tuple[int, int], list[float]] = {key: [] for key in browsers}
        for turn in range(rounds + 1):
            for key in sorted(browsers, reverse=turn % 2 == 0):
                took = [browsers[key].seconds() for _ in range(each)]
                found[key] += took if turn else []
    median = {key: statistics.median(times) for key, times in found.items()}
    return Served(median[0, 0], median[0, 1], median[1, 0], median[1, 1])


def _furnish(connection: Connection) -> None:
    """Two officials: one in an office like the others, one in the busiest, with two colleagues
    who have some of its tasks in hand."""
    connection.execute(
        "INSERT INTO area (code, version, name, kind, parent, sort, valid_from) VALUES"
        " ('33', 1, 'Central', 'province', NULL, 'central', '2026-01-01'),"
        " ('33.26', 1, 'Kabupaten Bench', 'regency', '33', 'bench', '2026-01-01'),"
        " ('33.26.01', 1, 'First', 'district', '33.26', 'first', '2026-01-01')"
        " ON CONFLICT DO NOTHING"
    )
    connection.execute("UPDATE area SET parent = '33.26.01' WHERE code = %s", (loop.VILLAGE,))
    for person, office, area in (
        (ORDINARY, 11, paging.area_of(paging.ORDINARY)),
        (BUSY, 12, loop.VILLAGE),
    ):
        connection.execute(
            "INSERT INTO person (id, name) OVERRIDING SYSTEM VALUE VALUES (%s, 'Somebody')"
            " ON CONFLICT DO NOTHING",
            (person,),
        )
        connection.execute(
            "INSERT INTO member (tenant, person) VALUES (1, %s) ON CONFLICT DO NOTHING", (person,)
        )
        connection.execute(
            "INSERT INTO organisation (tenant, id, code, kind, name) OVERRIDING SYSTEM VALUE"
            " VALUES (1, %s, %s, 'village', 'Village')",
            (office, f"O{office}"),
        )
        connection.execute("INSERT INTO organisation_area VALUES (1, %s, %s)", (office, area))
        connection.execute(
            "INSERT INTO office (tenant, id, organisation, kind, name)"
            " OVERRIDING SYSTEM VALUE VALUES (1, %s, %s, 'bench', 'Office')",
            (office, office),
        )
        connection.execute(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (1, %s, %s, '2020-01-01')",
            (office, person),
        )
    for _, colleague, _ in paging.BEHIND:
        connection.execute(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (1, 12, %s, '2020-01-01')",
            (colleague,),
        )
    connection.execute("UPDATE tenant SET directory_version = directory_version + 1 WHERE id = 1")
    connection.execute("ANALYZE")


@contextlib.contextmanager
def _server(settings: Settings, database_url: str, application: str) -> Iterator[int]:
    """One worker on a port of its own, which it gives once it answers."""
    port = free_port()
    environ = {
        "SECRET_KEY": "of the bench, which ends with it. " * 2,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
    }
    command = _command(settings, port, application)
    ready = functools.partial(ports.answers_http, "127.0.0.1", port)
    with program(settings, "web", command, environ, ready):
        yield port


def _command(settings: Settings, port: int, application: str) -> tuple[str, ...]:
    return (
        sys.executable, "-m", "gunicorn", application,
        "--chdir", str(settings.root),
        "--bind", f"127.0.0.1:{port}",
        "--worker-class", "gthread",
        "--workers", "1",
        "--threads", str(settings.threads),
        "--keep-alive", "60",
        "--preload",
        "--log-level", "warning",
        "--no-control-socket",
    )  # fmt: skip


class _Browser:
    """One official's browser at one server: a kept connection, and the form cookie that it got."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._cookies = [f"{COOKIE}={token}"]

    def get(self) -> bytes:
        """The page. Raises RuntimeError for anything else."""
        self._connection.request("GET", PATH, headers={"Cookie": "; ".join(self._cookies)})
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the page answered {answer.status}")
        if len(self._cookies) == 1 and (given := answer.getheader("Set-Cookie")):
            self._cookies.append(given.partition(";")[0])
        return body

    def seconds(self) -> float:
        """How long one request takes."""
        begun = time.perf_counter()
        self.get()
        return time.perf_counter() - begun

    def close(self) -> None:
        """Leave."""
        self._connection.close()
