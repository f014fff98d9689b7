"""Where is measured: an own durable PostgreSQL in a folder that is thrown away, or a database of
its own on the server that DATABASE_URL names."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.settings import Settings
from engine.store import migrate
from engine.store.scratch import scratch_database


@contextmanager
def database(settings: Settings) -> Iterator[tuple[str, str]]:
    """(address of an empty migrated database, how it is kept, in words)."""
    if settings.own_postgres:
        with _own_server() as (url, where):
            migrate.upgrade(url)
            yield url, where
        return
    with scratch_database(settings.database_url) as url:
        migrate.upgrade(url)
        yield url, "a database of its own on the server of DATABASE_URL"


@contextmanager
def _own_server() -> Iterator[tuple[str, str]]:
    from engine.local.servers import Servers

    folder = Path(tempfile.mkdtemp(prefix="rembuk-bench-"))
    try:
        folder.chmod(0o711)  # the server's own user must be able to pass
        with Servers.start(folder / "servers", valkey=False, durable=True) as servers:
            yield servers.database_url, "an own server, fsync on, unix socket"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
