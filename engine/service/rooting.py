"""The daily root: one hash that stands for everything that happened at an office until a day.

A chain alone does not show a lost tail or a lost case. The root's text names the head of every
case that changed since the root before, the head of the register, and that root; so a printed
root of today speaks for all days before it.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.service.desk import Desk
from engine.store import register, roots
from engine.store.roots import Head, Root

_TITLE = "rembuk root 1"


@dataclass(frozen=True, slots=True)
class RootText:
    """What a root's text says. `before` is the root before it, in hex, or ""."""

    tenant: int
    on: dt.date
    before: str
    register: tuple[int, str]  # number and hash of the register's last entry
    heads: tuple[Head, ...]


def make_root(desk: Desk, on: dt.date, now: dt.datetime) -> bool:
    """Make the root of a day; False where it, or a later one, is there already.

    Safe to run twice: one transaction under the tenant's lock.
    """
    with desk.database.transaction() as connection:
        if not register.lock(connection, desk.tenant):
            raise LookupError(f"no tenant {desk.tenant}")
        known = roots.last(connection, desk.tenant)
        if known is not None and known[0] >= on:
            return False
        heads = roots.take_heads(connection, desk.tenant)
        seq, entry = register.last(connection, desk.tenant)
        before = known[1].hex() if known else ""
        text = write_text(RootText(desk.tenant, on, before, (seq, entry.hex()), tuple(heads)))
        root = Root(on, text, hashlib.sha256(text).digest())
        roots.add(connection, desk.tenant, root, len(heads), now)
        return True


def today(desk: Desk, now: dt.datetime) -> dt.date:
    """The day at the office, in its own zone: the `on` of a root that is made now."""
    with desk.database.connection() as connection:
        return roots.today(connection, desk.tenant, now)


def roots_of(desk: Desk) -> Sequence[Root]:
    """All roots of the tenant, oldest first."""
    with desk.database.connection() as connection:
        return roots.every(connection, desk.tenant)


def kept_line(tenant: int, root: Root) -> str:
    """A root as it is printed and kept elsewhere: tenant, day, hash."""
    return f"{tenant} {root.on.isoformat()} {root.root.hex()}"


def read_kept(lines: Iterator[str]) -> dict[tuple[int, dt.date], str]:
    """Roots kept elsewhere. Raises ValueError with the number of a line that is none."""
    kept = {}
    for at, line in enumerate(lines, start=1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        try:
            tenant, day, digest = parts
            kept[int(tenant), dt.date.fromisoformat(day)] = bytes.fromhex(digest).hex()
        except ValueError as wrong:
            raise ValueError(f"line {at} is not `tenant day hash`") from wrong
    return kept


def write_text(root: RootText) -> bytes:
    """The bytes that are hashed: readable lines, one head each."""
    lines = [
        _TITLE,
        f"tenant {root.tenant}",
        f"on {root.on.isoformat()}",
        f"before {root.before or '-'}",
        f"register {root.register[0]} {root.register[1] or '-'}",
        *(f"{h.number} {h.case_id} {h.seq} {h.hash.hex()}" for h in root.heads),
    ]
    return ("\n".join(lines) + "\n").encode()


def read_text(text: bytes) -> RootText:
    """The reverse of write_text. Raises ValueError where it is none."""
    title, tenant, on, before, entry, *heads = text.decode().splitlines() or [""]
    if title != _TITLE:
        raise ValueError("not the text of a root")
    seq, hash_ = entry.removeprefix("register ").split()
    return RootText(
        int(tenant.removeprefix("tenant ")),
        dt.date.fromisoformat(on.removeprefix("on ")),
        before.removeprefix("before ").replace("-", ""),
        (int(seq), hash_.replace("-", "")),
        tuple(_head(line) for line in heads),
    )


def _head(line: str) -> Head:
    number, case_id, seq, digest = line.split()
    return Head(number, int(case_id), int(seq), bytes.fromhex(digest))
