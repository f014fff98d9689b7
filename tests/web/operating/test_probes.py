"""What a program that watches over the installation is told, and that nobody else is."""

import dataclasses
import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from engine.jobs.pulse import Pulse
from engine.jobs.queues import NAMES, NOTICES, Queues
from engine.local.servers import Servers
from engine.service import operating
from engine.store import migrate
from engine.store import operating as rows
from engine.store.database import Database
from tests.web.town import ROOT, Town, settings
from web import create_app

TOKEN = "geheim-genug-fuer-alle"
SURE = {"Authorization": f"Bearer {TOKEN}"}
LINE = re.compile(r'rembuk_([a-z_]+)(?:\{[a-z]+="([a-z_]+)"\})? (\S+)')


@pytest.fixture(scope="module")
def watched(town: Town, servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    own = settings(town.desk.database.url, servers.redis_url, tmp_path_factory.mktemp("data"))
    told = dataclasses.replace(
        own, operator_token=TOKEN, trusted_proxies=(ip_network("10.0.0.0/24"),)
    )
    return create_app(told).test_client()


@pytest.fixture
def ticking(town: Town) -> Iterator[Pulse]:
    """A clock that came to the end of a tick."""
    database = Database(town.desk.database.url, size=1)
    with Pulse(database, "clock") as pulse:
        with pulse.doing("tick"):
            pass
        pulse._try()
        yield pulse
    database.close()


def figures(answer: TestResponse) -> dict[tuple[str, str], float]:
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    text = answer.get_data(as_text=True)
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, label, value = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
            assert f"# TYPE rembuk_{name} gauge" in text
            found[name, label or ""] = float(value)
    return found


def test_life_is_told_to_everybody_and_asks_nobody(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    client = create_app(settings(away, "redis://127.0.0.1:1/0", tmp_path)).test_client()
    answer = client.get("/sehat")
    assert (answer.status_code, answer.get_data()) == (200, b"ok\n")


@pytest.mark.parametrize("address", ["/siap", "/metrik"])
def test_figures_are_for_who_knows_the_token_and_for_a_proxy_itself(
    town: Town, watched: FlaskClient, ticking: Pulse, address: str
) -> None:
    def code(peer: str = "203.0.113.7", **headers: str) -> int:
        asked = {name.replace("_", "-"): words for name, words in headers.items()}
        return watched.get(address, headers=asked, environ_base={"REMOTE_ADDR": peer}).status_code

    assert code() == 404
    assert code(Authorization=f"Bearer {TOKEN}") == 200
    assert code(Authorization=f"Bearer {TOKEN}x") == 404
    assert code(Authorization="Bearer ") == 404
    assert code(Authorization=TOKEN) == 404
    assert code(Authorization="Bearer gëheim") == 404
    assert code("10.0.0.9") == 200
    assert code("10.0.1.9") == 404
    # A visitor behind the proxy, also one who says to be the proxy.
    assert code("10.0.0.9", X_Forwarded_For="203.0.113.7") == 404
    assert code("10.0.0.9", X_Forwarded_For="10.0.0.9") == 404
    assert code("10.0.0.9", Authorization="Bearer wrong") == 404
    # Without a token in the settings none opens anything.
    assert town.visitor().get(address, headers={"Authorization": "Bearer "}).status_code == 404
    assert town.client("lurah").get(address).status_code == 404


def test_ready_is_who_has_database_schema_queue_and_clock(
    town: Town, watched: FlaskClient, ticking: Pulse
) -> None:
    answer = watched.get("/siap", headers=SURE)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    parts = ["database", "migrations", "clock", "queue"]
    assert answer.get_data(as_text=True).splitlines() == [f"{part} ok" for part in parts]

    database = town.desk.database
    with database.connection() as connection:
        connection.execute("UPDATE beat SET did_at = did_at - interval '2 minutes'")
    late = watched.get("/siap", headers=SURE)
    assert (late.status_code, "clock missing" in late.get_data(as_text=True)) == (503, True)
    owner = Database(database.url, size=1, as_owner=True)
    with owner.connection() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001_people'")
        try:
            assert operating.readiness(database)["migrations"] is False
        finally:
            connection.execute("UPDATE alembic_version SET version_num = %s", (rows.newest(),))
    owner.close()


def test_who_has_nothing_is_not_ready(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    own = settings(away, "redis://127.0.0.1:1/0", tmp_path)
    client = create_app(dataclasses.replace(own, operator_token=TOKEN)).test_client()
    answer = client.get("/siap", headers=SURE)
    assert answer.status_code == 503
    assert answer.get_data(as_text=True).count("missing") == 4
    assert client.get("/metrik", headers=SURE).status_code == 503


def test_the_newest_migration_is_known_without_its_library() -> None:
    assert rows.newest() == migrate.newest()


def test_the_web_server_does_not_load_what_only_workers_need() -> None:
    code = "import sys, web; sys.exit('rq' in sys.modules or 'alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_figures_are_what_stands_in_database_and_queue(
    town: Town, watched: FlaskClient, ticking: Pulse, servers: Servers
) -> None:
    before = figures(watched.get("/metrik", headers=SURE))
    assert {label for name, label in before if name == "queue_length"} == set(NAMES)
    assert (before["clocks", ""], before["queue_up", ""]) == (1, 1)
    assert before["workers", NOTICES] == 0
    assert 0 <= before["clock_tick_age_seconds", ""] < 60
    with town.desk.database.connection() as connection:
        connection.execute(
            "INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)"
            " SELECT %s, NULL, '', kind, '{}', now()"
            "   FROM unnest(ARRAY['undelivered', 'undelivered', 'vacant']) AS kind",
            (town.desk.tenant,),
        )
        connection.execute(
            "INSERT INTO outbox (tenant, queue, notice, kind, values, not_before)"
            " VALUES (%s, 'x', 'x', 'office', '{}', now() - interval '90 seconds')",
            (town.desk.tenant,),
        )
    with Redis.from_url(servers.redis_url) as redis:
        Queues(redis).deliver([(1, 1)])
    worker = Database(town.desk.database.url, size=1)
    with Pulse(worker, "worker", NOTICES):
        after = figures(watched.get("/metrik", headers=SURE))
    worker.close()

    def more(name: str, label: str = "") -> float:
        return after[name, label] - before.get((name, label), 0)

    assert (more("incidents_open", "undelivered"), more("incidents_open", "vacant")) == (2, 1)
    assert (more("deliveries_failed"), more("outbox_due")) == (2, 1)
    assert after["outbox_oldest_seconds", ""] >= 90
    assert (more("queue_length", NOTICES), more("workers", NOTICES)) == (1, 1)


def test_overdue_tasks_are_counted_by_the_moment_given(town: Town) -> None:
    database = town.desk.database
    with database.connection() as connection:
        opened = operating.figures(database, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).waiting
        later = operating.figures(database, dt.datetime(2036, 1, 1, tzinfo=dt.UTC)).waiting
        due = connection.execute(
            "SELECT count(*) FROM task WHERE closed_at IS NULL AND due_at < '2036-01-01'"
        ).fetchone()
    assert opened.tasks_overdue == 0
    assert (later.tasks_overdue,) == due
