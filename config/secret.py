"""The key that signs sessions: made once, kept 0600 in the data folder, never printed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from config.errors import SettingsError

FILE = "secret-key"


def keep(data_dir: Path) -> str:
    """Read the key, making it first where there is none. Safe for several processes at once."""
    path = data_dir / FILE
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(f"DATA_DIR: cannot keep {path}: {error.strerror}") from error
    if len(key) < 32:
        raise SettingsError(f"DATA_DIR: {path} is damaged; remove it to end all sessions")
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{FILE}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        # A link fails where a name exists, so that the first of several processes wins whole.
        os.link(partial, path)
    except FileExistsError:
        pass
    finally:
        partial.unlink()
