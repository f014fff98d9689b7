"""The whole way of a newcomer: a clean clone below a closed home, two commands, a killed runner.

Takes minutes and fetches every package: `make proof` runs it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import places
from engine.local import binaries
from tests.support import processes
from tests.support.runner import ROOT, free_port

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1200)]

FIRST = 180.0  # seconds
SECOND = 10.0
ODD = "salinan dengan spasi " + "x" * 70
USERS = ["root", "plain"] if os.geteuid() == 0 else ["plain"]


class Newcomer:
    """A clean clone in a folder that others may not enter, and the user who owns it."""

    def __init__(self, base: Path, user: str) -> None:
        self.home = base / "home"
        self.clone = self.home / ODD
        self.home.mkdir()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(self.clone)], check=True)
        self.become: list[str] = []
        self.started: list[subprocess.Popen[str]] = []
        self.environ = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "HOME"))}
        for name in ("DATABASE_URL", "REDIS_URL", "DATA_DIR", "VIRTUAL_ENV", "PYTHONPATH"):
            self.environ.pop(name, None)
        self.port = free_port()
        self.environ["PORT"] = str(self.port)
        if user == "plain" and os.geteuid() == 0:
            self._become(pwd.getpwnam("games"))
        self.home.chmod(0o700)

    def _become(self, entry: pwd.struct_passwd) -> None:
        uid, gid = str(entry.pw_uid), str(entry.pw_gid)
        self.become = ["setpriv", "--reuid", uid, "--regid", gid, "--clear-groups"]
        self.environ["PATH"] = "/usr/local/bin:/usr/bin:/bin"
        subprocess.run(["chown", "-R", f"{uid}:{gid}", str(self.home)], check=True)

    def make(self, *words: str) -> "subprocess.Popen[str]":
        started = subprocess.Popen(
            [*self.become, "make", *words],
            cwd=self.clone,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.started.append(started)
        return started

    def serve(self) -> "tuple[subprocess.Popen[str], float]":
        """`make run` until the address is said; the seconds that took."""
        began = time.monotonic()
        started = self.make("run")
        assert started.stdout is not None
        said = []
        for line in started.stdout:
            said.append(line)
            if "Rembuk is at" in line:
                return started, time.monotonic() - began
        raise AssertionError("".join(said))


@pytest.fixture(params=USERS)
def newcomer(request: pytest.FixtureRequest) -> Iterator[Newcomer]:
    base = Path(tempfile.mkdtemp(prefix="rembuk-clone-"))
    base.chmod(0o711)
    newcomer = Newcomer(base, request.param)
    yield newcomer
    for make in newcomer.started:
        make.terminate()
        make.communicate(timeout=90)
    site = newcomer.clone / ".venv/lib/python{}.{}/site-packages".format(*sys.version_info)
    for path in (newcomer.clone, site):
        shutil.rmtree(binaries.SYSTEM / places.key_of(path), ignore_errors=True)
    shutil.rmtree(base, ignore_errors=True)


def runner_below(top: int) -> int:
    """The `rembuk run` that make has started."""
    for pid in processes.below(top):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if b"run" in words and any(word.endswith(b"rembuk") for word in words):
            return pid
    raise AssertionError("no runner")


def test_a_clean_clone_serves_in_time_and_leaves_nothing(newcomer: Newcomer) -> None:
    make, seconds = newcomer.serve()
    assert seconds < FIRST
    with urllib.request.urlopen(f"http://127.0.0.1:{newcomer.port}/", timeout=30) as page:
        assert page.status == 200
    tree = processes.below(make.pid)
    os.kill(runner_below(make.pid), signal.SIGKILL)
    assert processes.all_gone_within(5.0, tree) == set()
    make.communicate(timeout=10)

    make, seconds = newcomer.serve()
    assert seconds < SECOND
    tree = processes.below(make.pid)
    make.terminate()
    make.communicate(timeout=60)
    assert processes.all_gone_within(1.0, tree) == set()


def test_a_set_up_that_is_broken_off_is_repaired(newcomer: Newcomer) -> None:
    make = newcomer.make("setup")
    assert make.stdout is not None
    for line in make.stdout:
        if "20/" in line:
            break
    for pid in processes.below(make.pid):
        os.kill(pid, signal.SIGKILL)
    make.communicate(timeout=30)
    assert not (newcomer.clone / ".venv/bin/rembuk").exists()

    both = [newcomer.make("setup"), newcomer.make("setup")]
    words = [each.communicate(timeout=600)[0] for each in both]
    assert [each.returncode for each in both] == [0, 0], words
    assert any("waiting for it" in each for each in words)
    said = subprocess.run(
        [*newcomer.become, ".venv/bin/rembuk", "--help"],
        cwd=newcomer.clone, env=newcomer.environ, capture_output=True, text=True,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
