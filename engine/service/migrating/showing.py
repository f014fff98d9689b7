"""Movings as the secretariat's pages show them. Never here: writing, or words."""

from collections.abc import Collection

from engine.service.desk import Desk
from engine.store import moved
from engine.store.moved import CaseRow, MovingRow

LATEST = 20


def latest(desk: Desk, workflow: str) -> list[MovingRow]:
    """The newest movings of a workflow."""
    with desk.database.connection() as connection:
        return moved.latest(connection, desk.tenant, workflow, LATEST)


def one(desk: Desk, workflow: str, moving: int) -> MovingRow | None:
    """A moving of this workflow; None where it has none such."""
    with desk.database.connection() as connection:
        return moved.one(connection, desk.tenant, workflow, moving)


def cases(desk: Desk, moving: int, outcome: str | None, after: int, limit: int) -> list[CaseRow]:
    """Its cases behind id `after`, those with one outcome or all."""
    with desk.database.connection() as connection:
        return moved.cases(connection, desk.tenant, moving, outcome, after, limit)


def numbers(desk: Desk, ids: Collection[int]) -> dict[int, str]:
    """The numbers of these cases."""
    with desk.database.connection() as connection:
        return moved.numbers(connection, desk.tenant, sorted(ids)) if ids else {}
