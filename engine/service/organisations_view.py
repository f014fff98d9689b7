"""Organisations, their offices and bodies as the secretariat looks them up, and which office
an incident misses. Never here: deciding (directory_changes.py), SQL, pages.
"""

from collections.abc import Collection
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.directory import prefixes
from engine.core.resolving import subject_of
from engine.service import incidents, publishing
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.store import loading
from engine.store import organisations_view as rows
from engine.store.organisations_view import OrganisationLine, Post

__all__ = ["Missing", "OrganisationLine", "Post", "Whole", "find", "missing", "search"]

PAGE = 50
MOST_WORDS = 6
MOST_FITTING = 12


@dataclass(frozen=True, slots=True)
class Whole:
    """One organisation with the areas that it covers and its offices, the closed ones last."""

    line: OrganisationLine
    areas: tuple[str, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The office that a task waits for and that nobody made.

    Either `body` has no seat, or no office of `kind` answers for the `area`, within the
    `organisation` (a code), or, where both are None, for the whole tenant.
    """

    incident: int
    number: str | None
    role: Text
    kind: str | None
    area: str | None = None
    organisation: str | None = None
    body: str | None = None


def search(
    desk: Desk, words: str, closed: bool, page: int = 1, limit: int = PAGE
) -> tuple[list[OrganisationLine], bool]:
    """One page of organisations by name, and whether there are more. Every word must be found."""
    typed = [word for word in words.lower().replace("\x00", " ").split() if word][:MOST_WORDS]
    with desk.database.connection() as conn:
        found = rows.organisations(conn, desk.tenant, typed, closed, limit + 1, (page - 1) * limit)
    return found[:limit], len(found) > limit


def find(desk: Desk, organisation: int) -> Whole | None:
    """One organisation of this tenant; None for any other number."""
    with desk.database.connection() as conn:
        line = rows.one(conn, desk.tenant, organisation)
        if line is None:
            return None
        areas = tuple(rows.areas_of(conn, desk.tenant, organisation))
        return Whole(line, areas, tuple(rows.posts(conn, desk.tenant, organisation)))


def post(desk: Desk, office: int) -> Post | None:
    """One office of this tenant with whom it serves and its seats; None for any other number."""
    with desk.database.connection() as conn:
        return rows.post(conn, desk.tenant, office)


def names(desk: Desk, codes: Collection[str]) -> dict[str, str]:
    """What the organisations with these codes are called."""
    with desk.database.connection() as conn:
        return rows.names(conn, desk.tenant, codes) if codes else {}


def kinds(desk: Desk) -> list[str]:
    """Every kind of organisation here."""
    with desk.database.connection() as conn:
        return rows.kinds(conn, desk.tenant)


def usual(desk: Desk, wanted: Missing) -> tuple[str | None, str | None]:
    """(kind, area) of an organisation that could have the missing office, after those there are:
    where each RW has its head, the case's RT is not what a new organisation would cover."""
    with desk.database.connection() as conn:
        kind, parts = rows.usual(conn, desk.tenant, wanted.kind or "")
    if wanted.area is None or parts is None:
        return kind, wanted.area
    return kind, ".".join(wanted.area.split(".")[:parts])


def bodies(desk: Desk) -> dict[str, str | Text]:
    """Every body that exists, and those that a published role names, with what they are called."""
    found: dict[str, str | Text] = {}
    for head in publishing.heads(desk).values():
        for role in compiled_for(desk, head.hash).definition.roles.values():
            if role.body is not None:
                found.setdefault(role.body, role.title)
    with desk.database.connection() as conn:
        return found | rows.bodies(conn, desk.tenant)


def missing(desk: Desk, incident: int) -> Missing | None:
    """Which office the incident's task waits for; None where it waits for none that is missing.

    Raises NoSuchIncidentError.
    """
    row = incidents.find(desk, incident)
    if row.kind != "unstaffed" or row.settled_at is not None or row.case_id is None:
        return None
    if row.definition is None:
        return None
    role = compiled_for(desk, row.definition).definition.roles.get(
        row.task_role or str(row.values.get("role") or "")
    )
    if role is None or role.party is not None:
        return None
    if role.body is not None:
        return Missing(row.id, row.number, role.title, None, body=role.body)
    found = Missing(row.id, row.number, role.title, role.office)
    if role.reach is None:
        return found
    with desk.database.connection() as conn:
        case = loading.load(conn, desk.tenant, [row.case_id])[0]
    subject = subject_of(case)
    own = role.covers is not None and role.reach == "area"
    named = subject.area if own else subject.data.get(role.reach)
    if not isinstance(named, str):
        return None
    if role.of is not None:
        return Missing(row.id, row.number, role.title, role.office, organisation=named)
    return Missing(row.id, row.number, role.title, role.office, area=named)


def fitting(desk: Desk, wanted: Missing) -> list[OrganisationLine]:
    """Organisations in which the missing office could be made, the likeliest first."""
    areas = list(prefixes(wanted.area)) if wanted.area else []
    with desk.database.connection() as conn:
        return rows.fitting(
            conn, desk.tenant, areas, wanted.organisation, wanted.kind or "", MOST_FITTING
        )
