"""Writes steps: ONE function, ONE statement, for 1 or n cases, all or nothing per case.

A step whose case moved meanwhile leaves nothing; everything of the others is there. No BEGIN is
needed, since one statement is one transaction. Never here: deciding, or clocks.
"""

from collections.abc import Sequence

from engine.store import literals, wire
from engine.store.columns import birth_row, case_row, part_rows
from engine.store.database import Connection
from engine.store.literals import Row
from engine.store.loading import Earlier, Loaded, load, load_for_step
from engine.store.statements import PARTS, write_statement
from engine.store.step import Birth, Form, Post, Step, tasks_of

__all__ = ["Birth", "Earlier", "Form", "Loaded", "Post", "Step", "load", "load_for_step", "write"]


def write(connection: Connection, tenant: int, steps: Sequence[Step]) -> frozenset[int]:
    """Write the steps of one tenant; give the ids of the cases that were written.

    A case stands at most once among the steps, and either all of them open cases or none does.
    Raises psycopg.errors.UniqueViolation where a form was sent before (nothing is written), and
    psycopg.errors.DeadlockDetected where two batches met (nothing is written; try again).
    """
    if not steps:
        return frozenset()
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
    statement = write_statement(opening, frozenset(parts))
    rows = wire.run(connection, statement, (str(tenant), literals.packed(columns)))
    return frozenset([row[0] for row in rows])


def _id(step: Step) -> int:
    return step.after.id
