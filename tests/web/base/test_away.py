"""Servers that are away: pages say so, and log in is still limited without Redis.

A module of its own: the limiter belongs to the process, and these applications count elsewhere.
"""

from pathlib import Path

from tests.web.town import Town, settings, token
from web import create_app
from web.base.errors import stop

NO_REDIS = "redis://127.0.0.1:1/0"


def test_a_broken_page_says_that_it_is_not_the_readers_fault(town: Town, tmp_path: Path) -> None:
    app = create_app(settings(town.desk.database.url, NO_REDIS, tmp_path))
    app.add_url_rule("/pecah", "pecah", lambda: 1 / 0)
    app.add_url_rule("/berhenti", "berhenti", lambda: stop(409, "Sudah diputuskan <b>tadi</b>."))
    broken = app.test_client().get("/pecah")
    assert broken.status_code == 500
    assert "bukan salah Anda" in broken.get_data(as_text=True)
    assert "ZeroDivision" not in broken.get_data(as_text=True)
    said = app.test_client().get("/berhenti")
    assert said.status_code == 409
    assert "Sudah diputuskan &lt;b&gt;" in said.get_data(as_text=True)


def test_a_database_that_is_away_is_said_on_a_whole_page(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    app = create_app(settings(away, NO_REDIS, tmp_path))
    client = app.test_client()
    client.set_cookie("sesi", "x" * 40)
    for address in ("/", "/usulan", "/usul", "/masuk"):
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert "sedang tidak dapat dijangkau" in answer.get_data(as_text=True), address
        assert "Content-Security-Policy" in answer.headers


def test_without_redis_each_process_still_counts(town: Town, tmp_path: Path) -> None:
    app = create_app(settings(town.desk.database.url, NO_REDIS, tmp_path))
    client = app.test_client()
    held = {"username": "nobody", "password": "x" * 12, "csrf_token": token(client, "/masuk")}
    codes: list[int] = []
    # Tries are counted in windows of the clock: one may end in between, two cannot.
    while len(codes) < 65 and 429 not in codes:
        codes.append(client.post("/masuk", data=held).status_code)
    assert codes[0] == 422
    assert codes[-1] == 429
