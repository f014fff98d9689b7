"""`make setup`: leaves .venv/bin/rembuk and the files of the pages. Standard library only.

Run as `python3 engine/local/bootstrap.py [run|test|proof]`. Idempotent; a run that was broken off
is repaired by the next; two at once wait for each other.
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # The folder of this script would shadow modules of the same name; the checkout replaces it.
    sys.path[0] = str(ROOT)

from engine.local.setup.place import Place  # noqa: E402
from engine.local.setup.say import SetupError, say  # noqa: E402
from engine.local.setup.stamp import Stamps  # noqa: E402
from engine.local.setup.steps import GROUPS, table  # noqa: E402

TOO_OLD = "Python 3.11 or newer is needed; this is "


def main(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Set up one group; 0 when done, 2 with one line when it cannot be.

    With --check nothing is touched: 0 when the group is set up, 1 when a step is missing.
    """
    words = [word for word in arguments if word != "--check"]
    group = words[0] if words else "run"
    if group not in GROUPS or len(words) > 1:
        sys.stderr.write(f"usage: bootstrap.py [--check] [{'|'.join(GROUPS)}]\n")
        return 2
    place = Place(ROOT)
    try:
        if "--check" in arguments:
            stamps = Stamps(place)
            steps = table(place, stamps, group, environ)
            return 0 if all(step.done(stamps) for step in steps) else 1
        set_up(place, group, environ)
    except SetupError as error:
        sys.stderr.write(f"rembuk: {error}\n")
        return 2
    except OSError as error:
        where = error.filename or ROOT
        sys.stderr.write(f"rembuk: set-up cannot use {where}: {error.strerror}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("rembuk: set-up stopped; the next run repairs what is half done\n")
        return 130
    return 0


def set_up(place: Place, group: str, environ: Mapping[str, str]) -> None:
    """Do each step that is not done, one set-up at a time. Raises SetupError."""
    if sys.version_info < (3, 11):  # noqa: UP036  (the one place that meets an older one)
        raise SetupError(TOO_OLD + sys.version.split()[0])
    with alone(place):
        stamps = Stamps(place)
        for step in table(place, stamps, group, place.environ(environ)):
            if not step.done(stamps):
                step.do(stamps)


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """Wait until no other set-up works in this checkout."""
    place.cache.mkdir(parents=True, exist_ok=True)
    with (place.cache / "setup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is running in this folder; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
