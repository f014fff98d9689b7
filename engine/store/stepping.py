"""Writes steps: ONE function, ONE statement, for 1 or n cases, all or nothing per case.

A step whose case moved meanwhile leaves nothing; everything of the others is there. No BEGIN is
needed, since one statement is one transaction. Never here: deciding, or clocks.
"""

from collections.abc import Sequence
from typing import NamedTuple

from engine.store import literals, wire
from engine.store.columns import birth_row, case_row, part_rows
from engine.store.database import Connection
from engine.store.literals import Row
from engine.store.loading import Earlier, Loaded, Loading, begin_load, load, load_for_step
from engine.store.statements import PARTS, write_statement
from engine.store.step import Birth, Form, Post, Step, tasks_of

__all__ = [
    "Birth",
    "Earlier",
    "Form",
    "Loaded",
    "Loading",
    "Packed",
    "Post",
    "Step",
    "Writing",
    "begin_load",
    "begin_write",
    "load",
    "load_for_step",
    "packed",
    "write",
]


class Writing:
    """Steps that are under way to the server; `finish` gives the ids that were written."""

    def __init__(self, running: wire.Running) -> None:
        self._running = running

    def finish(self) -> frozenset[int]:
        """Wait for the server. Raises what `write` raises."""
        return _ids(self._running.finish())


def write(connection: Connection, tenant: int, steps: Sequence[Step]) -> frozenset[int]:
    """Write the steps of one tenant; give the ids of the cases that were written.

    A case stands at most once among the steps, and either all of them open cases or none does.
    Raises psycopg.errors.UniqueViolation where a form was sent before (nothing is written), and
    psycopg.errors.DeadlockDetected where two batches met (nothing is written; try again).
    """
    return _ids(wire.run(connection, *packed(tenant, steps))) if steps else frozenset()


class Packed(NamedTuple):
    """Steps as the server takes them: the statement and its parameters."""

    statement: bytes
    parameters: list[wire.Parameter]


def begin_write(connection: Connection, steps: Packed) -> Writing:
    """The same, without waiting: the next steps can be decided while the server writes these.

    The connection is not to be used before `finish`.
    """
    return Writing(wire.start(connection, *steps))


def packed(tenant: int, steps: Sequence[Step]) -> Packed:
    """The statement for these steps, at least one, and its parameters."""
    opening = steps[0].before is None
    if any((step.before is None) != opening for step in steps):
        raise ValueError("a batch opens cases or moves them, not both")
    # Always in the order of the ids: two batches then meet in the same order.
    ordered = sorted(steps, key=_id) if len(steps) > 1 else steps
    cases: list[Row] = []
    parts: dict[str, list[Row]] = {}
    for step in ordered:
        tasks = tasks_of(step)
        cases.append(case_row(step, tasks))
        for part, row in part_rows(step, tasks):
            parts.setdefault(part, []).append(row)
    columns = literals.columns(cases)
    if opening:
        columns += literals.columns([birth_row(step) for step in ordered])
    for part in PARTS:
        if part in parts:
            columns += literals.columns(parts[part])
    bodies = [step.sealed.body for step in ordered]
    hashes = [step.sealed.hash for step in ordered]
    given: list[wire.Parameter] = [str(tenant), bodies, hashes, *columns]
    return Packed(write_statement(opening, frozenset(parts)), given)


def _ids(rows: wire.Rows) -> frozenset[int]:
    return frozenset([row[0] for row in rows])


def _id(step: Step) -> int:
    return step.after.id
