"""The moved clock: programs of the product run by a shift that lies in a file all of them read.

A program of its own: `python -m engine.trial.moved clock` is `rembuk clock` in moved time, and as
gunicorn's configuration (`--config python:engine.trial.moved`) it moves the web server's. Nothing
of the product knows of it: where it asks for the present moment, in the modules of MOMENTS, it
asks a clock that adds the shift. The database's own clock, by which processes hear each other, is
not moved, and neither is any span that is waited for.
"""

import datetime as dt
import mmap
import os
import runpy
import struct
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

VARIABLE = "REMBUK_TRIAL_SHIFT"  # the file's path
# The places where processes that serve ask the real time.
JOBS = ("engine.jobs.ticking", "engine.jobs.handlers")
PAGES = ("web.base.moment",)
COMMAND = "engine.cli.main"


class Shift:
    """Seconds between the real time and the time of the trial, in a file that processes share."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_bytes(struct.pack("<d", 0.0))
        with path.open("r+b") as file:
            self._seen = mmap.mmap(file.fileno(), 8)

    @property
    def seconds(self) -> float:
        """How far the clock of the trial goes before the real one."""
        found: float = struct.unpack("<d", self._seen[:8])[0]
        return found

    def move(self, seconds: float) -> None:
        """Put every clock forward, or back."""
        self._seen[:8] = struct.pack("<d", self.seconds + seconds)

    def now(self) -> dt.datetime:
        """The present moment of the trial, in UTC."""
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=self.seconds)


class _Datetimes(ModuleType):
    """The module `datetime` with another present moment."""

    def __init__(self, shift: Shift) -> None:
        super().__init__("datetime")

        class Moved(dt.datetime):
            """A datetime whose `now` is the trial's; what it gives are plain ones."""

            @classmethod
            def now(cls, tz: dt.tzinfo | None = None) -> Any:
                return dt.datetime.now(tz) + dt.timedelta(seconds=shift.seconds)

        self.datetime = Moved

    def __getattr__(self, name: str) -> Any:
        return getattr(dt, name)


def move(names: tuple[str, ...]) -> None:
    """From now on these modules live in moved time."""
    moved = _Datetimes(Shift(Path(os.environ[VARIABLE])))
    for name in names:
        module = import_module(name)
        if module.__dict__.get("dt") is not dt:
            raise LookupError(f"{name} asks the time in another way: the trial cannot move it")
        module.__dict__["dt"] = moved


def on_starting(server: object) -> None:
    """Gunicorn's hook, called when the application is loaded and no worker is there yet."""
    del server
    move(PAGES)


if __name__ == "__main__":
    move(JOBS)
    sys.argv[0] = COMMAND
    runpy.run_module(COMMAND, run_name="__main__")
