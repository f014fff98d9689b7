"""Offices and their holders as the secretariat looks them up. Deciding is terms.py's matter."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.directory import Office
from engine.service import publishing
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store import offices_view as rows
from engine.store import studio as queries
from engine.store.offices_view import OfficeLine, TermLine

__all__ = ["Kind", "Known", "OfficeLine", "TermLine", "kinds", "office", "search", "terms_of"]

PAGE = 50
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office: how many there are, and how many nobody holds today."""

    key: str
    offices: int
    vacant: int


@dataclass(frozen=True, slots=True)
class Known:
    """One office with its terms by time and the work that waits for it."""

    office: Office
    now: tuple[TermLine, ...]
    coming: tuple[TermLine, ...]
    earlier: tuple[TermLine, ...]
    tasks: int


def search(
    desk: Desk, words: str, kind: str | None, vacant: bool, page: int, now: dt.datetime
) -> tuple[list[OfficeLine], bool]:
    """One page of offices by name, and whether there are more. Every word must be found."""
    on = _today(desk, now)
    typed = [word for word in words.lower().replace("\x00", " ").split() if word][:MOST_WORDS]
    with desk.database.connection() as conn:
        found = rows.offices(
            conn, desk.tenant, typed, kind or None, vacant, on, PAGE + 1, (page - 1) * PAGE
        )
    return found[:PAGE], len(found) > PAGE


def kinds(desk: Desk, now: dt.datetime) -> list[Kind]:
    """Every kind of office of this tenant."""
    with desk.database.connection() as conn:
        return [Kind(*row) for row in rows.kinds(conn, desk.tenant, _today(desk, now))]


def titles(desk: Desk) -> dict[str, Text]:
    """What each kind of office is called: as the first published role that it fills."""
    found: dict[str, Text] = {}
    for head in publishing.heads(desk).values():
        for role in compiled_for(desk, head.hash).definition.roles.values():
            if role.office is not None:
                found.setdefault(role.office, role.title)
    return found


def names(desk: Desk, numbers: Collection[int]) -> dict[int, str]:
    """What these offices are called."""
    with desk.database.connection() as conn:
        return queries.office_names(conn, desk.tenant, numbers) if numbers else {}


def office(desk: Desk, number: int, now: dt.datetime) -> Known | None:
    """One office of this tenant; None for any other number."""
    world = world_of(desk, now)
    found = world.directory.by_id.get(number)
    if found is None:
        return None
    on = world.calendar.day_of(now)
    with desk.database.connection() as conn:
        terms = rows.terms_of_office(conn, desk.tenant, number)
        tasks = rows.open_tasks(conn, desk.tenant, list(found.queues))
    ended = tuple(term for term in terms if term.until_on is not None and term.until_on < on)
    coming = tuple(term for term in terms if term.from_on > on and term not in ended)
    present = tuple(term for term in terms if term not in ended and term not in coming)
    return Known(found, present, coming, ended, tasks)


def terms_of(desk: Desk, person: int) -> list[TermLine]:
    """Every term of a person at this office, the latest first."""
    with desk.database.connection() as conn:
        return rows.terms_of_person(conn, desk.tenant, person)


def _today(desk: Desk, now: dt.datetime) -> dt.date:
    return world_of(desk, now).calendar.day_of(now)
