"""Everything that can be proved about a tenant, as stored: events, words, rows, counters, roots.

The same values come from a database (below) or from an exported file (service/exporting.py), so
that both are checked by the same code. Never here: judging.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from engine.core.values import JSON, Case
from engine.store import register
from engine.store.database import Connection, Database
from engine.store.loading import load
from engine.store.roots import Root, every

CHUNK = 500  # cases read at once


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event's row; `hash` should be the chain's."""

    seq: int
    kind: str
    recorded_at: dt.datetime
    happened_at: dt.datetime
    body: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class StoredWord:
    """A kept word; salt and value are None where it was erased."""

    seq: int
    path: str
    salt: bytes | None
    value: JSON
    erased: bool


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with all that belongs to it. `row` is None in an exported file."""

    id: int
    number: str
    row: Case | None
    events: tuple[StoredEvent, ...]
    words: tuple[StoredWord, ...]


@dataclass(frozen=True, slots=True)
class DefinitionFile:
    """A published version's bytes under the hash that cases name."""

    hash: str
    body: bytes


class Archive(Protocol):
    """Where the proof comes from."""

    def tenants(self) -> Sequence[int]:
        """The tenants in it."""

    def counters(self, tenant: int) -> dict[str, int]:
        """The last serial of each series."""

    def cases(self, tenant: int) -> Iterator[CaseFile]:
        """Every case, by id."""

    def definitions(self, tenant: int) -> Iterator[DefinitionFile]:
        """Every published version."""

    def roots(self, tenant: int) -> Sequence[Root]:
        """The daily roots, oldest first."""

    def register(self, tenant: int) -> Sequence[register.Row]:
        """The decisions outside a case, in order."""


class DatabaseArchive:
    """The archive of a database, read in one snapshot: the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tenants(self) -> Sequence[int]:
        """The tenants in it."""
        return [row[0] for row in self._connection.execute("SELECT id FROM tenant ORDER BY id")]

    def counters(self, tenant: int) -> dict[str, int]:
        """The last serial of each series."""
        rows = self._connection.execute(
            "SELECT series, last FROM counter WHERE tenant = %s ORDER BY series", (tenant,)
        )
        return dict(rows.fetchall())

    def cases(self, tenant: int) -> Iterator[CaseFile]:
        """Every case, by id; events without a case row come under an empty number."""
        after = 0
        while ids := self._ids(tenant, after):
            after = ids[-1]
            rows = {case.id: case for case in load(self._connection, tenant, ids)}
            events, words = self._events(tenant, ids), self._words(tenant, ids)
            for id_ in ids:
                row = rows.get(id_)
                yield CaseFile(
                    id_,
                    row.number if row else "",
                    row,
                    tuple(events.get(id_, ())),
                    tuple(words.get(id_, ())),
                )

    def definitions(self, tenant: int) -> Iterator[DefinitionFile]:
        """Every published version."""
        rows = self._connection.execute(
            "SELECT hash, body FROM definition_version WHERE tenant = %s ORDER BY hash", (tenant,)
        )
        return (DefinitionFile(digest, bytes(body)) for digest, body in rows)

    def roots(self, tenant: int) -> Sequence[Root]:
        """The daily roots, oldest first."""
        return every(self._connection, tenant)

    def register(self, tenant: int) -> Sequence[register.Row]:
        """The decisions outside a case, in order."""
        return register.whole(self._connection, tenant)

    def _ids(self, tenant: int, after: int) -> list[int]:
        # Ids of events too: a case row may be gone while its events are not.
        rows = self._connection.execute(
            "SELECT id FROM ((SELECT id FROM cases WHERE tenant = %(t)s AND id > %(a)s"
            "  ORDER BY id LIMIT %(n)s)"
            " UNION (SELECT DISTINCT case_id FROM event WHERE tenant = %(t)s AND case_id > %(a)s"
            "  ORDER BY case_id LIMIT %(n)s)) AS both_ ORDER BY id LIMIT %(n)s",
            {"t": tenant, "a": after, "n": CHUNK},
        )
        return [row[0] for row in rows]

    def _events(self, tenant: int, ids: list[int]) -> dict[int, list[StoredEvent]]:
        made: dict[int, list[StoredEvent]] = {}
        rows = self._connection.execute(
            "SELECT case_id, seq, kind, recorded_at, happened_at, body, hash FROM event"
            " WHERE tenant = %s AND case_id = ANY(%s) ORDER BY case_id, seq",
            (tenant, ids),
        )
        for id_, *rest in rows:
            made.setdefault(id_, []).append(StoredEvent(*rest))
        return made

    def _words(self, tenant: int, ids: list[int]) -> dict[int, list[StoredWord]]:
        made: dict[int, list[StoredWord]] = {}
        rows = self._connection.execute(
            "SELECT case_id, seq, path, salt, value, erased_at IS NOT NULL FROM words"
            " WHERE tenant = %s AND case_id = ANY(%s) ORDER BY case_id, seq, path",
            (tenant, ids),
        )
        for id_, *rest in rows:
            made.setdefault(id_, []).append(StoredWord(*rest))
        return made


@contextmanager
def snapshot(database: Database) -> Iterator[DatabaseArchive]:
    """The archive of a database as it is at this moment, whatever is written meanwhile."""
    with database.connection() as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield DatabaseArchive(connection)
