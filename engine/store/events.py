"""Reads what happened to a case: records with their words, in order. Never here: writing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.values import JSON, Data
from engine.store import upcasting
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as readers see it. An erased word is missing from `words`; see `erased`."""

    seq: int
    kind: str
    recorded_at: dt.datetime
    happened_at: dt.datetime
    record: Data
    words: Mapping[str, JSON]

    @property
    def erased(self) -> frozenset[str]:
        """The paths of words that were here once: their hashes are, their values are not."""
        return frozenset(self.record.get("words", {})) - self.words.keys()

    @property
    def moves(self) -> bool:
        """Whether the case stands elsewhere, holds other answers, goes by other rules, or is to be
        signed with other answers or no longer, since this event."""
        hashed = self.record.get("words", {})
        typed = "set" in self.record or any(path.startswith("set.") for path in hashed)
        signs = self.kind == "declined" or "begins" in self.record.get("sign", ())
        returns = self.kind == "undone"
        return typed or signs or returns or "to" in self.record or "definition" in self.record


_READ = """
SELECT e.seq, e.kind, e.recorded_at, e.happened_at, e.body, w.path, w.value
  FROM event e
  LEFT JOIN words w ON w.tenant = e.tenant AND w.case_id = e.case_id AND w.seq = e.seq
   AND w.erased_at IS NULL
 WHERE e.tenant = %s AND e.case_id = %s AND e.seq > %s
 ORDER BY e.seq, w.path
"""


def since(connection: Connection, tenant: int, case_id: int, seq: int = 0) -> list[Recorded]:
    """The events after number `seq`, in order; from the first on without it."""
    made: list[Recorded] = []
    words: dict[str, JSON] = {}
    for row in connection.execute(_READ, (tenant, case_id, seq)).fetchall():
        number, kind, recorded_at, happened_at, body, path, value = row
        if not made or made[-1].seq != number:
            words = {}
            record = upcasting.read(body)
            made.append(Recorded(number, kind, recorded_at, happened_at, record, words))
        if path is not None:
            words[path] = value
    return made


def of(connection: Connection, tenant: int, case_id: int, seq: int) -> Recorded | None:
    """The event with this number; None: the case has no such."""
    return next(iter(since(connection, tenant, case_id, seq - 1)), None)


def first(connection: Connection, tenant: int, case_id: int) -> Data | None:
    """The record of the first event: by whom, or by which other case, it was opened."""
    row = connection.execute(
        "SELECT body FROM event WHERE tenant = %s AND case_id = %s AND seq = 1", (tenant, case_id)
    ).fetchone()
    return upcasting.read(row[0]) if row else None


def last_of(connection: Connection, tenant: int, case_id: int, kind: str) -> dt.datetime | None:
    """When an event of this kind was recorded last; None: never."""
    row = connection.execute(
        "SELECT max(recorded_at) FROM event WHERE tenant = %s AND case_id = %s AND kind = %s",
        (tenant, case_id, kind),
    ).fetchone()
    return row[0] if row else None
