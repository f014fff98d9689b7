"""Deliveries that failed or that are tried again, gathered by what is in the way.

Never here: handing over (delivering.py), words.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.told_states import Why, why
from engine.store import delivery_states, stuck
from engine.store.database import Connection
from engine.store.stuck import READ, Line, Unsent

__all__ = ["OVERDUE", "READ", "Cause", "Letters", "letters", "retry"]


# What is due goes within seconds; so long after its moment something is in the way.
OVERDUE = dt.timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Cause:
    """Deliveries that one thing holds up: given up, the oldest first, and tried again by
    themselves, the next one first."""

    why: Why
    failed: tuple[Unsent, ...]
    waiting: tuple[Unsent, ...]

    @property
    def since(self) -> dt.datetime:
        """Since when the oldest of them is held up."""
        return min(one.since for one in (*self.failed, *self.waiting))

    @property
    def next_at(self) -> dt.datetime | None:
        """When the first of them is tried again by itself."""
        return min((one.next_at for one in self.waiting if one.next_at is not None), default=None)


@dataclass(frozen=True, slots=True)
class Letters:
    """`whole`: there are no more than these. `untried`: deliveries that nothing is wrong with, due
    or waiting for their hour."""

    causes: tuple[Cause, ...]
    whole: bool
    untried: Line

    def of(self, reason: str) -> Cause | None:
        """What this cause holds up."""
        return next((one for one in self.causes if one.why == reason), None)


def letters(desk: Desk, now: dt.datetime) -> Letters:
    """What is not sent, the cause with the oldest first."""
    with desk.database.connection() as connection:
        failed, waiting = _read(connection, desk.tenant)
        untried = stuck.untried(connection, desk.tenant, now - OVERDUE)
    whys = {why(one.error, one.channel) for one in (*failed, *waiting)}
    causes = [
        Cause(
            reason,
            tuple(one for one in failed if why(one.error, one.channel) == reason),
            tuple(one for one in waiting if why(one.error, one.channel) == reason),
        )
        for reason in whys
    ]
    return Letters(
        tuple(sorted(causes, key=lambda one: (one.since, one.why))),
        whole=len(failed) < READ and len(waiting) < READ,
        untried=untried,
    )


def retry(
    desk: Desk,
    cause: str,
    chosen: Collection[int] | None,
    by: int,
    reason: str,
    now: dt.datetime,
) -> Refused | int:
    """Try these again now (None: all that this cause holds up, READ of each sort at once).

    Gives how many.

    1. Who may. 2. What still fails for this cause: pressed twice, the second finds nothing.
    3. Due now, its incidents settled. 4. Record. Workers lease each row once, as ever.
    """
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if no := office_refuses(connection, desk.tenant, by, reason):
            return no
        failed, waiting = _read(connection, desk.tenant)
        held_up = {one.id for one in (*failed, *waiting) if why(one.error, one.channel) == cause}
        ids = sorted(held_up if chosen is None else held_up.intersection(chosen))
        done = delivery_states.again(connection, desk.tenant, ids, by, now)
        if done:
            body = {"cause": cause, "deliveries": done}
            register.record(connection, desk.tenant, "deliveries_again", body, by, reason, now)
    return len(done)


def _read(connection: Connection, tenant: int) -> tuple[list[Unsent], list[Unsent]]:
    return stuck.failed(connection, tenant), stuck.put_off(connection, tenant)
