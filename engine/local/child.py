"""One child process on a leash: it ends when asked, and when this process ends in any way."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.local.user import User

_GUARDIAN = Path(__file__).with_name("guardian.py")


@dataclass(frozen=True)
class Spec:
    """What to start. grace: seconds from the polite signal to SIGKILL in an ordered stop.
    user: whom to run as (None: as we are)."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    cwd: Path
    stop: signal.Signals = signal.SIGTERM
    grace: int = 10
    user: User | None = None


@dataclass
class Child:
    """A started Spec. Letting go of the leash stops it; so does our own death."""

    spec: Spec
    process: subprocess.Popen[bytes]
    _leash: int | None = field(repr=False)

    @classmethod
    def start(cls, spec: Spec, output: int | None = None, keep: Sequence[int] = ()) -> Child:
        """Start it. output: descriptor for stdout and stderr. keep: descriptors the guardian holds
        open as long as anything of the child lives (a lock, say)."""
        reading, writing = os.pipe()
        user = spec.user
        command = [
            sys.executable, "-I", "-S", str(_GUARDIAN), str(reading), str(int(spec.stop)),
            str(spec.grace), str(user.uid if user else -1), str(user.gid if user else -1),
            "--", *spec.command,
        ]  # fmt: skip
        try:
            process = subprocess.Popen(
                command,
                env=dict(spec.environ),
                cwd=spec.cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=(reading, *keep),
                start_new_session=True,
            )
        except BaseException:
            os.close(writing)
            raise
        finally:
            os.close(reading)
        return cls(spec, process, writing)

    @property
    def code(self) -> int | None:
        """The exit code, or None while it runs."""
        return self.process.poll()

    def ask_to_stop(self) -> None:
        """Begin an ordered stop and come back at once."""
        if self._leash is not None:
            with contextlib.suppress(OSError):
                os.write(self._leash, b".")

    def stop(self) -> None:
        """Stop in good order and wait until nothing of it is left."""
        self.ask_to_stop()
        try:
            self.process.wait(self.spec.grace + 5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.let_go()

    def wait(self, timeout: float) -> int:
        """Wait for a child that ends by itself; it is stopped when it takes too long."""
        try:
            return self.process.wait(timeout)
        finally:
            self.stop()

    def let_go(self) -> None:
        if self._leash is not None:
            os.close(self._leash)
            self._leash = None
