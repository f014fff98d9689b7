"""What `rembuk run` starts, as data."""

from pathlib import Path

from config.settings import Settings
from engine.cli import run
from engine.local import whole


def settings(data: Path, **environ: str) -> Settings:
    return Settings.from_environment({"DATA_DIR": str(data), **environ}, data, uid=1000)


def test_one_worker_for_each_queue_one_clock_and_the_web(tmp_path: Path) -> None:
    names = [each.name for each in whole.programs(settings(tmp_path))]
    assert names == ["web", "clock", "notices", "deadlines", "long", "mailbox"]


def test_the_mailbox_belongs_to_the_sample(tmp_path: Path) -> None:
    names = [each.name for each in whole.programs(settings(tmp_path, SAMPLE="0"))]
    assert "mailbox" not in names


def test_the_web_server_opens_no_control_socket_and_listens_where_told(tmp_path: Path) -> None:
    web = whole.programs(settings(tmp_path, PORT="8123", LISTEN_HOST="::1"))[0].command
    assert "--no-control-socket" in web
    assert web[web.index("--bind") + 1] == "[::1]:8123"


def test_the_announcement_has_the_address_and_the_sample_logins(tmp_path: Path) -> None:
    (tmp_path / run.LOGINS).write_text("operator  rahasia\n")
    lines = run.announcement(settings(tmp_path, BASE_URL="https://rembuk.example/"))
    assert "Rembuk is at https://rembuk.example" in lines
    assert "operator  rahasia" in lines
    closed = run.announcement(settings(tmp_path, SAMPLE="0"))
    assert "operator  rahasia" not in closed


def test_only_the_web_server_starts_before_the_address_answers(tmp_path: Path) -> None:
    at_once = [each.name for each in whole.programs(settings(tmp_path)) if not each.waits]
    assert at_once == ["web"]
