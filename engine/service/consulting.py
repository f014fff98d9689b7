"""Asking another office beside a decision, and its answer; what a case page needs for both.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.consulting import Ask, ask_reasons, decide_ask, free_to_answer, usual_due
from engine.core.directory import prefixes
from engine.core.permitting import Standing, standing
from engine.core.replying import SAYS, Reply, Said, decide_reply, reply_reasons
from engine.core.sides import ASK, JOIN
from engine.core.slots import side_of
from engine.core.values import Actor, Inquiry, Refused, Task
from engine.service.beside import beside
from engine.service.case_view import CaseView
from engine.service.desk import Desk
from engine.service.results import Done

__all__ = ["ASK", "JOIN", "Ask", "Asked", "MayAsk", "Reply", "Said", "ask", "asked_in", "may_ask",
           "offices", "reply"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question as an official sees it. `words`: what was asked; `may`: what the reader may
    say to it."""

    inquiry: Inquiry
    kind: str
    task: Task
    asker: str | None  # the name of the office that asked
    office: str | None
    words: str
    last_on: dt.date | None
    may: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class MayAsk:
    """A task of the reader's beside which others may be asked."""

    task: Task
    kinds: tuple[str, ...]
    usual: dt.date


def ask(desk: Desk, case_id: int, request: Ask, now: dt.datetime) -> Done | Refused:
    """Ask another office. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        request.of,
        lambda compiled, case, world: decide_ask(compiled, case, request, world, now),
        now,
    )


def reply(desk: Desk, case_id: int, request: Reply, now: dt.datetime) -> Done | Refused:
    """Answer a question, give it back, or take it back. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        request.slot,
        lambda compiled, case, world: decide_reply(compiled, case, request, world, now),
        now,
    )


def asked_in(found: CaseView, person: int, now: dt.datetime) -> tuple[Asked, ...]:
    """The open questions of the case, for officials."""
    if not found.official or not found.case.asked:
        return ()
    at = _at(found, person, now)
    # The newest stands first, and a slot may have been asked in an earlier visit.
    entries = reversed(found.followed.entries)
    questions = {e.side: e.words for e in entries if e.what in (ASK, JOIN)}
    tasks = {task.slot: task for task in found.case.tasks}
    calendar = found.world.calendar
    made = []
    for one in found.case.asked:
        task = tasks.get(one.slot)
        if one.said or task is None:
            continue
        kind = side_of(one.slot) or ASK
        says: tuple[Said, ...] = (*SAYS[kind], "taken_back")
        due = task.due_at
        made.append(
            Asked(
                one,
                kind,
                task,
                _name(found, one.asker),
                _name(found, one.queue),
                questions.get(one.slot) or "",
                calendar.day_of(due - dt.timedelta(microseconds=1)) if due else None,
                tuple(said for said in says if not reply_reasons(at, one, said)),
            )
        )
    return tuple(made)


def may_ask(found: CaseView, person: int, now: dt.datetime) -> MayAsk | None:
    """The reader's own task beside which another office may be asked; the first of several."""
    if not found.official or found.case.ending is not None:
        return None
    at = _at(found, person, now)
    for task in found.case.tasks:
        kinds = tuple(kind for kind in (ASK, JOIN) if not ask_reasons(at, task, kind))
        if kinds:
            return MayAsk(task, kinds, usual_due(task, found.world, now))
    return None


def offices(found: CaseView, one: MayAsk, person: int, now: dt.datetime) -> list[tuple[str, str]]:
    """(queue, name) of the offices that are near to the case: those of its place and of all above,
    and those that belong to no place; where somebody could answer today."""
    at = _at(found, person, now)
    around = {*prefixes(found.case.area), ""}
    made: dict[str, str] = {}
    for office in found.world.directory.offices:
        for queue in office.queues:
            where = queue.partition("@")[2]
            near = where in around or where.startswith("org:")
            if near and queue != one.task.queue and free_to_answer(at, one.task, ASK, queue):
                made.setdefault(queue, office.name)
                break
    return sorted(made.items(), key=lambda pair: pair[1])


def _at(found: CaseView, person: int, now: dt.datetime) -> Standing:
    return standing(found.compiled, found.case, Actor(person), found.world, now)


def _name(found: CaseView, queue: str) -> str | None:
    offices_ = found.world.directory.by_queue.get(queue, ())
    return offices_[0].name if offices_ else None
