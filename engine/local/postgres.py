"""The local PostgreSQL: made once, run in the foreground, reached by a unix socket only."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import psycopg

from config.places import DATABASE, ROLE
from engine.local import binaries
from engine.local.child import Child, Spec
from engine.local.errors import LocalError
from engine.local.user import User, folder

PATIENCE = 120.0  # seconds; recovery after a crash may take a while
_SAFE_TO_LOSE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Postgres:
    """One cluster in `state_dir/postgres`. durable=False is for tests: a crash may lose it."""

    name = "postgres"

    def __init__(self, state_dir: Path, sockets: Path, user: User | None, durable: bool) -> None:
        self._state_dir = state_dir
        self._data = state_dir / "postgres"
        self._sockets = sockets
        self._user = user
        self._durable = durable
        self._home = binaries.postgres(user)

    def spec(self) -> Spec:
        """The server in the foreground; SIGINT is its fast shutdown."""
        settings = ["listen_addresses=", "timezone=UTC", "log_timezone=UTC", "log_checkpoints=off"]
        if not self._durable:
            settings += _SAFE_TO_LOSE
        command = [str(self._home / "bin" / "postgres"), "-D", str(self._data)]
        command += ["-k", str(self._sockets)]
        for setting in settings:
            command += ["-c", setting]
        return self._spec(command, grace=60)

    def make(self, output: int, keep: tuple[int, ...]) -> None:
        """Run initdb where there is no cluster yet; a half-made one is thrown away."""
        if self._data.exists():
            self._forget_stale_pid()
            return
        partial = folder(self._state_dir / "postgres.new", self._user)
        shutil.rmtree(partial)
        folder(partial, self._user)
        command = [
            str(self._home / "bin" / "initdb"), "-D", str(partial), "-U", "postgres",
            "--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", "--no-instructions",
        ]  # fmt: skip
        if not self._durable:
            command.append("--no-sync")
        if Child.start(self._spec(command, grace=5), output, keep).wait(PATIENCE) != 0:
            raise LocalError("PostgreSQL cannot make its data folder")
        partial.rename(self._data)

    def wait(self, child: Child) -> None:
        """Wait until it answers, then make sure of our role and database. Raises LocalError."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._set_up()
                return
            except psycopg.OperationalError as error:
                if child.code is not None:
                    raise LocalError("PostgreSQL ended at once") from error
                if time.monotonic() > until:
                    raise LocalError("PostgreSQL does not answer") from error
            time.sleep(0.03)

    def _set_up(self) -> None:
        """The role of the program is no superuser: it owns its database and may make roles."""
        with psycopg.connect(
            host=str(self._sockets), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            roles = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if connection.execute(roles, [ROLE]).fetchone() is None:
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB CREATEROLE")
            databases = "SELECT 1 FROM pg_database WHERE datname = %s"
            if connection.execute(databases, [DATABASE]).fetchone() is None:
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")

    def _spec(self, command: list[str], grace: int) -> Spec:
        environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self._state_dir)}
        return Spec(self.name, command, environ, self._state_dir, signal.SIGINT, grace, self._user)

    def _forget_stale_pid(self) -> None:
        """After a restart of a container the old process number may be somebody else's: our lock
        says that no server of ours lives, so a file that names another program is stale."""
        path = self._data / "postmaster.pid"
        try:
            pid = path.read_text().split("\n", 1)[0]
            name = Path(f"/proc/{int(pid)}/comm").read_text().strip()
        except (OSError, ValueError):
            return
        if name != "postgres":
            path.unlink()
