"""Following without a log in: a case by its number, lists of cases, what ended lately.

Private workflows open with number and secret. Never here: what may be shown of a case
(projecting.py), or SQL.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.core import numbers
from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Ending
from engine.core.slots import side_of
from engine.core.values import Case
from engine.core.world import World
from engine.service import forms
from engine.service.case_view import is_around
from engine.service.definitions import compiled_at, compiled_for, versions_in
from engine.service.desk import Desk
from engine.service.projecting import Followed, Waiting, Who, project, waiting_of, who_of
from engine.service.reckoning import countings
from engine.service.recommended import Answer, recommended
from engine.service.tying import tied, ties
from engine.service.veiled import veiled
from engine.service.world import world_of
from engine.store import attachments, events, people, stepping
from engine.store import following as rows
from engine.store.following import Listed

__all__ = ["Followed", "Line", "Mine", "NotShown", "Page", "follow", "listing", "mine", "outcomes"]

PAGE = 25


@dataclass(frozen=True, slots=True)
class NotShown:
    """Why a number shows nothing: it cannot be one, nobody has it, or it needs its secret."""

    why: Literal["unreadable", "unknown", "secret"]
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a public list."""

    row: Listed
    compiled: Compiled
    who: Who | None
    late: int


@dataclass(frozen=True, slots=True)
class Mine:
    """A case to which the reader is a party. `for_me`: it waits for the reader in person."""

    case: Case
    title: str
    compiled: Compiled
    waiting: tuple[Waiting, ...]
    for_me: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `older` is where the next one begins, None at the end."""

    lines: tuple[Line, ...]
    older: int | None


def follow(desk: Desk, typed: str, secret: str | None, now: dt.datetime) -> Followed | NotShown:
    """The public page for a typed number.

    A private workflow's number asks for its secret whether it exists or not.
    """
    number = numbers.parse(typed)
    if number is None:
        return NotShown("unreadable")
    world = world_of(desk, now)
    with desk.database.connection() as conn:
        found = rows.by_number(conn, desk.tenant, number)
        if found is None:
            return NotShown("secret" if _is_private(desk, number) else "unknown", number)
        compiled = compiled_at(desk, conn, found.definition)
        private = compiled.definition.visibility == "private"
        if private and not forms.opens(secret or "", found.secret_hash):
            return NotShown("secret", number)
        [case] = stepping.load(conn, desk.tenant, [found.id])
        happened = events.since(conn, desk.tenant, found.id)
        released = rows.released(conn, desk.tenant, found.id)
        said = [by for event in happened if (by := event.record.get("by"))]
        acted = {by[key] for by in said for key in ("office", "own_office") if key in by}
        names = rows.offices(conn, desk.tenant, acted)
        versions = versions_in(desk, conn, [event.record for event in happened])
        found_ties = ties(desk, conn, compiled, case, all_=False)
    shown = project(compiled.definition, case, happened, released, world, names.get, now, versions)
    levels = recommended(
        compiled.definition,
        case,
        veiled(happened, {entry.seq for entry in shown.entries if entry.what == "hidden"}),
        [Answer(fact.key, fact.field, fact.value) for fact in shown.facts],
        None,
    )
    counts = countings(desk, compiled, case, now)
    return replace(tied(shown, found_ties, all_=False), levels=levels, counts=counts)


def open_to(desk: Desk, person: int, typed: str, now: dt.datetime) -> int | None:
    """The id of the case with this number, if this person may open it: a party, the secretariat,
    an office that had it or covers its area."""
    number = numbers.parse(typed)
    if number is None:
        return None
    world = world_of(desk, now)
    with desk.database.connection() as conn:
        found = rows.by_number(conn, desk.tenant, number)
        member = people.member(conn, desk.tenant, person)
        standing = attachments.standing(conn, desk.tenant, found.id) if found else None
    if found is None or member is None or standing is None:
        return None
    workflow = compiled_for(desk, found.definition).definition.workflow
    mine = world.directory.sees_for(person, world.calendar.day_of(now), workflow)
    near = is_around(mine, standing.area, standing.queues)
    return found.id if person in standing.parties.values() or member.secretariat or near else None


def listing(
    desk: Desk,
    now: dt.datetime,
    *,
    area: str = "",
    endings: Sequence[Ending] | None = None,
    workflow: str = "",
    before: int | None = None,
    late: bool = False,
    limit: int = PAGE,
) -> Page:
    """Public cases, the newest first. `endings` None: all; empty: the open ones. `late`: only what
    was begun before its window shut and came after."""
    shown = [c for c in _public(desk) if workflow in ("", c.definition.workflow)]
    only = rows.Filter([c.hash for c in shown], area, endings, before, late)
    names = [c.definition.name_from for c in shown]
    with desk.database.connection() as conn:
        found = rows.listed(conn, desk.tenant, only, names, limit + 1)
    lines = _lines(found[:limit], shown, world_of(desk, now), now)
    return Page(lines, found[limit - 1].id if len(found) > limit else None)


def outcomes(desk: Desk, now: dt.datetime, limit: int = 5) -> tuple[Line, ...]:
    """Public cases that ended lately."""
    shown = _public(desk)
    names = [c.definition.name_from for c in shown]
    with desk.database.connection() as conn:
        found = rows.ended(conn, desk.tenant, [c.hash for c in shown], names, limit)
    return _lines(found, shown, world_of(desk, now), now)


def mine(desk: Desk, person: int, now: dt.datetime, limit: int = 100) -> list[Mine]:
    """Cases to which this person is a party, the newest first."""
    world = world_of(desk, now)
    with desk.database.connection() as conn:
        titles = dict(rows.mine(conn, desk.tenant, person, limit))
        cases = stepping.load(conn, desk.tenant, list(titles))
    found = [(case, compiled_for(desk, case.definition)) for case in cases]
    return [
        Mine(
            case,
            titles[case.id],
            compiled,
            tuple(
                waiting_of(compiled.definition, task, world, now)
                for task in case.tasks
                if not task.is_later and side_of(task.slot) is None
            ),
            any(task.queue == f"person:{person}" for task in case.tasks),
        )
        for case, compiled in sorted(found, key=lambda pair: -pair[0].id)
    ]


def heads(desk: Desk) -> list[Compiled]:
    """The version of each workflow on which new cases start."""
    with desk.database.connection() as conn:
        return [compiled_at(desk, conn, digest) for _, digest in rows.heads(conn, desk.tenant)]


def _is_private(desk: Desk, number: str) -> bool:
    prefix = number.partition("-")[0]
    return any(
        head.definition.number == prefix and head.definition.visibility == "private"
        for head in heads(desk)
    )


def _public(desk: Desk) -> list[Compiled]:
    """Every published version whose cases anybody may follow."""
    with desk.database.connection() as conn:
        found = [compiled_at(desk, conn, h) for h in rows.definitions(conn, desk.tenant)]
    return [compiled for compiled in found if compiled.definition.visibility == "public"]


def _lines(
    found: Sequence[Listed], shown: Sequence[Compiled], world: World, now: dt.datetime
) -> tuple[Line, ...]:
    by_hash = {compiled.hash: compiled for compiled in shown}
    made = []
    for row in found:
        compiled = by_hash[row.definition]
        who = None
        if row.queue is not None:
            role = compiled.definition.states[row.state].awaited or ""
            who = who_of(compiled.definition, role, row.queue, world)
        late = world.calendar.working_days_late(row.due_at, now) if row.due_at else 0
        made.append(Line(row, compiled, who, late))
    return tuple(made)
