"""Where is measured: an own durable PostgreSQL in a folder that is thrown away, or a database of
its own on the server that DATABASE_URL names."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import Settings
from engine.store import migrate
from engine.store.scratch import scratch_database

if TYPE_CHECKING:
    from engine.local.servers import Servers


@contextmanager
def database(settings: Settings) -> Iterator[tuple[str, str]]:
    """(address of an empty migrated database, how it is kept, in words)."""
    if settings.own_postgres:
        with _own_servers(postgres=True) as servers:
            migrate.upgrade(servers.database_url)
            yield servers.database_url, "an own server, fsync on, unix socket"
        return
    with scratch_database(settings.database_url) as url:
        migrate.upgrade(url)
        yield url, "a database of its own on the server of DATABASE_URL"


@contextmanager
def queue() -> Iterator[str]:
    """Address of an empty Valkey: always an own one, since jobs of the measurement may not stand
    among an office's."""
    with _own_servers(postgres=False) as servers:
        yield servers.redis_url


@contextmanager
def _own_servers(*, postgres: bool) -> Iterator["Servers"]:
    from engine.local.servers import Servers

    folder = Path(tempfile.mkdtemp(prefix="rembuk-bench-"))
    try:
        folder.chmod(0o711)  # the servers' own user must be able to pass
        with Servers.start(
            folder / "servers", postgres=postgres, valkey=not postgres, durable=True
        ) as servers:
            yield servers
    finally:
        shutil.rmtree(folder, ignore_errors=True)
