"""The runner: local servers, one preparation, then a table of programs kept alive until the end.

What the programs are comes in as data. Every child stops with the runner, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from config.settings import Settings
from engine.local.child import Child
from engine.local.errors import LocalError
from engine.local.hold import Hold
from engine.local.output import Output, show
from engine.local.program import Kept, Program
from engine.local.servers import Servers

TICK = 0.25  # seconds between two looks at the children
TRIES = 3  # deaths before the address ever answered, after which the run has failed
REVIVE_PAUSE = 5.0  # seconds before a server that could not be started again is tried anew
PATIENCE = 30.0  # seconds for the address to answer before the rest starts all the same
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(BaseException):
    """Somebody asked the runner to stop. Not an error, so that nothing swallows it."""


@dataclass(frozen=True)
class Plan:
    """What to run: `first` to its end, then `programs` for ever. check: raises LocalError before
    anything is started. ready: true once the address may be announced. announce: those lines."""

    first: Sequence[Program]
    programs: Sequence[Program]
    check: Callable[[], None]
    ready: Callable[[], bool]
    announce: Callable[[], Sequence[str]]


class Supervisor:
    """Runs one Plan under one Settings."""

    def __init__(self, settings: Settings, plan: Plan, environ: Mapping[str, str]) -> None:
        self._settings = settings
        self._plan = plan
        own = {key: value for key, value in environ.items() if not key.startswith("MAKE")}
        # Without kept bytecode every start would compile the whole program in every process.
        own.pop("PYTHONDONTWRITEBYTECODE", None)
        self._environ = own | settings.environment() | {"PYTHONUNBUFFERED": "1"}
        # Under make the runner ends with make; started by a shell it may outlive the shell.
        self._parent = os.getppid() if "MAKELEVEL" in environ else None
        self._output = Output()
        self._servers: Servers | None = None
        self._revive_at = 0.0
        self._kept = [Kept(program) for program in plan.programs]
        self._descriptors: tuple[int, ...] = ()
        self._stopping = False
        self._announced = False

    def run(self) -> int:
        """Serve until asked to stop; 0 then. Raises LocalError when it cannot begin.

        1. Hold the data folder. 2. Check the ports. 3. Start the servers. 4. Prepare. 5. Start and
        keep the programs; announce. 6. Stop all, the servers last.
        """
        try:
            with self._signals(), self._held():
                try:
                    self._plan.check()
                    self._start_servers()
                    for program in self._plan.first:
                        self._run_first(program)
                    self._keep()
                finally:
                    self._stop()
        except Asked:
            pass
        return 0

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        folder = self._settings.data_dir
        try:
            if not folder.exists():
                folder.mkdir(parents=True)
                folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        except OSError as error:
            raise LocalError(f"DATA_DIR: cannot make {folder}: {error.strerror}") from error
        hold = Hold(folder)
        self._descriptors = (hold.descriptor,)
        try:
            yield
        finally:
            hold.release()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._asked) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        """The first time: begin to stop. Again: let go, which leaves the children three seconds."""
        if not self._stopping:
            self._stopping = True
            show("rembuk", "stopping")
            raise Asked
        for kept in self._kept:
            if kept.child is not None:
                kept.child.let_go()

    def _start_servers(self) -> None:
        settings = self._settings
        if settings.own_postgres or settings.own_valkey:
            show("rembuk", "starting the database and the queue")
            self._servers = Servers.start(
                settings.servers_dir, postgres=settings.own_postgres, valkey=settings.own_valkey
            )

    def _run_first(self, program: Program) -> None:
        child = self._start(program)
        try:
            while child.code is None:
                self._output.wait(TICK)
        finally:
            child.stop()
            self._output.wait(0)
        if child.code != 0:
            raise LocalError(f"`{program.name}` failed (code {child.code}); its words stand above")

    def _keep(self) -> None:
        patience = time.monotonic() + PATIENCE
        while True:
            now = time.monotonic()
            for kept in self._kept:
                if self._announced or now > patience or not kept.program.waits:
                    self._look_after(kept, now)
            self._revive(now)
            if self._parent is not None and os.getppid() != self._parent:
                raise Asked
            if not self._announced and self._plan.ready():
                self._announced = True
                for line in self._plan.announce():
                    show("rembuk", line)
            until = now + TICK
            while (left := until - time.monotonic()) > 0:
                self._output.wait(left)

    def _revive(self, now: float) -> None:
        """A server that ended while all runs is started again, until it works: a full disk may
        be emptied, and the pages say meanwhile that the database is away."""
        if self._servers is None or now < self._revive_at:
            return
        try:
            for name in self._servers.revive():
                show("rembuk", f"{name} had ended; it runs again")
        except LocalError as error:
            show("rembuk", f"{error}; again in {REVIVE_PAUSE:g} s")
            self._revive_at = now + REVIVE_PAUSE

    def _look_after(self, kept: Kept, now: float) -> None:
        if kept.child is not None and kept.child.code is not None:
            code = kept.child.code
            kept.child.let_go()
            pause = kept.died(now)
            if kept.deaths >= TRIES and not (self._announced or kept.program.waits):
                raise LocalError(
                    f"`{kept.program.name}` cannot start (code {code}); its words stand above"
                )
            show("rembuk", f"{kept.program.name} ended (code {code}); again in {pause:g} s")
        if kept.due(now):
            kept.child = self._start(kept.program)
            kept.started_at = now

    def _start(self, program: Program) -> Child:
        pipe = self._output.pipe(program.name)
        try:
            spec = program.spec(self._environ, self._settings.root)
            return Child.start(spec, pipe, self._descriptors)
        finally:
            os.close(pipe)

    def _stop(self) -> None:
        self._stopping = True
        children = [kept.child for kept in self._kept if kept.child is not None]
        for child in children:
            child.ask_to_stop()
        while any(child.code is None for child in children):
            self._output.wait(0.05)
        for child in children:
            child.stop()
        self._output.close()
        if self._servers is not None:
            self._servers.stop()
