"""The runner with stand-in programs and real servers: it starts, keeps alive and leaves nothing."""

import contextlib
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from tests.support import processes
from tests.support.pace import pace
from tests.support.runner import ROOT, Runner, free_port

STAND_IN = str(ROOT / "tests" / "local" / "stand_in.py")


@pytest.fixture
def data_dir() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="rembuk-run-"))
    path.chmod(0o711)
    yield path
    rmtree(path, ignore_errors=True)


def runner(data_dir: Path, programs: str = "web", **more: str) -> Runner:
    environ = {
        "DATA_DIR": str(data_dir),
        "PORT": str(free_port()),
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    return Runner([STAND_IN, programs], {**environ, **more})


def without_servers() -> dict[str, str]:
    return {"DATABASE_URL": "postgresql://x@nowhere/x", "REDIS_URL": "redis://nowhere"}


def test_a_runner_killed_with_nine_leaves_no_process_after_five_seconds(data_dir: Path) -> None:
    with runner(data_dir, "web,horse,stubborn") as running:
        running.wait_for("horse is out")
        running.wait_for("serving at")
        tree = running.tree()
        # Guardians and children of two servers and three programs, backends and the horse.
        assert len(tree) > 12
        running.send(signal.SIGKILL)
        running.end()
        assert processes.all_gone_within(5.0, tree) == set()
        assert processes.mentioning(str(data_dir)) == set()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_every_child_and_ends_well(data_dir: Path, number: signal.Signals) -> None:
    with runner(data_dir, "web,horse") as running:
        running.wait_for("horse is out")
        running.wait_for("serving at")
        tree = running.tree()
        running.send(number)
        assert running.end() == 0
        assert processes.all_gone_within(1.0, tree) == set()
    log = (data_dir / "servers" / "postgres.log").read_text()
    assert "received fast shutdown request" in log
    assert "database system is shut down" in log


def test_data_is_kept_and_the_second_start_is_quick(data_dir: Path) -> None:
    with runner(data_dir) as running:
        running.wait_for("serving at")
    began = time.monotonic()
    with runner(data_dir) as running:
        running.wait_for("serving at")
    assert time.monotonic() - began < 10 * pace()
    assert "initdb" not in (data_dir / "servers" / "postgres.log").read_text()


def test_a_start_right_after_a_kill_waits_for_the_old_servers(data_dir: Path) -> None:
    with runner(data_dir) as first:
        first.wait_for("serving at")
        first.send(signal.SIGKILL)
        with runner(data_dir) as second:
            second.wait_for("serving at")


def test_a_second_runner_on_the_same_folder_says_so_in_one_line(data_dir: Path) -> None:
    with runner(data_dir, **without_servers()) as first:
        first.wait_for("serving at")
        with runner(data_dir, **without_servers()) as second:
            line = second.wait_for("already running on")
            assert str(first.process.pid) in line
            assert second.end() == 2
        assert first.process.poll() is None


def test_a_taken_port_is_one_line_and_starts_nothing(data_dir: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with runner(data_dir, PORT=port) as running:
            assert running.end() == 2
            running.wait_for(f"PORT: port {port} is taken")
            assert len(running.lines) == 1
    assert not (data_dir / "servers").exists()


def test_a_wrong_setting_is_one_line(data_dir: Path) -> None:
    with runner(data_dir, PORT="eighty") as running:
        assert running.end() == 2
        running.wait_for("PORT must be a whole number")
        assert len(running.lines) == 1


def test_a_data_folder_that_cannot_be_made_is_one_line(data_dir: Path) -> None:
    blocked = data_dir / "file"
    blocked.touch()
    with runner(blocked / "below", **without_servers()) as running:
        assert running.end() == 2
        running.wait_for("DATA_DIR: cannot make")


def test_a_program_that_dies_is_started_again_and_that_is_said(data_dir: Path) -> None:
    with runner(data_dir, "phoenix", **without_servers()) as running:
        running.wait_for("phoenix ended (code 3); again in 0.5 s")
        running.wait_for("phoenix | second life")


def test_a_database_server_that_dies_is_started_again(data_dir: Path) -> None:
    with runner(data_dir) as running:
        running.wait_for("serving at")
        pid = int((data_dir / "servers/postgres/postmaster.pid").read_text().split()[0])
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        running.wait_for("postgres had ended; it runs again")


def test_a_database_server_that_cannot_start_again_at_once_is_tried_until_it_can(
    data_dir: Path,
) -> None:
    with runner(data_dir) as running:
        running.wait_for("serving at")
        folder = data_dir / "servers/postgres"
        pid = int((folder / "postmaster.pid").read_text().split()[0])
        control = (folder / "global/pg_control").rename(folder / "global/away")
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        running.wait_for("again in 5 s")
        control.rename(folder / "global/pg_control")
        running.wait_for("postgres had ended; it runs again")


def test_a_failed_preparation_ends_the_run(data_dir: Path) -> None:
    more = without_servers()
    with runner(data_dir, PREPARE="raise SystemExit(5)", **more) as running:
        assert running.end() == 2
        running.wait_for("`prepare` failed (code 5)")


def test_a_child_that_does_not_listen_is_killed_after_its_grace(data_dir: Path) -> None:
    with runner(data_dir, "stubborn", **without_servers()) as running:
        running.wait_for("serving at")
        tree = running.tree()
        time.sleep(0.5)
        running.send(signal.SIGTERM)
        assert running.end(10) == 0
        assert processes.all_gone_within(1.0, tree) == set()


def test_what_waits_starts_after_the_address_answers(data_dir: Path) -> None:
    with runner(data_dir, "late,web", **without_servers()) as running:
        running.wait_for("serving at")
        running.wait_for("late | I am late")


def test_a_web_server_that_never_starts_ends_the_run(data_dir: Path) -> None:
    with runner(data_dir, "broken", **without_servers()) as running:
        running.wait_for("broken ended (code 7); again in 0.5 s")
        assert running.end() == 2
        running.wait_for("`broken` cannot start (code 7)")
