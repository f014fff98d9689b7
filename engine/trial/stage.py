"""The stage of a trial: a folder of its own, servers of its own, an office, the crew on it.

Nothing here touches what the user has: other data, other sockets, other ports. Never here: what is
played on it.
"""

import datetime as dt
import os
import secrets
import shutil
import socket
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings
from engine.local.servers import Servers
from engine.service.desk import Desk
from engine.store import migrate
from engine.store.database import Database
from engine.trial import moved
from engine.trial.crew import Crew
from engine.trial.journal import Journal
from engine.trial.office import Office, make
from engine.trial.post import Post

# A Monday morning in Jakarta; the calendar of that year is decreed in the product's own data.
BEGINS_AT = dt.datetime(2027, 2, 1, 1, tzinfo=dt.UTC)
PATIENCE = 120.0  # seconds until the web server must answer


class StageError(RuntimeError):
    """The stage could not be set up; the words say why."""


@dataclass(frozen=True)
class Stage:
    """Everything a trial needs. `folder` holds the journal, the logs and the servers' data."""

    folder: Path
    settings: Settings
    servers: Servers
    crew: Crew
    post: Post
    shift: moved.Shift
    journal: Journal
    database: Database
    office: Office

    @property
    def desk(self) -> Desk:
        """The way into the office's cases."""
        return Desk(self.database, self.office.tenant)


@contextmanager
def staged(root: Path) -> Iterator[Stage]:
    """A stage for one trial. The folder is thrown away at the end, unless a file `keep` lies in
    it. Raises StageError, LocalError."""
    folder = Path(tempfile.mkdtemp(prefix="rembuk-trial-"))
    folder.chmod(0o711)  # the servers' own user has to pass
    try:
        with ExitStack() as held:
            yield _built(root, folder, held)
    finally:
        if not (folder / "keep").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _built(root: Path, folder: Path, held: ExitStack) -> Stage:
    shift = moved.Shift(folder / "shift")
    shift.move((BEGINS_AT - dt.datetime.now(dt.UTC)).total_seconds())
    settings = _settings(root, folder)
    servers = held.enter_context(Servers.start(settings.servers_dir))
    migrate.upgrade(settings.database_url)
    database = Database(settings.database_url, size=4)
    held.callback(database.close)
    owner = Database(settings.database_url, size=1, as_owner=True)
    try:
        office = make(database, owner, shift.now())
    finally:
        owner.close()
    journal = Journal(folder / "journal")
    held.callback(journal.close)
    post = Post(settings.smtp_url, journal)
    post.start()
    held.callback(post.stop)
    logs = folder / "logs"
    logs.mkdir()
    crew = Crew(settings, servers, {moved.VARIABLE: str(shift.path)}, logs)
    crew.start()
    held.callback(crew.stop)
    _wait_for(settings)
    return Stage(folder, settings, servers, crew, post, shift, journal, database, office)


def _settings(root: Path, folder: Path) -> Settings:
    web, mail = _free_ports()
    environ = {
        "DATA_DIR": str(folder / "data"),
        "PORT": str(web),
        "SMTP_URL": f"smtp://127.0.0.1:{mail}?starttls=0",
        "SAMPLE": "0",
        "WEB_WORKERS": "2",
        "WEB_THREADS": "4",
        "LOCALE": "id",
        # Each actor comes from an address of its own, as a proxy would tell it.
        "TRUSTED_PROXIES": "127.0.0.1",
        "SECRET_KEY": secrets.token_urlsafe(32),
    }
    settings = Settings.from_environment(environ, root)
    settings.data_dir.mkdir(mode=0o711)
    return settings


def _free_ports() -> tuple[int, int]:
    """Two at once, so that they differ."""
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def _wait_for(settings: Settings) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{settings.base_url}/sehat", timeout=5):  # noqa: S310  (our own)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise StageError(f"the web server does not answer (its words: {os.fspath(settings.data_dir)})")
