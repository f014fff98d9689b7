"""Cases that others open: a worker is asked, and where none is the clock does it."""

import datetime as dt

import pytest
from redis import Redis

from engine.jobs import branching, handlers, queues
from engine.jobs.queues import DEADLINES, Queues
from engine.local.servers import Servers
from engine.service.acting import act
from engine.service.desk import Desk
from engine.store import beats
from tests.support.small import NOON
from tests.support.surveys import opened, sent, to_survey

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def line(servers: Servers) -> Queues:
    """Empty queues."""
    redis = queues.connect(servers.redis_url)
    redis.flushall()
    return Queues(redis)


@pytest.fixture
def case(survey_desk: Desk) -> int:
    """A case whose surveys are to be opened."""
    case_id = sent(survey_desk)
    act(survey_desk, case_id, to_survey(), None, NOON)
    return case_id


def born(desk: Desk, case: int) -> int:
    return sum(1 for one in opened(desk, case) if one.child is not None)


def test_a_worker_is_asked_once_and_the_clock_waits_for_it(
    survey_desk: Desk, case: int, line: Queues
) -> None:
    memory = branching.Memory()
    with survey_desk.database.connection() as connection:
        beats.begin(connection, "worker", DEADLINES, "here", 1)
    for seconds in range(4):
        assert branching.see_to(survey_desk.database, line, NOON + seconds * SECOND, memory) == 0
    assert line.waiting(DEADLINES) == 1
    assert born(survey_desk, case) == 0


def test_where_no_worker_is_the_clock_opens_them(
    survey_desk: Desk, case: int, line: Queues
) -> None:
    memory = branching.Memory()
    branching.see_to(survey_desk.database, line, NOON, memory)
    assert branching.see_to(survey_desk.database, line, NOON + SECOND, memory) == 2
    assert born(survey_desk, case) == 2
    assert branching.see_to(survey_desk.database, line, NOON + 6 * SECOND, memory) == 0


def test_a_queue_that_is_away_loses_nothing(survey_desk: Desk, case: int) -> None:
    away = Queues(Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.2))
    memory = branching.Memory()
    branching.see_to(survey_desk.database, away, NOON, memory)
    assert branching.see_to(survey_desk.database, away, NOON + 5 * SECOND, memory) == 2


def test_the_handler_is_known_by_its_name() -> None:
    assert handlers.HANDLERS["branch"] is handlers.branch
