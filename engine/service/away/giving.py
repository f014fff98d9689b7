"""Letting somebody act in the place of an office's holder, and taking it back.

The holder gives it, or the secretariat for them with a reason. Never to anybody else's place: who
stands in cannot hand it on. Each is an entry of the register.
"""

import datetime as dt
from collections.abc import Iterator

from engine.core.directory import Directory
from engine.core.standing_in import Delegation, circle
from engine.core.values import Refused, Why
from engine.service import register
from engine.service.away import coverage, telling
from engine.service.away.deciding import record, refuses
from engine.service.away.scope import any_of_kind
from engine.service.desk import Desk
from engine.service.typed import name_whys
from engine.service.whys import refused, why
from engine.service.world import world_at
from engine.store import directory as directory_rows
from engine.store import publishing, studio
from engine.store import standing_in as rows
from engine.store.database import Connection
from engine.store.standing_in import DelegationLine, NewDelegation

__all__ = ["DelegationLine", "NewDelegation", "give", "of_person", "one", "take_back"]

LONGEST = dt.timedelta(days=366)
LARGEST = 10**15  # rupiah; no amount of a case is larger


def give(
    desk: Desk, new: NewDelegation, by: int | None, reason: str | None, now: dt.datetime
) -> int | Refused:
    """Write a delegation and return its number.

    1. Who may. 2. What was typed. 3. Nobody stands in for somebody who stands in for them.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := refuses(conn, desk.tenant, new.principal, by, reason):
            return no
        world = world_at(desk, conn, directory_rows.version(conn, desk.tenant), now)
        on = world.calendar.day_of(now)
        wrong = [*_typed(conn, desk.tenant, new, on), *_holding(world.directory, new)]
        if not wrong and not any_of_kind(
            desk, conn, world.directory.by_id[new.office].kind, new.workflow
        ):
            wrong = [why("nothing_delegable", "office")]
        if not wrong:
            wrong = [*_beside(conn, world.directory, new)]
        if wrong:
            return Refused(tuple(wrong))
        id_ = rows.give(conn, desk.tenant, new, by, now)
        telling.given(conn, desk.tenant, id_, new, by, now)
        record(conn, desk.tenant, "delegation_given", _body(id_, new), by, reason, now)
    coverage.watch(desk, now)
    return id_


def take_back(
    desk: Desk, id_: int, by: int | None, reason: str | None, now: dt.datetime
) -> Refused | None:
    """End a delegation at once. Both who gave it and who got it may; or the secretariat."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        old = rows.delegation(conn, desk.tenant, id_)
        if old is None:
            return refused("unknown_delegation")
        whose = old.person if by == old.person else old.principal
        if no := refuses(conn, desk.tenant, whose, by, reason):
            return no
        if not rows.take_back(conn, desk.tenant, id_, now):
            return refused("delegation_over_already")
        telling.ended(conn, desk.tenant, old, by, now)
        body = {"delegation": id_, "office": old.office, "person": old.person}
        record(conn, desk.tenant, "delegation_ended", body, by, reason, now)
    coverage.watch(desk, now)
    return None


def one(desk: Desk, id_: int) -> DelegationLine | None:
    """One delegation of this tenant, also one that is over."""
    with desk.database.connection() as conn:
        return rows.delegation(conn, desk.tenant, id_)


def of_person(desk: Desk, person: int, on: dt.date) -> list[DelegationLine]:
    """What this person gave or was given, and is not over on this day."""
    with desk.database.connection() as conn:
        return rows.delegations_of(conn, desk.tenant, person, on)


def _typed(conn: Connection, tenant: int, new: NewDelegation, today: dt.date) -> Iterator[Why]:
    if new.from_on < today:
        yield why("begins_in_the_past", "from_on")
    if new.until_on is None and not new.when_away:
        yield why("missing", "until_on")
    elif new.until_on is not None and new.until_on < new.from_on:
        yield why("ends_before_it_begins", "until_on")
    elif new.until_on is not None and new.until_on - new.from_on > LONGEST:
        yield why("too_many_days", "until_on", max=LONGEST.days)
    yield from name_whys(new.basis, "basis")
    if new.most is not None and new.most < 1:
        yield why("too_small", "most", min=1)
    if new.most is not None and new.most > LARGEST:
        yield why("too_large", "most", max=LARGEST)
    if new.workflow is not None and new.workflow not in publishing.heads(conn, tenant):
        yield why("unknown_workflow", "workflow", value=new.workflow)


def _holding(directory: Directory, new: NewDelegation) -> Iterator[Why]:
    """Who gives it holds the office on the first day; who gets it is an official then."""
    office = directory.by_id.get(new.office)
    if office is None or not office.queues:
        yield why("unknown_office", "office")
    elif new.principal not in {term.person for term in office.holders(new.from_on)}:
        yield why("not_the_holder", "office")
    elif new.person in {term.person for term in office.holders(new.from_on)}:
        yield why("holds_it_already", "person")
    elif directory.office_of(new.person, new.from_on) is None:
        yield why("not_an_official", "person")


def _beside(conn: Connection, directory: Directory, new: NewDelegation) -> Iterator[Why]:
    """A circle, or the same once more."""
    others = [one for office in directory.offices for one in office.delegations]
    wanted = Delegation(
        0, new.office, new.principal, new.person, new.from_on, new.until_on, new.when_away,
        new.workflow, new.most,
    )  # fmt: skip
    path = circle(wanted, others)
    if path:
        named = studio.names(conn, set(path))
        yield why("delegation_circle", "person", names=" → ".join(named[one] for one in path))
    for old in others:
        same = (old.office, old.principal, old.person, old.workflow, old.most, old.when_away)
        if same == (
            new.office, new.principal, new.person, new.workflow, new.most, new.when_away
        ) and _overlap(old, new):  # fmt: skip
            yield why("delegation_twice", "person")
            return


def _overlap(old: Delegation, new: NewDelegation) -> bool:
    far = dt.date.max
    return old.from_on <= (new.until_on or far) and new.from_on <= (old.until_on or far)


def _body(id_: int, new: NewDelegation) -> dict[str, object]:
    return {
        "delegation": id_,
        "office": new.office,
        "principal": new.principal,
        "person": new.person,
        "from_on": new.from_on.isoformat(),
        "until_on": new.until_on and new.until_on.isoformat(),
        "when_away": new.when_away,
        "workflow": new.workflow,
        "most": new.most,
        "basis": new.basis,
    }
