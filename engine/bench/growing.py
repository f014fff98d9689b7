"""Bytes on disk that a step leaves behind, without people's words: tables and their indexes.

After each round the space of dead rows is given back for use, as the server itself does in time.
"""

from dataclasses import dataclass

from engine.bench.racing import Race
from engine.store.database import Database

_SIZE = """
SELECT coalesce(sum(pg_total_relation_size(oid)) FILTER (WHERE relname <> 'outbox'), 0),
       coalesce(sum(pg_total_relation_size(oid)) FILTER (WHERE relname = 'outbox'), 0)
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


@dataclass(frozen=True, slots=True)
class Grown:
    """Bytes a step: for good (case, event, task), and until the outbox is pruned."""

    kept: float
    outbox: float


def bytes_a_step(database: Database, owner: Database, cases: int, steps: int) -> Grown:
    """`steps` steps of each of `cases` cases, in bulk; what the tables grew by for each."""
    running = Race(database, cases)
    ids = running.ids[-cases:]
    running.in_bulk(ids)  # the first pages and the free space that they keep
    before = _size(owner)
    for _ in range(steps):
        running.in_bulk(ids)
        with owner.connection() as connection:
            connection.execute("VACUUM")
    kept, outbox = (after - was for after, was in zip(_size(owner), before, strict=True))
    return Grown(kept / (cases * steps), outbox / (cases * steps))


def _size(owner: Database) -> tuple[int, int]:
    with owner.connection() as connection:
        connection.execute("VACUUM")
        row = connection.execute(_SIZE).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
