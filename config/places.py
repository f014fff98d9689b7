"""Where a checkout keeps its state and where its local servers listen. Pure: makes no folder."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import quote

# A unix socket's path may have 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET = 103
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
ROLE = "rembuk"
DATABASE = "rembuk"

# libpq splits a host at commas and takes a leading @ as abstract: anything odd gets a short folder.
_PLAIN = re.compile(r"/[A-Za-z0-9/_. ~+=-]*\Z")


def key_of(path: Path) -> str:
    """Twelve letters that stand for one absolute path."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def data_dir(root: Path, uid: int) -> Path:
    """The default data folder.

    As root it is a folder of the system: the servers run as an unprivileged user, who may not be
    able to reach a checkout below a closed home.
    """
    return Path("/var/lib/rembuk") / key_of(root) if uid == 0 else root / ".data"


def socket_dir(state_dir: Path, uid: int) -> Path:
    """Where the sockets of one state folder lie: inside it, or in a short folder if it is long."""
    inside = state_dir / "sockets"
    longest = len(str(inside / POSTGRES_SOCKET).encode())
    if longest <= LONGEST_SOCKET and _PLAIN.match(str(inside)):
        return inside
    return Path("/tmp") / f"rembuk-{uid}-{key_of(state_dir)}"  # noqa: S108  (made 0700, owner checked)


def database_url(sockets: Path, database: str = DATABASE, role: str = ROLE) -> str:
    """The SQLAlchemy address of a database behind a socket folder."""
    return f"postgresql+psycopg://{role}@/{database}?host={quote(str(sockets), safe='')}"


def redis_url(sockets: Path, number: int = 0) -> str:
    """The address of one numbered database of the local Valkey."""
    return f"unix://{quote(str(sockets / VALKEY_SOCKET))}?db={number}"
