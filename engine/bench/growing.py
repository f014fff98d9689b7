"""Bytes on disk that a step leaves behind, without people's words: tables and indexes."""

from engine.bench.racing import Race
from engine.store.database import Database

_SIZE = """
SELECT sum(pg_total_relation_size(oid)) FROM pg_class
 WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def bytes_a_step(database: Database, owner: Database, cases: int, steps: int) -> float:
    """`steps` steps of each of `cases` cases, in bulk; what the tables grew by for each."""
    running = Race(database, cases)
    ids = running.ids[-cases:]
    before = _size(owner)
    for _ in range(steps):
        running.in_bulk(ids)
    return (_size(owner) - before) / (cases * steps)


def _size(owner: Database) -> int:
    with owner.connection() as connection:
        # What updates left behind is given back first: it is used again, so it is no growth.
        connection.execute("VACUUM")
        row = connection.execute(_SIZE).fetchone()
    return int(row[0]) if row else 0
