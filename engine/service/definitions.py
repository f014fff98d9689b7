"""Published definitions, ready for deciding: read once per hash, kept by hash.

Never here: publishing (publishing.py), or choosing a version for a running case: it is pinned.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.values import Data
from engine.service.desk import Desk
from engine.store import definitions as rows
from engine.store.database import Connection, Database

KEPT = 256  # (tenant, hash) pairs; the compiled forms themselves are shared by hash


@dataclass(slots=True)
class _Shelf:
    lock: Lock = field(default_factory=Lock)
    by_key: OrderedDict[tuple[int, str], Compiled] = field(default_factory=OrderedDict)


_shelves: WeakKeyDictionary[Database, _Shelf] = WeakKeyDictionary()


def compiled_for(desk: Desk, digest: str) -> Compiled:
    """The definition version with this hash. Raises LookupError where the tenant has none such."""
    found = _known(desk, digest)
    if found is not None:
        return found
    with desk.database.connection() as connection:
        return compiled_at(desk, connection, digest)


def compiled_at(desk: Desk, connection: Connection, digest: str) -> Compiled:
    """The same, for a caller who holds a connection."""
    found = _known(desk, digest)
    if found is not None:
        return found
    body = rows.body(connection, desk.tenant, digest)
    if body is None:
        raise LookupError(f"no definition {digest} at tenant {desk.tenant}")
    made = compiled(Definition.read(body))
    shelf = _shelves.setdefault(desk.database, _Shelf())
    with shelf.lock:
        shelf.by_key[desk.tenant, digest] = made
        while len(shelf.by_key) > KEPT:
            shelf.by_key.popitem(last=False)
    return made


def head_of(desk: Desk, workflow: str) -> Compiled | None:
    """The version on which new cases of the workflow start; None where it was never published."""
    with desk.database.connection() as connection:
        digest = rows.head(connection, desk.tenant, workflow)
        return None if digest is None else compiled_at(desk, connection, digest)


def versions_in(
    desk: Desk, connection: Connection, records: Iterable[Data]
) -> dict[str, Definition]:
    """The definitions that a case went by, by hash: its first, and each that it was moved to."""
    hashes = {record["definition"] for record in records if "definition" in record}
    return {digest: compiled_at(desk, connection, digest).definition for digest in hashes}


def _known(desk: Desk, digest: str) -> Compiled | None:
    shelf = _shelves.get(desk.database)
    return None if shelf is None else shelf.by_key.get((desk.tenant, digest))
