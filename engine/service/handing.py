"""Taking up, giving back, passing on, taking over: load, decide, write; whoever was first has it.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.handing import KINDS, Deed, Hand, colleagues, decide_hand, hand_reasons
from engine.core.hands import taker
from engine.core.permitting import standing
from engine.core.resolving import NOBODY
from engine.core.values import Actor, Refused, Task
from engine.service.acting import TRIES, NoSuchCaseError
from engine.service.case_view import CaseView
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Done
from engine.service.sealing import step_of
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store import people
from engine.store.stepping import load_for_step, write

__all__ = ["Deed", "Hand", "InHand", "hand", "in_hands", "names"]


@dataclass(frozen=True, slots=True)
class InHand:
    """An open task as an official sees it: who has it in hand, and what the reader may do about
    that. `shared`: somebody else stands behind its queue, too."""

    task: Task
    mine: bool  # the reader stands behind its queue
    taker: int | None
    shared: bool
    may: tuple[Deed, ...]
    colleagues: tuple[int, ...]  # to whom it may be passed on


def hand(desk: Desk, case_id: int, request: Hand, now: dt.datetime) -> Done | Refused:
    """Do it to the task, if it may be done as the task stands now. Raises NoSuchCaseError."""
    with desk.database.connection() as connection:
        for _ in range(TRIES):
            loaded = load_for_step(connection, desk.tenant, [case_id])
            case = loaded.cases.get(case_id)
            if case is None:
                raise NoSuchCaseError(str(case_id))
            compiled = compiled_at(desk, connection, case.definition)
            world = world_at(desk, connection, loaded.directory_version, now)
            made = decide_hand(compiled, case, request, world, now)
            if isinstance(made, Refused):
                return made
            step = step_of(compiled, case, made)
            if write(connection, desk.tenant, [step]):
                return Done(step.after, step.after.revision)
    return refused("no_open_task", slot=request.slot)  # so many were faster that it is gone


def in_hands(found: CaseView, person: int, now: dt.datetime) -> tuple[InHand, ...]:
    """The open tasks that are somebody's or that the reader shares with others; for officials."""
    if not found.official or found.case.ending is not None:
        return ()
    at = standing(found.compiled, found.case, Actor(person), found.world, now)
    made = []
    for task in found.case.tasks:
        if task.is_later or task.queue.startswith(NOBODY):
            continue
        has = taker(task, found.world, now)
        mine = task.queue in at.mine
        others = tuple(colleagues(at, task)) if mine else ()
        if has is not None or others:
            may = tuple(deed for deed in KINDS if mine and not hand_reasons(at, task, deed))
            made.append(InHand(task, mine, has, bool(others), may, others))
    return tuple(made)


def names(desk: Desk, persons: set[int]) -> dict[int, str]:
    """What these persons are called, for officials' pages."""
    if not persons:
        return {}
    with desk.database.connection() as connection:
        return people.names(connection, desk.tenant, persons)
