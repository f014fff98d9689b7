"""Makes the virtual environment, also where python3-venv or pip is missing."""

from __future__ import annotations

import glob
import importlib.util
import os
import shutil
import sys
import venv
from collections.abc import Mapping

from engine.local.setup.command import CommandFailed, run
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError, say

MISSING = (
    "this Python has no pip and cannot make one: install it first "
    "(Debian and Ubuntu: apt-get install python3-venv; Fedora: dnf install python3-pip)"
)


def make(place: Place, environ: Mapping[str, str]) -> None:
    """Make `.venv` anew with a pip in it. Raises SetupError with what to install."""
    say("making the virtual environment .venv")
    shutil.rmtree(place.venv, ignore_errors=True)
    if _has("ensurepip"):
        try:
            run(
                [sys.executable, "-m", "venv", str(place.venv)],
                log=place.log, environ=environ,
            )  # fmt: skip
            return
        except CommandFailed:
            shutil.rmtree(place.venv, ignore_errors=True)
    venv.EnvBuilder(with_pip=False, symlinks=True).create(place.venv)
    if not (_pip_by_itself(place, environ) or _pip_from_apt(place, environ)):
        shutil.rmtree(place.venv, ignore_errors=True)
        raise SetupError(MISSING)


def _has(module: str) -> bool:
    """Debian's ensurepip is a folder that refuses to work: ask for its wheel, not its name."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return False
    folder = os.path.dirname(spec.origin)
    return bool(glob.glob(os.path.join(folder, "_bundled", "pip-*.whl")) or _wheels())


def _wheels() -> list[str]:
    return sorted(glob.glob("/usr/share/python-wheels/pip-*.whl"))


def _pip_by_itself(place: Place, environ: Mapping[str, str]) -> bool:
    """Install pip from a wheel that lies on this machine, or with the system's own pip."""
    target = ["--python", str(place.python), "install", "--no-warn-script-location"]
    attempts = [
        [sys.executable, f"{wheel}/pip", *target, "--no-index", wheel] for wheel in _wheels()
    ]
    if importlib.util.find_spec("pip") is not None:
        attempts.append([sys.executable, "-m", "pip", *target, "pip"])
    for attempt in attempts:
        try:
            run(attempt, log=place.log, environ=environ)
            return True
        except CommandFailed:
            continue
    return False


def _pip_from_apt(place: Place, environ: Mapping[str, str]) -> bool:
    """As root on Debian, let apt bring python3-venv and try once more."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say("python3-venv is missing; asking apt-get for it")
    quiet = {**environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update"], log=place.log, environ=quiet)
        run(["apt-get", "install", "-y", "python3-venv"], log=place.log, environ=quiet)
        shutil.rmtree(place.venv, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(place.venv)], log=place.log, environ=environ)
    except CommandFailed:
        return False
    return True
