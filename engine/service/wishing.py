"""A person's wishes of how this office reaches them: read, and changed by themselves alone.

Never here: what a wish means (core/wishes.py), words.
"""

import datetime as dt

from engine.core.wishes import Wishes
from engine.service.desk import Desk
from engine.service.hours import ANYBODY
from engine.store import people, wishes


def mine(desk: Desk, person: int) -> Wishes:
    """What the person wished, or what holds for whoever never said."""
    with desk.database.connection() as connection:
        return wishes.of(connection, [(desk.tenant, person)]).get((desk.tenant, person), ANYBODY)


def reaches(desk: Desk, person: int) -> bool:
    """Whether any mail can reach the person: an address is known."""
    with desk.database.connection() as connection:
        found = people.member(connection, desk.tenant, person)
    return found is not None and bool(found.email)


def change(desk: Desk, person: int, to: Wishes, now: dt.datetime) -> None:
    """From now on the person wants it so; what is on its way is asked again when it leaves."""
    with desk.database.connection() as connection:
        wishes.put(connection, desk.tenant, person, to, now)
