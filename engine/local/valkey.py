"""The local Valkey: an append-only file, a unix socket, no port."""

from __future__ import annotations

import signal
import socket
import time
from pathlib import Path

from config.places import VALKEY_SOCKET
from engine.local import binaries
from engine.local.child import Child, Spec
from engine.local.errors import LocalError
from engine.local.user import User, folder

PATIENCE = 30.0  # seconds


class Valkey:
    """One server with its data in `state_dir/valkey`."""

    name = "valkey"

    def __init__(self, state_dir: Path, sockets: Path, user: User | None, durable: bool) -> None:
        self._data = state_dir / "valkey"
        self._socket = sockets / VALKEY_SOCKET
        self._user = user
        self._durable = durable
        self._program = binaries.valkey(user)

    def spec(self) -> Spec:
        """The server in the foreground. Nothing is evicted: a queue that forgets is no queue."""
        command = [
            str(self._program), "--port", "0", "--unixsocket", str(self._socket),
            "--unixsocketperm", "700", "--dir", str(self._data), "--save", "",
            "--appendonly", "yes" if self._durable else "no",
            "--maxmemory-policy", "noeviction", "--daemonize", "no", "--databases", "64",
        ]  # fmt: skip
        environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self._data)}
        return Spec(self.name, command, environ, self._data, signal.SIGTERM, 20, self._user)

    def make(self, output: int, keep: tuple[int, ...]) -> None:
        """Make its folder; it needs nothing else."""
        del output, keep
        folder(self._data, self._user)

    def wait(self, child: Child) -> None:
        """Wait until it has loaded its data and answers. Raises LocalError."""
        until = time.monotonic() + PATIENCE
        while not answers(self._socket):
            if child.code is not None:
                raise LocalError("Valkey ended at once")
            if time.monotonic() > until:
                raise LocalError("Valkey does not answer")
            time.sleep(0.03)


def answers(path: Path) -> bool:
    """True when a server behind this socket says PONG."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(2.0)
        try:
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
