"""Real PostgreSQL and Valkey, started once for each test process."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.local.servers import Servers


@pytest.fixture(scope="session")
def state_dir() -> Iterator[Path]:
    """A short folder that an unprivileged user can pass: pytest's own are closed."""
    path = Path(tempfile.mkdtemp(prefix="rembuk-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def servers(state_dir: Path) -> Iterator[Servers]:
    """The running servers; their data may be lost in a crash, which makes tests fast."""
    with Servers.start(state_dir / "servers", durable=False) as running:
        yield running
