"""What the bench says of deadlines, relay and messages is over work that was really done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Settings
from engine.bench import handing_over, loop, racing, relaying, sweeping
from engine.store.database import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def owner(database_url: str) -> Iterator[Database]:
    made = Database(database_url, as_owner=True)
    with made.transaction() as connection:
        loop.furnish(connection)
    yield made
    made.close()


@pytest.fixture
def database(database_url: str, owner: Database) -> Iterator[Database]:
    made = Database(database_url, size=2)
    yield made
    made.close()


def number(owner: Database, query: str) -> int:
    with owner.connection() as connection:
        return int(connection.execute(query.encode()).fetchall()[0][0])


def test_a_sweep_claims_and_decides_all_that_is_due_in_each_round(
    database: Database, owner: Database
) -> None:
    racing.Race(database, 20).in_bulk([1])  # cases of before, one of them elsewhere
    swept = sweeping.swept(database, owner, rounds=2, due=40)
    assert swept.due == 40
    assert swept.claimed > 0
    assert 0 < swept.decided <= swept.decided_mostly
    assert number(owner, "SELECT count(*) FROM event WHERE kind = 'lapsed'") == 80


def test_the_relay_is_measured_over_rows_that_were_really_told(
    database: Database, owner: Database
) -> None:
    sweeping.swept(database, owner, rounds=1, due=10)
    relayed = relaying.relayed(database, owner, rounds=2, rows=1200)
    assert relayed.rounds == 2
    assert 0 < relayed.ours <= relayed.best
    assert relayed.ratio > 0
    # The round that is thrown away is told too.
    assert number(owner, "SELECT count(*) FROM delivery WHERE channel = 'page'") == 3 * 1200
    assert number(owner, "SELECT count(*) FROM outbox WHERE relayed_at IS NULL") == 0


@pytest.mark.proof
@pytest.mark.timeout(400)
def test_each_message_of_a_second_of_decisions_is_timed(
    database: Database, owner: Database
) -> None:
    settings = Settings.from_environment({}, ROOT)
    done = handing_over.handed_over(settings, database, owner, seconds=1, pace=20)
    assert done.messages == 20
    assert 0 <= done.p95 <= done.last
    sent = "SELECT count(*) FROM delivery WHERE channel = 'mail' AND sent_at IS NOT NULL"
    assert number(owner, sent) == 20
