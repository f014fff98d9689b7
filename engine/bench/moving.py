"""Impact of another version over all open cases, and moving them to it: seconds, for many.

Measured over the cases that the race left, then counted up. Never used by the engine itself.
"""

import time
from dataclasses import dataclass

from engine.bench import loop
from engine.core.definition.base import Duration
from engine.core.definition.workflow import Definition
from engine.service import migrating
from engine.service.desk import Desk
from engine.store.database import Database

LOOKED_AT, MOVED = 100_000, 10_000


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds for LOOKED_AT and for MOVED cases, from `cases` that were measured."""

    cases: int
    looked: float
    moved: float


def figures(database: Database, owner: Database) -> Figures:
    """Look at every open case and move it: to a version that counts due times in another way, so
    that each task is made anew. Raises RuntimeError where a case did not move."""
    desk, definition = Desk(database, loop.TENANT), _longer()
    began = time.perf_counter()
    found = migrating.impact(desk, definition, loop.NOW)
    looked = time.perf_counter() - began
    stands = {(group.definition, group.state) for group in found.groups}
    _publish(owner, definition)
    begun = migrating.begin(
        desk, "loop", definition.hash(), sorted(stands), "bench", loop.LEFT, "Measured", loop.NOW
    )
    if not isinstance(begun, int):
        raise RuntimeError(f"not begun: {begun}")
    began = time.perf_counter()
    while migrating.move_some(desk, begun, loop.NOW):
        pass
    moved = time.perf_counter() - began
    row = migrating.one(desk, "loop", begun)
    if row is None or not row.cases or row.moved != row.cases:
        raise RuntimeError(f"not every case moved: {row}")
    return Figures(row.moved, looked / found.seen * LOOKED_AT, moved / row.moved * MOVED)


def _longer() -> Definition:
    made = loop.definition()
    longer = {
        key: state.model_copy(
            update={
                "due": state.due.model_copy(update={"within": Duration.parse("10 working days")})
            }
        )
        if state.due is not None
        else state
        for key, state in made.states.items()
    }
    changed = made.model_copy(update={"states": longer})
    return Definition.read(changed.canonical())


def _publish(owner: Database, definition: Definition) -> None:
    with owner.transaction() as connection:
        connection.execute(
            "INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,"
            " published_at) VALUES (1, %s, 'loop', 2, %s, '{}', 'office', now())",
            (definition.hash(), definition.canonical()),
        )
        connection.execute("UPDATE definition_head SET hash = %s", (definition.hash(),))
        connection.execute(
            "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, true)", (loop.LEFT,)
        )
