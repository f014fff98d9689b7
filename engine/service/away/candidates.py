"""Officials who could stand in for an office: colleagues first, or by name. Never citizens."""

import datetime as dt
from dataclasses import dataclass

from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store import studio

MOST = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """An official with the office that they hold."""

    person: int
    name: str
    office: str


def candidates(
    desk: Desk, office: int, words: str, now: dt.datetime, chosen: int | None = None
) -> list[Candidate]:
    """Up to MOST officials whose name or office has every word; without words those of the same
    organisation. Who holds the office itself is none; who was `chosen` before is kept."""
    world = world_of(desk, now)
    directory, on = world.directory, world.calendar.day_of(now)
    own = directory.by_id.get(office)
    if own is None:
        return []
    holders = {term.person for term in own.holders(on)}
    posts = {
        person: held
        for person in directory.by_person
        if person not in holders and (held := directory.office_of(person, on)) is not None
    }
    if not words:
        near = own.organisation
        posts = {p: o for p, o in posts.items() if o.organisation == near or p == chosen}
    with desk.database.connection() as conn:
        names = studio.names(conn, posts)
    wanted = words.casefold().split()
    found = [
        Candidate(person, names[person], post.name)
        for person, post in posts.items()
        if person in names
        and (
            person == chosen or all(w in f"{names[person]} {post.name}".casefold() for w in wanted)
        )
    ]
    return sorted(found, key=lambda one: (one.person != chosen, one.name))[:MOST]
