"""Settings: defaults, and one clear line naming the variable for each wrong value."""

import dataclasses
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config import places, secret
from config.settings import Settings, SettingsError

ROOT = Path(__file__).resolve().parents[2]


def settings(root: Path = ROOT, uid: int = 1000, **environ: str) -> Settings:
    return Settings.from_environment(environ, root, uid=uid)


def test_nothing_set_gives_a_local_sample_in_indonesian(tmp_path: Path) -> None:
    made = settings(tmp_path)
    assert made.data_dir == tmp_path / ".data"
    assert (made.host, made.port, made.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert made.sample
    assert made.locale == "id"
    assert made.own_postgres
    assert made.own_valkey
    assert made.own_mailbox
    assert list(tmp_path.iterdir()) == []


def test_as_root_the_data_lies_in_a_folder_of_the_system(tmp_path: Path) -> None:
    one, two = settings(tmp_path / "a", uid=0), settings(tmp_path / "b", uid=0)
    assert one.data_dir.parent == Path("/var/lib/rembuk")
    assert one.data_dir != two.data_dir


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "٨٠"),
        ("DATABASE_URL", "mysql://host/db"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:port/db"),
        ("DATABASE_URL", "nonsense"),
        ("REDIS_URL", "http://host"),
        ("SMTP_URL", "mail.example.org"),
        ("SMTP_URL", "smtp://:25"),
        ("BASE_URL", "ftp://host"),
        ("BASE_URL", "https://host/?a=b"),
        ("SAMPLE", "perhaps"),
        ("LOCALE", "nl"),
        ("WEB_WORKERS", "0"),
        ("WEB_THREADS", "many"),
        ("SECRET_KEY", "short"),
        ("OPERATOR_TOKEN", "too short"),
        ("MAIL_FROM", "nobody"),
        ("TRUSTED_PROXIES", "proxy.example.org"),
        ("TRUSTED_PROXIES", "10.0.0.5/24"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("DATA_DIR", "/dev/null"),
        ("LISTEN_HOST", "a\nb"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        settings(**{name: value})
    line = str(raised.value)
    assert line.startswith(name)
    assert "\n" not in line


def test_an_address_with_a_password_is_never_shown() -> None:
    with pytest.raises(SettingsError) as raised:
        settings(DATABASE_URL="mysql://me:hunter2@host/db")
    assert "hunter2" not in str(raised.value)
    good = settings(DATABASE_URL="postgres://me:hunter2@host/db", SECRET_KEY="s" * 40)
    assert "hunter2" not in repr(good)
    assert "s" * 40 not in repr(good)


def test_an_outside_database_is_used_with_our_driver() -> None:
    made = settings(DATABASE_URL="postgres://me@host/db?sslmode=require")
    assert made.database_url == "postgresql+psycopg://me@host/db?sslmode=require"
    assert not made.own_postgres
    assert made.own_valkey


def test_sample_logins_are_not_opened_to_the_network_unasked() -> None:
    assert not settings(LISTEN_HOST="0.0.0.0").sample
    assert settings(LISTEN_HOST="0.0.0.0", SAMPLE="yes").sample
    assert settings(LISTEN_HOST="0.0.0.0").base_url == "http://127.0.0.1:8000"


def test_no_mailbox_where_mail_really_goes_out() -> None:
    assert not settings(SMTP_URL="smtp://mail.example.org:25").own_mailbox
    assert not settings(SAMPLE="0").own_mailbox


def test_a_child_reads_the_same_settings(tmp_path: Path) -> None:
    made = settings(tmp_path, DATA_DIR=str(tmp_path / "d e"), PORT="8123", SECRET_KEY="k" * 32,
        TRUSTED_PROXIES="10.0.0.5, fd00::/8", OPERATOR_TOKEN="t" * 20)  # fmt: skip
    again = Settings.from_environment(made.environment(), tmp_path, uid=1000)
    own = {"own_postgres": False, "own_valkey": False, "own_mailbox": False}
    assert again == dataclasses.replace(made, **own)


def test_settings_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings().port = 1  # type: ignore[misc]


def test_the_secret_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    made = settings(tmp_path)
    assert made.secret_key == settings(tmp_path).secret_key
    assert stat.S_IMODE((made.data_dir / secret.FILE).stat().st_mode) == 0o600
    assert made.secret_key != settings(tmp_path / "other").secret_key


def test_ten_processes_at_once_agree_on_one_key(tmp_path: Path) -> None:
    code = "import sys, pathlib; from config import secret; \
print(secret.keep(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(tmp_path / "data")]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(10)
    ]
    keys = {process.communicate()[0] for process in started}
    assert len(keys) == 1
    assert sorted(os.listdir(tmp_path / "data")) == [secret.FILE]


def test_a_damaged_key_is_said_not_used(tmp_path: Path) -> None:
    (tmp_path / secret.FILE).write_text("")
    with pytest.raises(SettingsError, match="damaged"):
        secret.keep(tmp_path)


def test_a_long_or_odd_folder_has_its_sockets_in_a_short_one() -> None:
    inside = places.socket_dir(Path("/srv/a folder/servers"), 1000)
    assert inside == Path("/srv/a folder/servers/sockets")
    for odd in (Path("/" + "x" * 120), Path("/a,b"), Path("/musyawarah-é")):
        short = places.socket_dir(odd, 1000)
        assert short.parent == Path("/tmp")
        assert len(str(short / places.POSTGRES_SOCKET)) <= places.LONGEST_SOCKET
    assert places.socket_dir(Path("/a,b"), 1) != places.socket_dir(Path("/a,b"), 2)
