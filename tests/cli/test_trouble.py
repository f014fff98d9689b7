"""What a person can do something about is one line, never a traceback."""

import pytest

from engine.cli.main import main
from engine.local.servers import Servers
from tests.support.database import fresh


def test_a_database_that_was_never_prepared_is_said_in_one_line(
    servers: Servers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with fresh(servers) as empty:
        monkeypatch.setenv("DATABASE_URL", empty)
        monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
        assert main(["prove", "musrenbang"]) == 2
    said = capsys.readouterr().err
    assert said == ("rembuk: the database is not prepared for this version: run `rembuk prepare`\n")
