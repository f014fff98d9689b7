"""Starts the local PostgreSQL and Valkey as children that cannot outlive this process.

`with Servers.start(state_dir) as servers:` gives `database_url` and `redis_url`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from config import places
from config.settings import Settings
from engine.local.child import Child
from engine.local.errors import AlreadyRunning, LocalError
from engine.local.hold import Hold
from engine.local.postgres import Postgres
from engine.local.user import User, folder
from engine.local.valkey import Valkey

Server = Postgres | Valkey


class Servers:
    """The running servers of one state folder."""

    def __init__(self, state_dir: Path, sockets: Path, hold: Hold) -> None:
        self.database_url = places.database_url(sockets)
        self.redis_url = places.redis_url(sockets)
        self.sockets = sockets
        self._state_dir = state_dir
        self._hold = hold
        self._running: list[tuple[Server, Child]] = []

    @classmethod
    def start(
        cls,
        state_dir: Path,
        *,
        postgres: bool = True,
        valkey: bool = True,
        durable: bool = True,
    ) -> Servers:
        """Start what is asked for and wait until it answers.

        Raises AlreadyRunning when another runner holds the folder, LocalError with one line when
        the folder, the binaries or a server cannot be used.
        """
        state_dir = state_dir.absolute()
        user = User.for_servers()
        _open_way(state_dir, user)
        hold = Hold(state_dir)
        sockets = places.socket_dir(state_dir, os.geteuid())
        servers = cls(state_dir, sockets, hold)
        try:
            folder(sockets, user)
            kinds = [kind for kind, asked in ((Postgres, postgres), (Valkey, valkey)) if asked]
            wanted: list[Server] = [kind(state_dir, sockets, user, durable) for kind in kinds]
            servers._start_all(wanted)
        except BaseException:
            servers.stop()
            raise
        return servers

    def revive(self) -> list[str]:
        """Start again what has ended; the names of those. Called now and then by the runner."""
        revived = []
        for place, (server, child) in enumerate(self._running):
            if child.code is not None:
                child.let_go()
                self._running[place] = (server, self._launch(server))
                self._wait(*self._running[place])
                revived.append(server.name)
        return revived

    def guardian(self, name: str) -> int | None:
        """The process above the server of this name; None where it does not run."""
        for server, child in self._running:
            if server.name == name and child.code is None:
                return child.process.pid
        return None

    def stop(self) -> None:
        """Stop all in good order, the last first, and give the folder back."""
        for _, child in self._running:
            child.ask_to_stop()
        for _, child in reversed(self._running):
            child.stop()
        self._running.clear()
        if self._state_dir not in self.sockets.parents:
            with contextlib.suppress(OSError):
                self.sockets.rmdir()
        self._hold.release()

    def __enter__(self) -> Servers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _start_all(self, servers: list[Server]) -> None:
        # All are started before any is waited for: the slower one sets the time.
        for server in servers:
            self._running.append((server, self._launch(server)))
        for server, child in self._running:
            self._wait(server, child)

    def _launch(self, server: Server) -> Child:
        # The log of the time before stays: it tells why a server ended.
        with contextlib.suppress(FileNotFoundError):
            os.replace(self._log(server), self._log(server).with_suffix(".log.old"))
        log = os.open(self._log(server), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640)
        keep = (self._hold.descriptor,)
        try:
            server.make(log, keep)
            return Child.start(server.spec(), log, keep)
        except LocalError as error:
            raise self._explained(server, error) from error
        finally:
            os.close(log)

    def _wait(self, server: Server, child: Child) -> None:
        try:
            server.wait(child)
        except LocalError as error:
            raise self._explained(server, error) from error

    def _log(self, server: Server) -> Path:
        return self._state_dir / f"{server.name}.log"

    def _explained(self, server: Server, error: LocalError) -> LocalError:
        """The reason with the last words of the server's log, in one line."""
        lines = self._log(server).read_text(errors="replace").strip().splitlines()
        last = f": {lines[-1].strip()}" if lines else ""
        return LocalError(f"{error}{last} (all of it: {self._log(server)})")


@contextlib.contextmanager
def ensured(settings: Settings) -> Iterator[None]:
    """The servers behind these settings run inside this block: those of a living `rembuk run`,
    the ones named from outside, or ones started here and stopped at the end."""
    if not (settings.own_postgres or settings.own_valkey):
        yield
        return
    try:
        servers = Servers.start(
            settings.servers_dir, postgres=settings.own_postgres, valkey=settings.own_valkey
        )
    except AlreadyRunning:
        yield
        return
    with servers:
        yield


def _open_way(state_dir: Path, user: User | None) -> None:
    """Make the state folder so that the user of the servers can pass. Raises LocalError."""
    try:
        state_dir.mkdir(parents=True, exist_ok=True)
        if user is not None:
            state_dir.chmod(state_dir.stat().st_mode | 0o011)
    except OSError as error:
        raise LocalError(f"cannot use the folder {state_dir}: {error.strerror}") from error
    closed = user.closed_at(state_dir) if user else None
    if closed is not None:
        raise LocalError(
            f"DATA_DIR: the servers do not run as root, and their user cannot pass {closed}; "
            "choose a folder of the system such as /var/lib/rembuk"
        )
    if not os.access(state_dir, os.W_OK | os.X_OK):
        raise LocalError(f"cannot write to the folder {state_dir}")
