"""Long work on the queue `long` (movings, counts of an impact): found by the clock, worked on by a
worker, killed in the middle."""

import datetime as dt
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from engine.jobs import resting
from engine.jobs.queues import LONG, Queues
from engine.service import migrating
from engine.service.migrating import counting
from engine.store.database import Database
from tests.jobs.office import Office
from tests.service.migrating import ground
from tests.service.migrating.ground import relabel
from tests.support.runner import Runner
from tests.support.small import NOON, small

pytestmark = pytest.mark.timeout(300)
SECOND = dt.timedelta(seconds=1)
MIGRATED = "SELECT count(*) FROM event WHERE kind = 'migrated'"


@pytest.fixture
def owner(database_url: str) -> Iterator[Database]:
    opened = Database(database_url, size=1, as_owner=True)
    yield opened
    opened.close()


@pytest.fixture
def queues(redis_url: str) -> Iterator[Queues]:
    with Redis.from_url(redis_url) as redis:
        yield Queues(redis)


def move_on(database: Database, queues: Queues, now: dt.datetime, memory: resting.Memory) -> int:
    return resting.carry_on(resting.MOVINGS, database, queues, now, memory)


def begun(office: Office, owner: Database, cases: int) -> int:
    """A moving of so many cases that waits for its worker."""
    office.open(cases)
    ground.secretariat(owner)
    return ground.begin(office.desk, ground.publish_changed(owner, relabel))


def test_a_worker_killed_in_the_middle_moves_each_case_once(
    office: Office, owner: Database, redis_url: str, queues: Queues, tmp_path: Path
) -> None:
    moving = begun(office, owner, 700)
    # Each move takes its time, so that there is a middle to be killed in.
    with owner.connection() as connection:
        connection.execute(
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM pg_sleep(0.004); RETURN NEW; END $$"
        )
        connection.execute(
            "CREATE TRIGGER slow BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION slow()"
        )
    environ = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": office.database.url,
        "REDIS_URL": redis_url,
        "SMTP_URL": "smtp://127.0.0.1:1",
    }
    queues.move(1, moving)
    for _ in range(2):
        before = office.number(MIGRATED)
        worker = Runner(["-m", "engine.cli.main", "worker", LONG], environ)
        try:
            ground.wait_until(lambda before=before: office.number(MIGRATED) > before)
        finally:
            worker.send(signal.SIGKILL)
            worker.end()
        queues.move(1, moving)  # as the clock asks again
    assert 0 < office.number(MIGRATED) < 700
    assert ground.look(office.desk, moving).ended_at is None

    worker = Runner(["-m", "engine.cli.main", "worker", LONG], environ)
    try:
        ground.wait_until(lambda: ground.look(office.desk, moving).ended_at is not None)
    finally:
        worker.send(signal.SIGTERM)
        assert worker.end(20) == 0
    row = ground.look(office.desk, moving)
    assert (row.cases, row.moved, row.stayed, row.failed) == (700, 700, 0, 0)
    assert office.number(MIGRATED) == 700
    assert office.number("SELECT count(DISTINCT case_id) FROM event WHERE kind = 'migrated'") == 700
    assert ground.broken(office.desk) == []


def test_the_clock_asks_a_worker_once_and_again_when_the_work_rests(
    office: Office, owner: Database, queues: Queues
) -> None:
    moving = begun(office, owner, 300)
    memory = resting.Memory()
    assert move_on(office.database, queues, NOON, memory) == 0
    assert queues.waiting(LONG) == 1
    # A worker writes a batch: nobody asks, and the clock keeps its hands off.
    ground.migrating.move_some(office.desk, moving, NOON + SECOND)
    assert move_on(office.database, queues, NOON + 6 * SECOND, memory) == 0
    assert queues.waiting(LONG) == 1
    assert move_on(office.database, queues, NOON + 20 * SECOND, memory) == 0
    assert queues.waiting(LONG) == 2


def test_without_a_worker_the_clock_moves_the_cases_itself(
    office: Office, owner: Database, queues: Queues
) -> None:
    moving = begun(office, owner, 700)
    memory = resting.Memory()
    seconds = [0, 3, 6, 7]
    written = [
        move_on(office.database, queues, NOON + number * SECOND, memory) for number in seconds
    ]
    assert written == [0, 0, 4, 2]
    assert ground.look(office.desk, moving).moved == 700
    assert move_on(office.database, queues, NOON + 8 * SECOND, memory) == 0
    assert memory.asked == {}


def test_a_queue_that_is_away_loses_nothing(office: Office, owner: Database) -> None:
    moving = begun(office, owner, 3)
    with Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.2) as away:
        memory = resting.Memory()
        move_on(office.database, Queues(away), NOON, memory)
        move_on(office.database, Queues(away), NOON + 6 * SECOND, memory)
    assert ground.look(office.desk, moving).moved == 3


def counted(office: Office, cases: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """A count of so many cases, of which a page has counted none itself."""
    monkeypatch.setattr(counting, "SOON", -1.0)
    office.open(cases)
    return migrating.count(office.desk, small(ground.changed(relabel)).definition, NOON).id


def test_a_worker_counts_what_a_page_has_left(
    office: Office, redis_url: str, queues: Queues, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impact = counted(office, 1200, monkeypatch)
    memory = resting.Memory()
    assert resting.carry_on(resting.COUNTS, office.database, queues, NOON, memory) == 0
    assert queues.waiting(LONG) == 1
    environ = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": office.database.url,
        "REDIS_URL": redis_url,
        "SMTP_URL": "smtp://127.0.0.1:1",
    }
    worker = Runner(["-m", "engine.cli.main", "worker", LONG], environ)
    try:
        ground.wait_until(lambda: found(office, impact).ended)
    finally:
        worker.send(signal.SIGTERM)
        assert worker.end(20) == 0
    assert found(office, impact).impact.seen == 1200


def found(office: Office, impact: int) -> migrating.Count:
    one = migrating.find(office.desk, impact)
    assert one is not None
    return one


def test_without_a_worker_the_clock_counts_itself(
    office: Office, queues: Queues, monkeypatch: pytest.MonkeyPatch
) -> None:
    impact = counted(office, 1200, monkeypatch)
    memory = resting.Memory()
    written = [
        resting.carry_on(resting.COUNTS, office.database, queues, NOON + n * SECOND, memory)
        for n in (0, 3, 6)
    ]
    assert written == [0, 0, 4]  # three batches, and the look that finds no more
    assert (found(office, impact).ended, found(office, impact).impact.seen) == (True, 1200)
