"""Contents of files by their hash, below the data folder: the one interface to stored bytes.

The same content is stored once. Never here: names, owners, who may read (rows have them).
"""

import datetime as dt
import hashlib
import os
import re
import secrets
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{64}")


class Shelf:
    """A folder of contents. Several processes may put and get at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def below(cls, data_dir: Path) -> "Shelf":
        """The shelf of an installation, by its data folder."""
        return cls(data_dir / "files")

    def put(self, content: bytes) -> str:
        """Keep the content and give its hash. It is on disk when this returns."""
        digest = hashlib.sha256(content).hexdigest()
        goal = self._path(digest)
        try:
            os.utime(goal)  # fresh again: a sweep that is under way leaves it
            return digest
        except FileNotFoundError:
            pass
        goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = goal.with_name(f".{secrets.token_hex(8)}")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, goal)
        return digest

    def path(self, digest: str) -> Path | None:
        """Where the content lies, or None where there is none."""
        found = self._path(digest)
        return found if found.is_file() else None

    def get(self, digest: str) -> bytes | None:
        """The content; None where it is gone, and never what another hash belongs to."""
        found = self.path(digest)
        if found is None:
            return None
        content = found.read_bytes()
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def remove(self, digest: str, before: dt.datetime) -> bool:
        """Remove the content unless it was put there again since then; whether it went.

        It is set aside first: whoever puts it meanwhile finds it fresh or writes it anew.
        """
        goal = self._path(digest)
        aside = goal.with_name(f".{secrets.token_hex(8)}")
        try:
            os.rename(goal, aside)
        except FileNotFoundError:
            return False
        if aside.stat().st_mtime >= before.timestamp():
            os.replace(aside, goal)
            return False
        aside.unlink()
        return True

    def _path(self, digest: str) -> Path:
        if _HASH.fullmatch(digest) is None:
            raise ValueError("a content is named by its SHA-256")
        return self.folder / digest[:2] / digest[2:]
