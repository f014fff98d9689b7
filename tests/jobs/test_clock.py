"""Ticks: what is due moves, what Redis lost is found again, a missing worker is replaced."""

import datetime as dt
import json
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis import Redis

from engine.jobs import clock, handlers, queues
from engine.jobs.channels.smtp import SmtpPost
from engine.jobs.clock import Memory
from engine.jobs.queues import DEADLINES, LONG, NOTICES, Queues
from engine.jobs.root import Root
from engine.jobs.worker import worker
from engine.service import delivering, drafts, pruning, rooting
from engine.service.desk import Desk
from engine.service.envelopes import Letterhead
from engine.store import beats
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.support.small import ALICE, BOB, NOON

SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
SOON = NOON + MINUTE
REMIND = dt.datetime(2027, 2, 8, 1, tzinfo=dt.UTC)
LONG_AFTER = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    with queues.connect(redis_url) as connection:
        yield connection


@pytest.fixture
def standing(redis: Redis) -> Queues:
    return Queues(redis)


@pytest.fixture
def gone() -> Queues:
    """A Redis that is not there."""
    return Queues(queues.connect("redis://127.0.0.1:1/0", timeout=0.2))


def root_of(office: Office, server: PostOffice) -> Root:
    head = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
    return Root(office.database, head, lambda: SmtpPost(server.url, timeout=3))


def work_off(office: Office, server: PostOffice, redis: Redis, queue: str) -> None:
    worker(root_of(office, server), redis, queue).work(burst=True, logging_level="ERROR")


def jobs_in(redis: Redis, name: str | None = None) -> list[Any]:
    """Every job (of this name) as it lies in Redis, read from its bytes as JSON."""
    keys = sorted(redis.keys("rq:job:*"))
    jobs = [json.loads(zlib.decompress(redis.hget(key, "data"))) for key in keys]
    return [job for job in jobs if name in (None, job[0])]


def test_a_quiet_office_is_left_in_peace(office: Office, standing: Queues, redis: Redis) -> None:
    memory = Memory()
    rooting.make_root(office.desk, NOON.date() - dt.timedelta(days=1), NOON)
    for second in range(5):
        assert clock.tick(office.database, standing, NOON + second * SECOND, memory).idle
    assert redis.keys("rq:job:*") == []


def test_one_job_carries_the_whole_batch_and_its_bytes_are_json_with_ids_alone(
    office: Office, standing: Queues, redis: Redis
) -> None:
    office.open(7)

    done = clock.tick(office.database, standing, SOON, Memory())

    keys = office.rows(
        "SELECT tenant, id FROM delivery WHERE channel = 'mail' AND person = %s ORDER BY id", BOB
    )
    assert (done.relayed, done.handed) == (14, 7)
    assert jobs_in(redis, "deliver") == [["deliver", None, [[list(key) for key in keys]], {}]]


def test_every_job_that_there_is_has_a_handler_and_plain_arguments(
    standing: Queues, redis: Redis
) -> None:
    standing.deliver([(1, 2)])
    standing.wake()
    standing.seal_day(1, "2027-02-01")
    for name, instance, args, kwargs in jobs_in(redis):
        assert name in handlers.HANDLERS
        assert (instance, kwargs) == (None, {})
        assert json.loads(json.dumps(args)) == args


