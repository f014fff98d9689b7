"""Real PostgreSQL and Valkey, started once for each test process."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.local.servers import Servers
from tests.support.processes import alive

# A new database for each test is some four hundred files: in memory that takes a third of the time.
MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30  # bytes; a whole run of the tests needs a quarter of it
_PREFIX = "rembuk-test-"


@pytest.fixture(scope="session")
def state_dir() -> Iterator[Path]:
    """A short folder that an unprivileged user can pass: pytest's own are closed."""
    room = _room()
    _tidy(room)
    path = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=room))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def servers(state_dir: Path) -> Iterator[Servers]:
    """The running servers; their data may be lost in a crash, which makes tests fast."""
    with Servers.start(state_dir / "servers", durable=False) as running:
        yield running


def _room() -> Path | None:
    """In memory where there is enough of it, else among the temporary files."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH:
        return None
    return MEMORY


def _tidy(room: Path | None) -> None:
    """What a killed run left behind would keep its memory until the machine is started anew."""
    if room is None:
        return
    for path in room.glob(f"{_PREFIX}*-*"):
        number = path.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and not alive(int(number)):
            shutil.rmtree(path, ignore_errors=True)
