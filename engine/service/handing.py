"""Taking up, giving back, passing on, taking over; whoever was first has it.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.handing import KINDS, Deed, Hand, colleagues, decide_hand, hand_reasons
from engine.core.hands import taker
from engine.core.permitting import standing
from engine.core.resolving import NOBODY
from engine.core.values import Actor, Refused, Task
from engine.service.beside import beside
from engine.service.case_view import CaseView
from engine.service.desk import Desk
from engine.service.results import Done
from engine.store import people

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
    return beside(
        desk,
        case_id,
        request.slot,
        lambda compiled, case, world: decide_hand(compiled, case, request, world, now),
        now,
    )


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