def test_a_name_that_is_not_in_the_table_is_not_imported(
    office: Office, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    standing._queues[NOTICES].enqueue("os.getpid")
    work_off(office, post_office, redis, NOTICES)
    assert standing._queues[NOTICES].failed_job_registry.count == 1


def test_a_worker_sends_what_the_clock_gave_it(
    office: Office, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    office.open(60)
    clock.tick(office.database, standing, SOON, Memory())

    work_off(office, post_office, redis, NOTICES)

    assert len(post_office.to("bob@example.org")) == 60
    assert (
        office.number("SELECT count(*) FROM delivery WHERE channel='mail' AND sent_at IS NULL")
        == 60
    )
    assert jobs_in(redis, "deliver") == []


def test_a_flushed_redis_loses_nothing(
    office: Office, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    office.open(3)
    memory = Memory()
    clock.tick(office.database, standing, SOON, memory)
    redis.flushall()

    between = clock.tick(office.database, standing, SOON + 4 * SECOND, memory)
    after = clock.tick(office.database, standing, SOON + 6 * SECOND, memory)
    work_off(office, post_office, redis, NOTICES)

    assert (between.handed, after.handed) == (0, 3)
    assert sorted(post_office.ids().values()) == [1, 1, 1]


def test_what_waits_in_the_queue_is_not_put_there_again(
    office: Office, standing: Queues, redis: Redis
) -> None:
    office.open(3)
    memory = Memory()
    for minute in range(5):
        clock.tick(office.database, standing, SOON + minute * MINUTE, memory)
    assert len(jobs_in(redis, "deliver")) == 1


def test_a_redis_that_is_away_holds_up_neither_inbox_nor_deadlines(
    office: Office, gone: Queues, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    office.open(3)
    memory = Memory()

    done = clock.tick(office.database, gone, SOON, memory)
    assert done.queue_away
    assert office.number("SELECT count(*) FROM delivery WHERE channel = 'page'") == 6
    for second in range(7):
        clock.tick(office.database, gone, REMIND + second * SECOND, memory)
    assert office.number("SELECT count(*) FROM event WHERE kind = 'reminded'") == 3

    clock.tick(office.database, standing, REMIND + MINUTE, memory)
    work_off(office, post_office, redis, NOTICES)
    assert max(post_office.ids().values()) == 1
    assert len(post_office.to("bob@example.org")) == 6


@pytest.mark.parametrize(("heard", "after"), [(True, 5), (False, 1)])
def test_deadlines_wait_for_a_worker_and_then_the_clock_does_them_itself(
    office: Office, standing: Queues, heard: bool, after: int
) -> None:
    office.open(4)
    memory = Memory()
    if heard:
        with office.database.connection() as connection:
            beats.begin(connection, "worker", DEADLINES, "here", 1)
    clock.tick(office.database, standing, SOON, memory)

    done = [clock.tick(office.database, standing, REMIND + n * SECOND, memory) for n in range(7)]

    assert [one.asked for one in done] == [True] + [False] * 6
    assert [one.woken for one in done] == [4 if n == after else 0 for n in range(7)]


def test_a_worker_that_is_there_does_the_deadlines(
    office: Office, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    office.open(4)
    memory = Memory()
    now = dt.datetime.now(dt.UTC)
    office.run("UPDATE task SET wake_at = remind_at - interval '30 days'")
    asked = clock.tick(office.database, standing, REMIND, memory)
    assert asked.asked
    office.run("UPDATE task SET remind_at = %s, wake_at = %s", now, now)
    office.run("UPDATE tenant SET directory_version = directory_version + 1")

    work_off(office, post_office, redis, DEADLINES)

    assert office.number("SELECT count(*) FROM event WHERE kind = 'reminded'") == 4
    assert clock.tick(office.database, standing, now + 9 * SECOND, memory).woken == 0


def test_a_busy_worker_is_not_replaced(office: Office, standing: Queues) -> None:
    office.open(4)
    memory = Memory()
    clock.tick(office.database, standing, REMIND, memory)
    # Somebody took the oldest row; the others are still free, seconds later.
    office.run(
        "UPDATE task SET leased_until = %s WHERE id = (SELECT min(id) FROM task)", LONG_AFTER
    )

    later = clock.tick(office.database, standing, REMIND + 6 * SECOND, memory)

    assert later.woken == 0
    assert later.asked


def test_two_clocks_at_once_do_nothing_twice(office: Office, standing: Queues) -> None:
    office.open(60)

    def run(_: int) -> None:
        memory = Memory()
        clock.tick(office.database, standing, SOON, memory)
        for second in range(7):
            clock.tick(office.database, standing, REMIND + second * SECOND, memory)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(run, range(3)))

    assert office.rows("SELECT kind, count(*) FROM event GROUP BY 1 ORDER BY 1") == [
        ("opened", 60),
        ("reminded", 60),
    ]
    assert office.number("SELECT count(*) FROM delivery WHERE kind = 'task'") == 120
    assert office.number("SELECT count(*) FROM delivery WHERE kind = 'reminder'") == 120


def test_yesterdays_root_is_made_once_by_a_worker(
    office: Office, standing: Queues, redis: Redis, post_office: PostOffice
) -> None:
    office.open()
    memory = Memory()
    for second in range(3):
        clock.tick(office.database, standing, NOON + second * SECOND, memory)
    assert jobs_in(redis, "seal_day") == [["seal_day", None, [1, "2027-01-31"], {}]]

    work_off(office, post_office, redis, LONG)
    clock.tick(office.database, standing, NOON + dt.timedelta(minutes=9), memory)

    assert office.rows('SELECT tenant, "on"::text, cases FROM daily_root') == [(1, "2027-01-31", 1)]


def test_yesterdays_root_is_made_by_the_clock_where_no_worker_is(
    office: Office, gone: Queues
) -> None:
    memory = Memory()
    for minute in range(6):
        assert office.number("SELECT count(*) FROM daily_root") == 0
        clock.tick(office.database, gone, NOON + minute * MINUTE, memory)
    assert office.number("SELECT count(*) FROM daily_root") == 1


def test_old_rows_go_and_open_ones_stay(office: Office, standing: Queues) -> None:
    office.open()
    clock.tick(office.database, standing, SOON, Memory())
    office.open(now=NOON + 10 * MINUTE)

    year_later = NOON + dt.timedelta(days=500)
    office.run("UPDATE delivery SET next_at = NULL WHERE person = 1")
    pruning.prune(office.database, year_later)
    pruning.prune(office.database, year_later)

    assert office.rows("SELECT person, channel FROM delivery") == [(BOB, "mail")]  # never sent
    assert office.number("SELECT count(*) FROM outbox WHERE relayed_at IS NULL") == 2
    assert office.number("SELECT count(*) FROM outbox") == 3
    assert office.number("SELECT count(*) FROM event") == 2
    assert delivering.hand_over(office.database, year_later, 500) != []


def test_a_draft_that_nobody_touched_for_months_goes_and_a_younger_one_stays(
    office: Office,
) -> None:
    desk = Desk(office.database, 1)
    drafts.begin(desk, ALICE, "small", NOON)
    young = drafts.begin(desk, ALICE, "small", NOON + dt.timedelta(days=100))

    assert pruning.prune(office.database, NOON + dt.timedelta(days=130))["draft"] == 1

    assert [one.form for one in drafts.mine(desk, ALICE)] == [young.form]
