"""The register: every decision outside a case as an entry with reason and hash (foundation 12).

Publishing, terms of office, invitations, resets at the counter: the same recipe as the events of
a case. An entry holds ids, codes and keys, never a person's name, so that erasing stays possible.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from engine.core import chain
from engine.core.values import Data
from engine.service.desk import Desk
from engine.store import register as rows
from engine.store.database import Connection

SCHEMA = 1


class UnknownTenantError(LookupError):
    """No installation has this number: a caller's error, never a user's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as readers see it. `by` None: the program itself, or the machine's operator."""

    seq: int
    kind: str
    recorded_at: dt.datetime
    by: int | None
    reason: str | None
    body: Data
    hash: str


def hold(conn: Connection, tenant: int) -> None:
    """Take the tenant's lock before reading what a decision depends on.

    Raises UnknownTenantError.
    """
    if not rows.lock(conn, tenant):
        raise UnknownTenantError(f"there is no tenant {tenant}")


def record(
    conn: Connection,
    tenant: int,
    kind: str,
    body: Data,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> int:
    """Add an entry inside the caller's transaction and give its number.

    1. hold the tenant's lock, 2. read the end of the chain, 3. seal the bytes, 4. append.
    """
    hold(conn, tenant)
    seq, previous = rows.last(conn, tenant)
    document = {
        "v": SCHEMA,
        "tenant": tenant,
        "seq": seq + 1,
        "kind": kind,
        "at": chain.stamp(now),
        "by": by,
        "reason": reason,
        "body": dict(body),
    }
    sealed = chain.canonical(document)
    rows.append(conn, tenant, rows.Row(seq + 1, kind, now, sealed, chain.link(previous, sealed)))
    return seq + 1


def entries(desk: Desk, limit: int = 50, before: int | None = None) -> list[Entry]:
    """The newest entries first; `before` pages on."""
    with desk.database.connection() as conn:
        return [_read(row) for row in rows.newest(conn, desk.tenant, limit, before)]


def about(desk: Desk, kinds: Collection[str], workflow: str, limit: int) -> list[Entry]:
    """The newest entries of these kinds that speak of this workflow."""
    with desk.database.connection() as conn:
        return [_read(row) for row in rows.about(conn, desk.tenant, kinds, workflow, limit)]


def breaks(desk: Desk) -> list[str]:
    """What is wrong with the chain, one line each; empty means whole."""
    with desk.database.connection() as conn:
        return list(broken(desk.tenant, rows.whole(conn, desk.tenant)))


def broken(tenant: int, stored: Iterable[rows.Row]) -> Iterable[str]:
    """The same over rows from anywhere, an export for example. Pure."""
    previous, expected = chain.EMPTY, 1
    for row in stored:
        if row.seq != expected:
            yield f"register {tenant}: entry {expected} is missing"
        elif chain.link(previous, row.body) != row.hash:
            yield f"register {tenant}: entry {row.seq} was changed"
        previous, expected = row.hash, row.seq + 1


def _read(row: rows.Row) -> Entry:
    document = json.loads(row.body)
    return Entry(
        row.seq,
        row.kind,
        row.recorded_at,
        document["by"],
        document["reason"],
        document["body"],
        row.hash.hex(),
    )
