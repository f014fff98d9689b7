"""The clock sends lists of places without a forum; they arrive by mail in the reader's words."""

import datetime as dt
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from redis import Redis

from engine.jobs import clock, lists, queues
from engine.jobs.clock import Memory
from engine.jobs.queues import Queues
from engine.service import delivering, telling
from engine.service.envelopes import Letterhead
from engine.store.database import Database
from tests.core.test_forums import rules
from tests.jobs.office import Office
from tests.support.office import publish
from tests.support.small import CHARLIE

MORNING = dt.datetime(2027, 2, 2, 1, tzinfo=dt.UTC)  # ten days before the asking ends
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    with queues.connect(redis_url) as connection:
        yield connection


@pytest.fixture
def gathered(office: Office, owner: Database) -> Office:
    """The office with a forum in its rules."""
    with owner.transaction() as connection:
        publish(connection, 1, rules())
    return office


def sent(owner: Database) -> int:
    with owner.connection() as connection:
        row = connection.execute("SELECT count(*) FROM forum_list").fetchone()
    assert row is not None
    return int(row[0])


def test_the_clock_looks_once_a_minute(gathered: Office) -> None:
    memory = lists.Memory()
    before = MORNING - dt.timedelta(seconds=1)
    assert lists.send(gathered.database, before, memory) == 0
    assert lists.send(gathered.database, MORNING, memory) == 0
    assert lists.send(gathered.database, before + MINUTE, memory) == 1
    assert lists.send(gathered.database, before + 2 * MINUTE, memory) == 0


def test_a_tick_on_the_morning_sends_them(gathered: Office, redis: Redis, owner: Database) -> None:
    clock.tick(gathered.database, Queues(redis), MORNING, Memory())
    clock.tick(gathered.database, Queues(redis), MORNING + MINUTE, Memory())
    assert sent(owner) == 1


def test_the_office_above_has_it_by_mail_with_a_way_to_the_lists(
    gathered: Office, owner: Database
) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE person SET email = 'charlie@example.org', language = 'en'"
                           " WHERE id = %s", (CHARLIE,))  # fmt: skip
    lists.send(gathered.database, MORNING, lists.Memory())
    mails = telling.relay(gathered.database, MORNING).mails
    messages: list[EmailMessage] = []
    head = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
    delivering.deliver(gathered.database, list(mails), MORNING, messages.append, head)
    (message,) = [one for one in messages if "charlie" in str(one["To"])]
    assert message["Subject"] == "2 places have recorded no Gate"
    body = message.get_content()
    assert "https://rembuk.kecil.example/forum" in body.replace("=\n", "")
    assert "in 10 days" in body
