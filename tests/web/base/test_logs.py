"""No line of a log says who anybody is or what they wrote, however much goes wrong."""

import dataclasses
import datetime as dt
import io
import json
import logging
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, NoReturn

import pytest
import structlog

from engine.jobs import clock, queues
from engine.local.servers import Servers
from engine.service import delivering, logs
from engine.service.envelopes import Letterhead
from tests.web.filling import propose
from tests.web.town import NAMES, PASSWORD, Town, settings
from web import create_app

WORDS = "Rahasia kolam Pak Harjo"
PHONE = "0812-3456-7890"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the processes of this test write."""
    handlers_before, level = logging.root.handlers[:], logging.root.level
    out = io.StringIO()
    logs.configure(out)
    yield out
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers_before
    logging.root.setLevel(level)


def refuse(message: EmailMessage) -> NoReturn:
    """A mail server whose refusal repeats all that it was sent."""
    raise RuntimeError(message.as_string())


def lines_of(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_case_through_pages_and_workers_leaves_nobodys_name_or_words(
    town: Town, servers: Servers, written: io.StringIO, tmp_path: Any
) -> None:
    database = town.desk.database
    with database.connection() as connection:
        connection.execute("UPDATE person SET email = 'surat.' || id || '@rahasia.example'")
    own = settings(database.url, servers.redis_url, tmp_path)
    app = create_app(dataclasses.replace(own, sample=False))

    def broken(words: str) -> NoReturn:
        raise ValueError(f"{words}: {WORDS} {PHONE}")

    app.add_url_rule("/pecah/<words>", "pecah", broken)
    here = dataclasses.replace(town, app=app)
    sari = here.client("sari")
    number = propose(sari, **{"f-title": WORDS, "f-problem": f"{WORDS}, {PHONE}"})
    sari.get(f"/usulan/{number}")
    sari.get("/usulan", query_string={"q": WORDS})
    sari.get(f"/tidak-ada/{WORDS}")
    answer = sari.get(f"/pecah/{WORDS}")
    assert answer.status_code == 500
    sari.open("/", method="RAHASIA")
    here.visitor().post("/masuk", data={"username": "harjo", "password": PASSWORD})
    logging.getLogger("library").error("it could not take %s", WORDS)
    try:
        broken("x")
    except ValueError:
        logging.getLogger("library").exception("it broke")

    # Tomorrow towards noon: after the time to take back, and in nobody's quiet hours.
    now = dt.datetime.now(dt.UTC).replace(hour=4) + dt.timedelta(days=1)
    with queues.connect("redis://127.0.0.1:1/0", 0.2) as away:
        clock.tick(database, queues.Queues(away), now, clock.Memory())
    with database.connection() as connection:
        connection.execute("UPDATE delivery SET next_at = %s WHERE next_at IS NOT NULL", (now,))
        keys = connection.execute(
            "SELECT tenant, id FROM delivery WHERE channel = 'mail' AND next_at IS NOT NULL LIMIT 9"
        ).fetchall()
    assert keys
    head = Letterhead("a@b.example", "https://b.example")
    delivering.deliver(database, keys, now, refuse, head)

    lines = lines_of(written)
    events = {line["event"] for line in lines}
    assert {"request", "page_broke", "library", "queue_away", "letter_failed"} <= events
    said = [line for line in lines if line["event"] == "request"]
    assert {"/pecah/<words>", "none"} <= {line["route"] for line in said}
    assert {"GET", "POST", "other"} == {line["method"] for line in said}
    assert all(line["ms"] >= 0 and line["status"] for line in said)
    (broke,) = [line for line in lines if line["event"] == "page_broke"]
    assert broke["request"] == answer.headers["X-Request-Id"]
    assert (broke["error"], broke["route"]) == ("ValueError", "/pecah/<words>")

    everything = written.getvalue().lower()
    names = [part for name in NAMES.values() for part in name.split()]
    for secret in (*names, *WORDS.split(), PHONE, "rahasia.example", "harjo", PASSWORD, number):
        assert secret.lower() not in everything, secret


def test_a_terminal_is_spoken_to_plainly(written: io.StringIO) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    logs.configure(out)
    structlog.get_logger().warning("queue_away", error="X")
    structlog.get_logger().debug("not_said")
    assert "queue_away" in out.getvalue()
    assert not out.getvalue().startswith("{")
    assert "not_said" not in out.getvalue()


def test_the_sample_in_a_terminal_is_not_drowned_in_requests(
    town: Town, written: io.StringIO
) -> None:
    town.visitor().get("/")
    assert lines_of(written) == []
