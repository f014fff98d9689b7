"""A person's wishes of how this office reaches them: read, and changed by themselves alone.

Never here: what a wish means (core/wishes.py), words.
"""

import datetime as dt

from engine.core.wishes import Wishes
from engine.service.desk import Desk
from engine.service.hours import ANYBODY
from engine.store import wishes


def mine(desk: Desk, person: int) -> Wishes:
    """What the person wished, or what holds for whoever never said."""
    with desk.database.connection() as connection:
        return wishes.of(connection, [(desk.tenant, person)]).get((desk.tenant, person), ANYBODY)


def change(desk: Desk, person: int, to: Wishes, now: dt.datetime) -> None:
    """From now on the person wants it so; what is on its way is asked again when it leaves."""
    with desk.database.connection() as connection:
        wishes.put(connection, desk.tenant, person, to, now)
