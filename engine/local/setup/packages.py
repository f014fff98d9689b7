"""Installs the locked requirements of a group, and the project itself as editable."""

from __future__ import annotations

import contextlib
import platform
import re
from collections.abc import Mapping

from engine.local.setup.command import CommandFailed, run
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError, progress, say

_NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")


def install(place: Place, group: str, environ: Mapping[str, str]) -> None:
    """Install `config/requirements/<group>.txt`. Hashes are checked, wheels only, no resolver."""
    lock = place.lock(group)
    total = sum("==" in line for line in lock.read_text().splitlines())
    say(f"installing {total} packages for `{group}`")
    seen = 0

    def count(line: str) -> None:
        nonlocal seen
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            seen += 1
            words = line.split()
            progress(min(seen, total), total, words[1].split("==")[0])

    command = [
        str(place.python), "-m", "pip", "install", "--require-hashes", "--no-deps",
        "--only-binary", ":all:", "--no-compile", "--no-warn-script-location",
        "--progress-bar", "off", "-r", str(lock),
    ]  # fmt: skip
    try:
        run(command, log=place.log, environ=environ, on_line=count)
    except CommandFailed as failure:
        raise _explained(failure) from failure
    progress(total, total, "")
    _compile(place, environ)


def _compile(place: Place, environ: Mapping[str, str]) -> None:
    """Compile on all cores, once and for all: eight processes would do it at the first start, or
    at each start where the environment forbids to keep the result."""
    site = [str(path) for path in place.venv.glob("lib/python*/site-packages")]
    command = [str(place.python), "-m", "compileall", "-q", "-j", "0", *site]
    # Some packages carry templates that are no Python; that is no failure of the set-up.
    with contextlib.suppress(CommandFailed):
        run(command, log=place.log, environ=environ)


def install_project(place: Place, environ: Mapping[str, str]) -> None:
    """Leave `.venv/bin/rembuk`. Nothing is fetched: the build tool is among the packages."""
    command = [
        str(place.python), "-m", "pip", "install", "--no-build-isolation", "--no-deps",
        "--no-index", "--config-settings", "editable_mode=compat", "-e", str(place.root),
    ]  # fmt: skip
    run(command, log=place.log, environ=environ, cwd=place.root)


def remove(place: Place, distribution: str, environ: Mapping[str, str]) -> None:
    """Take one package out again."""
    command = [str(place.python), "-m", "pip", "uninstall", "-y", distribution]
    run(command, log=place.log, environ=environ)


def _explained(failure: CommandFailed) -> SetupError:
    missing = _NO_WHEEL.search(failure.output)
    if missing:
        here = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        return SetupError(f"no ready-made package of {missing.group(1)} for {here}")
    return failure
