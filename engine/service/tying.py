"""The cases that hang together with one: those that it opened, and the one that opened it.

Never here: whether the reader may see the case itself (following.py, case_view.py).
"""

from dataclasses import replace

from engine.core.definition.base import Text
from engine.core.definition.compiled import Compiled
from engine.core.definition.parts import number_of
from engine.core.definition.subcases import wanted
from engine.core.joining import is_well
from engine.core.values import Case
from engine.service import parting
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.followed import Followed, Tied, Ties
from engine.store import subcases as rows
from engine.store.database import Connection
from engine.store.subcases import Opened


def ties(desk: Desk, connection: Connection, compiled: Compiled, case: Case, all_: bool) -> Ties:
    """Everything that is tied to the case. `all_`: for a reader of the office, who may also know
    how a private case stands; a reader of the public page sees its label alone."""
    opened = rows.opened_by(connection, desk.tenant, case.id)
    opener = rows.opener_of(connection, desk.tenant, case.id)
    if not opened and opener is None:
        return Ties()
    shown = tuple(_child(desk, connection, compiled, one, case, all_) for one in opened)
    shown, shared = parting.shown(desk, connection, compiled, case, opened, shown, all_)
    mine = [one for one in opened if _waited_for(one, case)]
    waits_for = compiled.definition.states[case.state].waits_for_cases
    waiting = case.ending is None and waits_for is not None and waits_for != "none"
    return Ties(
        None if opener is None else _opener(desk, connection, opener, all_),
        shown,
        sum(1 for one in mine if one.ending is not None and is_well(one.ending)),
        wanted(waits_for, len(mine)) if waiting and waits_for is not None else 0,
        len(mine) if waiting else 0,
        shared,
    )


def tied(followed: Followed, found: Ties, all_: bool) -> Followed:
    """What is followed with its ties. How a private case ended is not told to a reader of the
    public page, in the timeline neither."""
    counts = found.opener is not None and found.opener.part is None
    if followed.ending is not None and counts:
        followed = replace(followed, next=())  # nobody reopens what another case has counted
    if all_:
        return replace(followed, ties=found)
    known = {each.number for each in found.opened if each.public}
    entries = tuple(
        replace(entry, others=tuple(one for one in entry.others if one[0] in known))
        for entry in followed.entries
    )
    return replace(followed, entries=entries, ties=found)


def _waited_for(one: Opened, case: Case) -> bool:
    here = one.visit == case.visit and one.made_at == case.entered_at
    return one.waits and not one.left and here and case.ending is None


def _child(
    desk: Desk, connection: Connection, compiled: Compiled, one: Opened, case: Case, all_: bool
) -> Tied:
    state = compiled.definition.states.get(one.state)
    slot = state.opens_cases.get(one.slot.partition(".")[0]) if state is not None else None
    label = slot.label if slot is not None else Text(id=one.workflow, en=one.workflow)
    number = number_of(one.slot)
    waits = _waited_for(one, case)
    if one.definition is None:
        return Tied(None, None, label, None, None, waits, False, part=number)
    other = compiled_at(desk, connection, one.definition).definition
    public = other.visibility == "public"
    if not (public or all_):
        return Tied(one.child, None, label, None, None, waits, False, True, number)
    title = other.states[one.child_state or other.initial].title
    return Tied(one.child, one.number, label, title, one.ending, waits, public, part=number)


def _opener(desk: Desk, connection: Connection, one: rows.Opener, all_: bool) -> Tied | None:
    other = compiled_at(desk, connection, one.definition).definition
    public = other.visibility == "public"
    if not (public or all_):
        return None
    part = number_of(one.slot)
    return Tied(one.parent, one.number, other.title, None, None, one.waits, public, part=part)
