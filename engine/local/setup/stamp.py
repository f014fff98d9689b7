"""Remembers which steps are done, keyed by what they depend on. A step that was begun and not
finished has no stamp, so the next run does it again."""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from engine.local.setup.place import Place


def key_of(files: Iterable[Path], *words: str) -> str:
    """A key that changes with any of the files, the words, the Python or the machine."""
    digest = hashlib.sha256()
    for word in (sys.version, sysconfig.get_platform(), *words):
        digest.update(word.encode() + b"\0")
    for file in files:
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


class Stamps:
    """One small file per finished step inside the virtual environment."""

    def __init__(self, place: Place) -> None:
        self._folder = place.venv / "stamps"

    def holds(self, step: str, key: str) -> bool:
        try:
            return (self._folder / step).read_text() == key
        except OSError:
            return False

    def begun(self, step: str) -> bool:
        """True when an earlier run was interrupted inside this step."""
        return (self._folder / f"{step}.begun").exists()

    def begin(self, step: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{step}.begun").touch()
        (self._folder / step).unlink(missing_ok=True)

    def finish(self, step: str, key: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / step).write_text(key)
        (self._folder / f"{step}.begun").unlink(missing_ok=True)
