"""Whom the servers run as: PostgreSQL refuses root, so root hands them to an unprivileged user."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from engine.local.errors import LocalError


@dataclass(frozen=True)
class User:
    """An unprivileged user of this machine."""

    uid: int
    gid: int

    @classmethod
    def for_servers(cls) -> User | None:
        """None for a plain user (as we are); `nobody` for root."""
        if os.geteuid() != 0:
            return None
        try:
            entry = pwd.getpwnam("nobody")
        except KeyError:
            return cls(65534, 65534)
        return cls(entry.pw_uid, entry.pw_gid)

    def closed_at(self, path: Path) -> Path | None:
        """The first folder on the way to `path` that this user may not enter, or None."""
        for folder in [*reversed(path.absolute().parents), path.absolute()]:
            try:
                status = folder.stat()
            except FileNotFoundError:
                return None
            except OSError:
                return folder
            needed = 0o100 if status.st_uid == self.uid else 0o010
            if status.st_uid != self.uid and status.st_gid != self.gid:
                needed = 0o001
            if not status.st_mode & needed:
                return folder
        return None


def folder(path: Path, owner: User | None, mode: int = 0o700) -> Path:
    """Make a folder for the servers, owned by whom they run as. Raises LocalError, one line."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        status = path.lstat()
        mine = owner.uid if owner else os.geteuid()
        if path.is_symlink() or status.st_uid not in (mine, os.geteuid()):
            raise LocalError(f"{path} belongs to somebody else; remove it or choose another folder")
        if owner and status.st_uid != owner.uid:
            os.chown(path, owner.uid, owner.gid)
        path.chmod(mode)
    except OSError as error:
        raise LocalError(f"cannot use the folder {path}: {error.strerror}") from error
    return path
