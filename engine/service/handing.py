"""Taking up, giving back, passing on, taking over; whoever was first has it.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.handing import KINDS, Deed, Hand, colleagues, decide_hand, hand_reasons
from engine.core.hands import taker
from engine.core.permitting import behind, standing
from engine.core.resolving import NOBODY
from engine.core.urging import asks_for
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
    mine: bool  # the reader stands behind its queue, perhaps in its holder's place
    taker: int | None
    shared: bool
    may: tuple[Deed, ...]
    colleagues: tuple[int, ...]  # to whom it may be passed on
    lent: frozenset[int] = frozenset()  # of all of these, who only stands in for its holder


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
        has = taker(found.case.workflow, task, found.world, now)
        right = behind(at, task)
        mine = right.role is not None
        others = tuple(colleagues(at, task)) if mine else ()
        if has is not None or others:
            may = tuple(deed for deed in KINDS if mine and not hand_reasons(at, task, deed))
            on = found.world.calendar.day_of(now)
            held = found.world.directory.persons_behind(task.queue, on)
            lent = {*others, *(() if has is None else (has,))}.difference(held)
            made.append(InHand(task, mine, has, bool(others), may, others, frozenset(lent)))
    return tuple(made)


def in_place_of(found: CaseView, person: int, now: dt.datetime) -> set[int]:
    """In whose place the reader sees to a task of the case, or asks after it."""
    if not found.official or found.case.ending is not None:
        return set()
    at = standing(found.compiled, found.case, Actor(person), found.world, now)
    rights = [behind(at, task) for task in found.case.tasks if not task.is_later]
    persons = {one.behalf.principal for one in rights if one.behalf is not None}
    asks = asks_for(at) if not any(one.role is not None for one in rights) else None
    return persons if asks is None else persons | {asks[1].principal}


def names(desk: Desk, persons: set[int]) -> dict[int, str]:
    """What these persons are called, for officials' pages."""
    if not persons:
        return {}
    with desk.database.connection() as connection:
        return people.names(connection, desk.tenant, persons)
