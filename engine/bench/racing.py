"""The durable step and the bulk of 500, interleaved with the anchor: ratios, not rates.

Every round takes the same cases by hand, by the engine and in bulk, so that a slow moment of the
machine hits all three alike; the median of the rounds' ratios is the figure.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from engine.bench import anchor, loop
from engine.service.acting import act
from engine.service.acting_many import act_many
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Done, Receipt
from engine.store.database import Database

BULK = 500
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Raced:
    """Medians: seconds a step by hand, by the engine and in bulk; the two ratios."""

    hand: float
    engine: float
    bulk: float
    step_ratio: float
    bulk_ratio: float
    rounds: int


class Race:
    """The cases of one database and whose turn each is. `name`: of their forms; a second race of
    the same name has the cases of the first."""

    def __init__(self, database: Database, cases: int, name: str = "b") -> None:
        self.desk = Desk(database, loop.TENANT)
        self._turn: dict[int, str] = {}
        for start in range(0, cases, BULK):
            forms = [(loop.request(), f"{name}{n}") for n in range(start, min(start + BULK, cases))]
            for opened in open_many(self.desk, "loop", forms, loop.NOW):
                self._turn[cast("Receipt", opened).case_id] = "left"

    @property
    def ids(self) -> list[int]:
        """All cases, by id."""
        return sorted(self._turn)

    def by_hand(self, ids: Sequence[int]) -> None:
        """One step of each case by the anchor, on one connection."""
        with self.desk.database.connection() as connection:
            for id_ in ids:
                anchor.step(connection, id_)
        self._pass_on(ids)

    def by_engine(self, ids: Sequence[int]) -> None:
        """One step of each case through the service, one after the other."""
        for id_ in ids:
            done = act(self.desk, id_, loop.act(self._turn[id_]), None, loop.NOW)
            if not isinstance(done, Done):
                raise RuntimeError(f"the bench was refused: {done}")
        self._pass_on(ids)

    def in_bulk(self, ids: Sequence[int]) -> None:
        """One step of each case in one batch."""
        acts = [(id_, loop.act(self._turn[id_])) for id_ in ids]
        if not all(isinstance(one, Done) for one in act_many(self.desk, acts, loop.NOW)):
            raise RuntimeError("the bench's batch was refused")
        self._pass_on(ids)

    def _pass_on(self, ids: Sequence[int]) -> None:
        for id_ in ids:
            self._turn[id_] = "right" if self._turn[id_] == "left" else "left"


def race(database: Database, owner: Database, rounds: int, steps: int) -> Raced:
    """`rounds` rounds of `steps` single steps and one bulk, after one that is thrown away."""
    running = Race(database, BULK + steps)
    with owner.connection() as connection:
        connection.execute("ANALYZE")
    single, batch = running.ids[:steps], running.ids[steps : steps + BULK]
    found = []
    for turn in range(rounds + 1):
        ways: list[tuple[Callable[[Sequence[int]], None], list[int]]] = [
            (running.by_hand, single),
            (running.by_engine, single),
            (running.in_bulk, batch),
        ]
        took = {way.__name__: _seconds(way, ids) / len(ids) for way, ids in _rotated(ways, turn)}
        if turn:
            found.append((took["by_hand"], took["by_engine"], took["in_bulk"]))
    median = statistics.median
    return Raced(
        median(hand for hand, _, _ in found),
        median(engine for _, engine, _ in found),
        median(bulk for _, _, bulk in found),
        median(hand / engine for hand, engine, _ in found),
        median(hand / bulk for hand, _, bulk in found),
        rounds,
    )


def _rotated(ways: list[_T], turn: int) -> list[_T]:
    # Nobody is always the first of a round.
    at = turn % len(ways)
    return ways[at:] + ways[:at]


def _seconds(way: Callable[[Sequence[int]], None], ids: Sequence[int]) -> float:
    begun = time.perf_counter()
    way(ids)
    return time.perf_counter() - begun
