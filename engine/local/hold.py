"""One runner a state folder: a lock that lives until the last server of that runner is gone."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from engine.local.errors import AlreadyRunning, LocalError

FILE = "runner.lock"
PATIENCE = 15.0  # seconds for the servers of a killed runner to end
GLANCE = 1.0  # seconds in which a holder may turn out to be ending just now


class Hold:
    """The taken lock; `descriptor` is handed to the guardians, who keep it as long as they live."""

    def __init__(self, state_dir: Path) -> None:
        """Take it. Raises AlreadyRunning within a second when its holder lives."""
        path = state_dir / FILE
        try:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LocalError(f"cannot use {path}: {error.strerror}") from error
        began = time.monotonic()
        while not self._taken():
            holder = self._holder()
            if time.monotonic() - began > (GLANCE if _alive(holder) else PATIENCE):
                os.close(self.descriptor)
                raise AlreadyRunning(f"already running on {state_dir} (process {holder})")
            time.sleep(0.05)
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, str(os.getpid()).encode(), 0)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> int:
        text = os.pread(self.descriptor, 20, 0).decode("ascii", "replace")
        return int(text) if text.isdigit() else 0

    def release(self) -> None:
        os.ftruncate(self.descriptor, 0)
        os.close(self.descriptor)


def _alive(pid: int) -> bool:
    """A process that ended and was not collected by its parent still has its number."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except (OSError, IndexError):
        return True
