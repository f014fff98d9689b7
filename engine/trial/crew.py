"""The crew: the product's own programs on the trial's servers, killed by faults and started again.

What `rembuk run` starts is started here too, some of it twice, with the moved clock. Whatever died
is back within a second, as a runner would bring it back. Never here: when something is killed.
"""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings
from engine.local import whole
from engine.local.child import Child
from engine.local.errors import LocalError
from engine.local.program import Program
from engine.local.servers import Servers
from engine.trial import moved

LOOK = 0.2  # seconds between two looks at who lives
# Two of each that may run twice: they have to get on with each other.
TWICE = ("clock", "notices", "deadlines")


@dataclass
class _Member:
    program: Program
    child: Child | None = None
    died_at: float = 0.0


class Crew:
    """All programs of one trial. `folder` is where their words go."""

    def __init__(
        self, settings: Settings, servers: Servers, environ: Mapping[str, str], folder: Path
    ) -> None:
        self._settings = settings
        self._servers = servers
        own = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
        self._environ = own | settings.environment() | dict(environ) | {"PYTHONUNBUFFERED": "1"}
        self._folder = folder
        self._members = {one.name: _Member(one) for one in programs(settings)}
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    @property
    def names(self) -> tuple[str, ...]:
        """The programs; the servers are `postgres` and `valkey` beside them."""
        return tuple(self._members)

    def start(self) -> None:
        """Start all, and keep them alive from now on."""
        with self._lock:
            for one in self._members.values():
                self._start(one)
        self._keeper.start()

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL, part: int = 0) -> bool:
        """Send the signal to a program or a server; whether there was one. `part` 1, 2 ... is the
        first, second ... of the processes that it has begun itself, 0 the program."""
        with self._lock:
            top = self._top(name)
            if top is None:
                return False
            family = children_of(top)
            if part and family:
                family = children_of(family[0])[part - 1 : part]
            with contextlib.suppress(ProcessLookupError, IndexError):
                os.kill(family[0], number)
                return True
        return False

    def well(self) -> bool:
        """Whether every program and both servers run."""
        with self._lock:
            return all(self._top(name) is not None for name in (*self.names, "postgres", "valkey"))

    def stop(self) -> None:
        """End all programs; the servers are their owner's."""
        self._ending.set()
        if self._keeper.ident is not None:
            self._keeper.join()
        children = [one.child for one in self._members.values() if one.child is not None]
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.stop()

    def _top(self, name: str) -> int | None:
        if name in ("postgres", "valkey"):
            return self._servers.guardian(name)
        child = self._members[name].child
        return child.process.pid if child is not None and child.code is None else None

    def _keep(self) -> None:
        while not self._ending.wait(LOOK):
            with self._lock:
                for one in self._members.values():
                    if one.child is not None and one.child.code is not None:
                        one.child.let_go()
                        one.child, one.died_at = None, time.monotonic()
                    if one.child is None:
                        self._start(one)
                # A server that cannot start yet is tried again with the next look.
                with contextlib.suppress(LocalError):
                    self._servers.revive()

    def _start(self, one: _Member) -> None:
        output = os.open(
            self._folder / f"{one.program.name}.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600
        )
        try:
            one.child = Child.start(one.program.spec(self._environ, self._settings.root), output)
        finally:
            os.close(output)


def programs(settings: Settings) -> list[Program]:
    """What `rembuk run` starts, in moved time; clocks and workers in pairs."""
    table: list[Program] = []
    for one in whole.programs(settings):
        if one.name == "web":
            table.append(Program("web", (*one.command, "--config", f"python:{moved.__name__}")))
            continue
        words = tuple(moved.__name__ if word == whole.COMMAND else word for word in one.command)
        table.append(Program(one.name, words))
        if one.name in TWICE:
            table.append(Program(f"{one.name}-2", words))
    return table


def children_of(parent: int) -> Sequence[int]:
    """The processes that this one began, the oldest first."""
    listing = subprocess.run(
        ["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = (map(int, line.split()) for line in listing.splitlines())
    return sorted(pid for pid, above in pairs if above == parent)
