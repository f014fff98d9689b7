"""How the set-up speaks: short lines on the terminal, and one error that is one line."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """The set-up cannot go on; the message is one line that says what to do."""


def say(line: str) -> None:
    """Print one line of progress at once, also into a pipe."""
    sys.stdout.write(f"rembuk: {line}\n")
    sys.stdout.flush()


def progress(done: int, total: int, word: str) -> None:
    """Show a counter: on a terminal it overwrites itself, in a log every tenth is a line."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\033[Krembuk:   {done}/{total} {word}")
        if done >= total:
            sys.stdout.write("\r\033[K")
    elif done % 20 == 0:
        sys.stdout.write(f"rembuk:   {done}/{total}\n")
    sys.stdout.flush()
