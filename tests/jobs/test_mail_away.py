"""The mail server is away for an hour of moved clock: afterwards every message is there, once."""

import datetime as dt
from typing import cast

import pytest

from engine.jobs import clock, handlers
from engine.jobs.channels.smtp import SmtpPost
from engine.jobs.clock import Memory
from engine.jobs.queues import Queues
from engine.jobs.root import Root
from engine.service.envelopes import Letterhead
from engine.store.deliveries import Key
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.support.small import ALICE, CHARLIE, DIAN, FINA, NOON

MINUTE = dt.timedelta(minutes=1)
EARLY = NOON + dt.timedelta(hours=18, minutes=28)  # Tuesday, 06.28 in Jakarta
READERS = (ALICE, CHARLIE, DIAN, FINA)
TASKS = 96
SENT_BEFORE = 30


class Hints(list[list[Key]]):
    """What the clock would put into Redis: jobs of keys, which may be worked on twice."""

    def waiting(self, _name: str) -> int:
        return len(self)

    def deliver(self, keys: list[Key]) -> None:
        self.append(keys)

    def __getattr__(self, _name: str) -> object:
        return lambda *_: None  # no other work is asked for here


@pytest.fixture
def away(office: Office) -> Office:
    """Ninety-six tasks of Bob's, and two pieces of news of each for four readers."""
    office.run("UPDATE person SET email = lower(name) || '@example.org'")
    office.open(TASKS, EARLY - MINUTE)
    office.run("UPDATE outbox SET relayed_at = now(), outcome = 'told' WHERE kind = 'progress'")
    for reader in READERS:
        office.run(
            "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
            " SELECT tenant, case_id, seq, 'person:' || %s, notice, kind, values, not_before"
            "   FROM outbox WHERE kind = 'progress' AND queue = 'person:1' ORDER BY id LIMIT 2",
            reader,
        )
    office.run("UPDATE task SET wake_at = NULL, remind_at = NULL")
    return office


def test_a_hundred_mails_and_digests_survive_an_hour_without_a_server(
    away: Office, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = EARLY
    monkeypatch.setattr(handlers, "_now", lambda: now)
    head = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
    root = Root(away.database, head, lambda: SmtpPost(post_office.url, timeout=3))
    hints, memory = Hints(), Memory()

    def goes_away_in_mid_batch() -> None:
        (keys,) = hints
        assert len(keys) == TASKS
        handlers.call(root, "deliver", [keys[:SENT_BEFORE]])
        post_office.closes()

    for minute in range(100):
        now = EARLY + minute * MINUTE
        clock.tick(away.database, cast("Queues", hints), now, memory)
        if minute == 0:
            goes_away_in_mid_batch()
        if minute == 60:
            assert len(post_office.received) == SENT_BEFORE
            post_office.opens()
        while hints:
            keys = hints.pop()
            for _twice in range(2):
                handlers.call(root, "deliver", [keys])

    assert away.number("SELECT count(*) FROM delivery WHERE next_at IS NOT NULL") == 0
    assert away.number("SELECT count(*) FROM incident") == 0
    assert set(post_office.ids().values()) == {1}
    assert len(post_office.to("bob@example.org")) == TASKS
    for name in ("alice", "charlie", "dian", "fina"):
        (digest,) = post_office.to(f"{name}@example.org")
        assert digest["Subject"].startswith("2 ")
    assert len(post_office.ids()) == TASKS + len(READERS) == 100
    unsent = "SELECT count(*) FROM delivery WHERE channel = 'mail' AND sent_at IS NULL"
    assert away.number(unsent) == 0
