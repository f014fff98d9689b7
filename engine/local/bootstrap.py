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

from engine.local.setup import browser, environment, packages, pages  # noqa: E402
from engine.local.setup.place import Place  # noqa: E402
from engine.local.setup.say import SetupError, say  # noqa: E402
from engine.local.setup.stamp import Stamps, key_of  # noqa: E402

# A group holds all of the groups before it.
GROUPS = ("run", "test", "proof")


def main(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Set up one group; 0 when done, 2 with one line when it cannot be."""
    group = arguments[0] if arguments else "run"
    if group not in GROUPS or len(arguments) > 1:
        sys.stderr.write(f"usage: bootstrap.py [{'|'.join(GROUPS)}]\n")
        return 2
    try:
        set_up(Place(ROOT), group, environ)
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
    """Bring everything for one group into place.

    1. One at a time. 2. The virtual environment. 3. The locked packages. 4. The project itself.
    5. The files of the pages. 6. A browser, for the tests.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  (the one place that meets an older one)
        raise SetupError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    with _alone(place):
        env = place.environ(environ)
        stamps = Stamps(place)
        _environment(place, stamps, env)
        _packages(place, stamps, group, env)
        _project(place, stamps, env)
        _pages(place, stamps, env)
        if group != "run":
            browser.provide(place, env)


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    place.cache.mkdir(parents=True, exist_ok=True)
    with (place.cache / "setup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is running in this folder; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _environment(place: Place, stamps: Stamps, env: Mapping[str, str]) -> None:
    # A virtual environment knows its own path: a moved checkout needs a new one.
    key = key_of([], str(place.root), sys.executable)
    if stamps.holds("venv", key) and not stamps.begun("packages") and place.python.exists():
        return
    environment.make(place, env)
    stamps.finish("venv", key)


def _packages(place: Place, stamps: Stamps, group: str, env: Mapping[str, str]) -> None:
    wide_enough = GROUPS[GROUPS.index(group) :]
    keys = {each: key_of([place.lock(each)]) for each in wide_enough}
    if any(stamps.holds("packages", f"{each} {key}") for each, key in keys.items()):
        return
    stamps.begin("packages")
    packages.install(place, group, env)
    stamps.finish("packages", f"{group} {keys[group]}")


def _project(place: Place, stamps: Stamps, env: Mapping[str, str]) -> None:
    key = key_of([place.root / "pyproject.toml"])
    if stamps.holds("project", key) and place.script.exists():
        return
    stamps.begin("project")
    packages.install_project(place, env)
    stamps.finish("project", key)


def _pages(place: Place, stamps: Stamps, env: Mapping[str, str]) -> None:
    key = key_of(pages.lock_files(place), *pages.VENDOR)
    if stamps.holds("pages", key) and pages.complete(place):
        return
    stamps.begin("pages")
    pages.fetch(place, env)
    stamps.finish("pages", key)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
