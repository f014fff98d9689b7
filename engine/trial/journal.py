"""The journal: what was about to be done, what was answered, which mail arrived, which fault came.

A file of JSON lines outside the database, written by several processes at once. Each line is on
disk before whoever writes it goes on, so that what it says outlives every kill. Never here: what
a line means (checks/).
"""

import json
import os
import time
from pathlib import Path
from typing import Any


class Journal:
    """The way into the file. One line is one write to a file that is only appended to: lines of
    several processes stand one after the other, whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def write(self, kind: str, **said: Any) -> None:
        """Add a line; it is on disk when this comes back."""
        line = {"kind": kind, "at": round(time.time(), 3), **said}
        os.write(self._file, json.dumps(line, separators=(",", ":")).encode() + b"\n")
        os.fdatasync(self._file)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)
