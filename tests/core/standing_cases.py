"""A small world in which Fina stands in for Bob at the gate, with what changes given by a test."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.standing_in import Absence, Delegation
from engine.core.world import World
from tests.core.walking import Walk
from tests.support.small import BOB, FINA, NOON, directory, document, small, world

DAY = dt.date(2027, 2, 1)  # the day of NOON
WEEK = dt.timedelta(days=7)
SENT_BACK = {"remarks": {"title": "Say where it begins"}}


def delegation(**changes: Any) -> Delegation:
    """Bob lets Fina act for a week."""
    values: dict[str, Any] = {
        "id": 1, "office": 1, "principal": BOB, "person": FINA,
        "from_on": DAY, "until_on": DAY + WEEK,
    }  # fmt: skip
    return Delegation(**{**values, **changes})


def standing_world(*delegations: Delegation, absences: tuple[Absence, ...] = ()) -> World:
    """The small world with these delegations, each at its office."""
    found = delegations or (delegation(),)
    offices = tuple(
        replace(office, delegations=tuple(one for one in found if one.office == office.id))
        for office in directory().offices
    )
    return world(offices=offices, absences=absences)


def delegable(**changes: Any) -> Compiled:
    """The small definition, where the gate's acts may be delegated."""
    made = document()
    made["states"]["gate"] |= {"may_delegate": ["pass_on", "send_back"], **changes}
    return small(made)


def standing_walk(
    *delegations: Delegation,
    absences: tuple[Absence, ...] = (),
    compiled: Compiled | None = None,
    now: dt.datetime = NOON,
    **form: Any,
) -> Walk:
    """A case at the gate, with somebody who stands in there."""
    walk = Walk(compiled or delegable(), standing_world(*delegations, absences=absences), now)
    walk.take(walk.open(**form))
    return walk
