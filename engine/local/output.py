"""Brings the words of all children to the terminal, each line with its name before it."""

from __future__ import annotations

import contextlib
import os
import selectors
import sys

_LONGEST = 1 << 16  # bytes of a line without an end before it is shown anyway


class Output:
    """Reads the children's pipes in one loop; `show` also speaks for the runner itself."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._rests: dict[int, bytes] = {}

    def pipe(self, name: str) -> int:
        """A descriptor for one child to write to; the caller closes it after the start."""
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        self._selector.register(reading, selectors.EVENT_READ, name)
        self._rests[reading] = b""
        return writing

    def wait(self, seconds: float) -> None:
        """Pass on what is said within this time; come back early when something was said."""
        for key, _ in self._selector.select(seconds):
            self._pass_on(key.fd, str(key.data))

    def close(self) -> None:
        """Pass on the last words and close the pipes."""
        self.wait(0)
        for reading in list(self._rests):
            self._forget(reading)

    def _pass_on(self, reading: int, name: str) -> None:
        try:
            chunk = os.read(reading, 1 << 16)
        except BlockingIOError:
            return
        *lines, rest = (self._rests[reading] + chunk).split(b"\n")
        if rest and (not chunk or len(rest) > _LONGEST):
            lines, rest = [*lines, rest], b""
        self._rests[reading] = rest
        for line in lines:
            show(name, line.decode("utf-8", "replace"))
        if not chunk:
            self._forget(reading)

    def _forget(self, reading: int) -> None:
        self._selector.unregister(reading)
        del self._rests[reading]
        os.close(reading)


def show(name: str, line: str) -> None:
    """One line on the terminal; a terminal that went away is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{name:>9} | {line}\n")
        sys.stdout.flush()
