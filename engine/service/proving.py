"""What is proven about a definition before it is published: by this office's people of today and
its calendar.

The proofs themselves are the core's; here they are given the rows they need. Never here: whether
a finding keeps a definition from being published, pages.
"""

import datetime as dt
from collections.abc import Iterator

from engine.core.definition.loader import Loaded
from engine.core.definition.problems import Finding, Place, Problem
from engine.core.definition.telling import Teller, has_story
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.inputs import LEVELS
from engine.core.proof.staffing import staffing
from engine.core.proof.timing import timing
from engine.service.areas import titled
from engine.service.desk import Desk
from engine.service.neighbours import neighbourly
from engine.service.world import world_of
from engine.store import areas, tenants
from engine.store.areas import Area

VILLAGE = LEVELS.index("village") + 1  # parts of a village's code; the list goes no deeper


def proofs(desk: Desk, definition: Definition, now: dt.datetime) -> tuple[Finding, ...]:
    """Everything that the proofs find for this office at this moment: the other workflows, people
    and time.

    Raises LookupError where there is no such tenant.
    """
    world = world_of(desk, now)
    listed = _listed(desk)
    places = tuple(_places(definition, world.directory, listed))
    on = world.calendar.day_of(now)
    with desk.database.connection() as connection:
        beside = neighbourly(desk, connection, definition)
    return (
        *beside,
        *staffing(definition, world.directory, on, places, lambda code: _name(code, listed)),
        *timing(definition, world.calendar),
    )


def as_problems(
    findings: tuple[Finding, ...], loaded: Loaded, definition: Definition
) -> tuple[Problem, ...]:
    """The findings with their places in the files, their stories told, in reading order."""
    first = Place(next(iter(loaded.sources), "?"), 1, 1)
    teller = Teller(definition)
    found = []
    for each in findings:
        place = loaded.place(each.path) or first
        story = each.story if has_story(each.code) else None
        told = None if story is None else teller.tell(each.code, story, str(each.path[1]))
        found.append(Problem(place.file, place.line, place.column, each.code, each.values, told))
    return tuple(sorted(found, key=lambda at: (at.file != first.file, at.file, at.line)))


def _listed(desk: Desk) -> dict[str, Area]:
    """The office's own area and everything in it, by code."""
    with desk.database.connection() as conn:
        area = next((one.area for one in tenants.every(conn) if one.id == desk.tenant), "")
        if not area:
            return {}
        return {one.code: one for one in (*areas.by_codes(conn, [area]), *areas.below(conn, area))}


def _places(definition: Definition, directory: Directory, listed: dict[str, Area]) -> Iterator[str]:
    """The codes in which a case can lie: those of the list that are narrow enough, and whatever
    narrower areas have an office of their own. All others are served as one of these is."""
    level = definition.fields[definition.area_from].level
    least = min(VILLAGE, LEVELS.index(level) + 1) if level is not None else 1
    wheres = (queue.partition("@")[2] for queue in directory.by_queue)
    offices = (code for code in wheres if code and not code.startswith("org:"))
    for code in dict.fromkeys((*listed, *sorted(offices))):
        if code.count(".") + 1 >= least:
            yield code


def _name(code: str, listed: dict[str, Area]) -> str | None:
    """`RW 003 Desa Karanganyar, Kec. Tirto`; None where the list does not know the area."""
    parts = code.split(".")
    area = listed.get(".".join(parts[:VILLAGE]))
    if area is None:
        return None
    tail = [f"{word} {part}" for word, part in zip(("RW", "RT"), parts[VILLAGE:], strict=False)]
    above = listed.get(area.parent or "") if len(parts) >= VILLAGE else None
    words = " ".join([*reversed(tail), titled(area)])
    return f"{words}, {titled(above, short=True)}" if above is not None else words
