"""Rows <-> values of a case: what stands in which column, and back.

Never here: queries, or anything about what the values mean.
"""

import datetime as dt
from typing import Any

from engine.core import approving, sides, stops
from engine.core.chain import moment, stamp
from engine.core.clock import RUNNING
from engine.core.values import JSON, SETTLED, Case, Round, Signature, Task, Vote
from engine.store.tables.cases import NEVER

CASE_COLUMNS = (
    "id, number, workflow, definition, state, visit, revision, area, cycle, data, standing,"
    " opened_at, entered_at, ending, head"
)
TASK_COLUMNS = (
    "state, visit, slot, occurrence, role, queue, opened_at, due_at, remind_at, stage, taken_by,"
    " taken_at, calendar"
)
CASE_WIDTH = len(CASE_COLUMNS.split(","))

Row = tuple[Any, ...]


def case_from(tenant: int, row: Row, tasks: tuple[Task, ...]) -> Case:
    """The case of a row of CASE_COLUMNS and its open tasks."""
    (
        id_,
        number,
        workflow,
        definition,
        state,
        visit,
        revision,
        area,
        cycle,
        data,
        standing,
        opened_at,
        entered_at,
        ending,
        head,
    ) = row
    return Case(
        tenant=tenant,
        id=id_,
        number=number,
        workflow=workflow,
        definition=definition,
        state=state,
        visit=visit,
        revision=revision,
        area=area,
        cycle=cycle,
        data=data,
        parties=standing["parties"],
        tasks=tasks,
        votes=tuple(Vote(*vote) for vote in standing.get("votes", ())),
        acted={role: tuple(persons) for role, persons in standing.get("acted", {}).items()},
        unlocked=tuple(standing.get("unlocked", ())),
        opened_at=opened_at,
        entered_at=entered_at,
        ending=ending,
        head=head.hex(),
        closed=standing.get("closed", {}),
        round=_round_from(standing["round"]) if "round" in standing else None,
        approved=approving.read_all(standing.get("approved", {})),
        reopening=approving.read_reopening(standing.get("reopening")),
        asked=sides.read_all(standing.get("asked", ())),
        clock=stops.read_all(standing.get("clock", ())),
    )


def standing_of(case: Case) -> dict[str, JSON]:
    """What decide() needs besides the columns; empty parts are left out."""
    standing: dict[str, JSON] = {"parties": dict(case.parties)}
    if case.votes:
        standing["votes"] = [[v.slot, v.agrees, v.person, v.queue, v.reason] for v in case.votes]
    if case.acted:
        standing["acted"] = {role: list(persons) for role, persons in case.acted.items()}
    if case.unlocked:
        standing["unlocked"] = list(case.unlocked)
    if case.closed:
        standing["closed"] = dict(case.closed)
    if case.round is not None:
        standing["round"] = _round_of(case.round)
    if case.approved:
        standing["approved"] = approving.parts_of(case.approved)
    if case.reopening is not None:
        standing["reopening"] = approving.reopening_of(case.reopening)
    if case.asked:
        standing["asked"] = sides.parts_of(case.asked)
    if case.clock != RUNNING:
        standing["clock"] = stops.parts_of(case.clock)
    return standing


def _round_of(held: Round) -> dict[str, JSON]:
    """The words lie under a key of their own, so that erasing finds them."""
    return {
        "action": held.action,
        "began": held.began,
        "fields": dict(held.fields),
        "words": dict(held.words),
        "reason": held.reason,
        "codes": list(held.codes),
        "signed": [
            [one.slot, one.role, one.queue, one.person, one.office, stamp(one.at)]
            for one in held.signed
        ],
    }


def _round_from(found: dict[str, JSON]) -> Round:
    signed = tuple(
        Signature(slot, role, queue, person, office, moment(at))
        for slot, role, queue, person, office, at in found["signed"]
    )
    return Round(
        found["action"],
        found["began"],
        found["fields"],
        found["words"],
        found["reason"],
        tuple(found["codes"]),
        signed,
    )


def task_from(row: Row) -> Task:
    """The task of a row of TASK_COLUMNS."""
    *key, due_at, remind_at, stage, taken_by, taken_at, calendar = row
    if due_at == NEVER:
        due_at = calendar = None
    else:
        calendar = calendar or 0
    values = (*key, due_at, remind_at, stage, taken_by, taken_at, calendar)
    return Task(*values)


def wake_at(task: Task) -> dt.datetime | None:
    """The next moment at which the clock must look at the task; a settled one never again."""
    if task.stage >= SETTLED:
        return None
    return task.remind_at if task.remind_at is not None else task.due_at
