"""The whole program as `rembuk run` starts it, with nothing stood in for.

Without the sample office, which takes its time to load; test_clean_clone.py starts with it.
"""

import signal
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from tests.support import processes
from tests.support.runner import Runner, free_port

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def data_dir() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="rembuk-whole-"))
    path.chmod(0o711)
    yield path
    rmtree(path, ignore_errors=True)


def test_the_whole_serves_all_its_programs_live_and_none_outlives_a_kill(data_dir: Path) -> None:
    port = free_port()
    environ = {"DATA_DIR": str(data_dir), "PORT": str(port), "LOCALE": "id", "SAMPLE": "0"}
    environ |= {"DATABASE_URL": "", "REDIS_URL": "", "SMTP_URL": "", "BASE_URL": ""}
    with Runner(["-m", "engine.cli.main", "run"], environ) as running:
        running.wait_for(f"Rembuk is at http://127.0.0.1:{port}", 200)
        running.wait_for("Ctrl-C stops everything", 60)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
            assert page.status == 200
            assert 'lang="id"' in page.read().decode()
        # The rest starts now: what cannot live says so within these seconds.
        with pytest.raises(AssertionError):
            running.wait_for(" ended (code ", 15)
        tree = running.tree()
        running.send(signal.SIGKILL)
        running.end()
        assert processes.all_gone_within(5.0, tree) == set()
        assert processes.mentioning(str(data_dir)) == set()
