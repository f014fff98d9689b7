"""Taking acts back: load, hold the notices, decide, write, drop; all in one transaction.

Exact against everybody else: the case and the notices of the act are locked before it is decided,
so that a relay has either told somebody before (then it is refused) or finds nothing, whoever acts
next wins or loses whole, and words that are erased meanwhile do not come back. Never here:
who may (the core says it), the words of a page.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.definition.parts import number_of
from engine.core.fold import apply
from engine.core.undoing import JOIN, WINDOW, LastAct, Sending, decide_undo, open_until
from engine.core.undoing import undo_reasons as reasons_of
from engine.core.values import Accepted, Case, Data, Decision, Refused
from engine.core.world import World
from engine.service.acting import TRIES, NoSuchCaseError
from engine.service.case_view import CaseView
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Done
from engine.service.sealing import step_of
from engine.service.together import sees
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store import events
from engine.store import undoing as rows
from engine.store.database import Connection
from engine.store.events import Recorded
from engine.store.stepping import Step, load_for_step, write

Wanted = tuple[int, int]  # a case, and the number of the event that is to be taken back


class _LostError(Exception):
    """Somebody was faster: nothing of this transaction may stay."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """An act that its actor may take back: the event's number, and until when."""

    seq: int
    until: dt.datetime


def undo(desk: Desk, person: int, case_id: int, seq: int, now: dt.datetime) -> Done | Refused:
    """Take the person's act, event `seq`, back. Twice is as once. Raises NoSuchCaseError."""
    for _ in range(TRIES):
        try:
            with desk.database.transaction() as connection:
                return _undo(desk, connection, person, (case_id, seq), now)
        except _LostError:
            continue  # what was faster is an event of the case: it is refused now
    return refused("undo_overtaken")


def undo_many(
    desk: Desk, person: int, chosen: Sequence[Wanted], now: dt.datetime
) -> list[tuple[Case, Done | Refused]]:
    """Take acts on several cases back, each checked alone; the case as it was, and what came of
    it. What the person does not see is left out."""
    wanted = dict(chosen)
    with desk.database.connection() as connection:
        loaded = load_for_step(connection, desk.tenant, list(wanted))
        world = world_at(desk, connection, loaded.directory_version, now)
        cases = [
            case
            for case_id in wanted
            if (case := loaded.cases.get(case_id)) is not None
            and sees(connection, world, person, case, now)
        ]
    return [(case, undo(desk, person, case.id, wanted[case.id], now)) for case in cases]


def may_undo(desk: Desk, person: int, found: CaseView, now: dt.datetime) -> Undoable | None:
    """The last act of the case, where this person may take it back now."""
    case = found.case
    with desk.database.connection() as connection:
        happened = events.since(connection, desk.tenant, case.id, case.revision - 1)
        last = next((one for one in happened if one.seq == case.revision), None)
        if last is None or not _is_mine(last, person, now):
            return None
        by_case = case.ending is not None and _by_case(connection, case)
        try:
            act = _last_act(connection, case, last, by_case, lock=False)
        except _LostError:
            return None
    if reasons_of(found.compiled, case, act, person, found.world, now):
        return None
    return Undoable(last.seq, open_until(act))


def open_for_all(desk: Desk, acts: Sequence[Wanted], at: dt.datetime) -> dt.datetime:
    """Until when all of these acts, taken at one moment, can be taken back, as far as time goes."""
    with desk.database.connection() as connection:
        first = rows.first_of(connection, desk.tenant, acts, _moments(at))
    return min(first or at + WINDOW, at + WINDOW)


def _is_mine(last: Recorded, person: int, now: dt.datetime) -> bool:
    """What can be said without asking for more; most pages are opened later than that."""
    by = last.record.get("by") or {}
    return by.get("person") == person and now < last.recorded_at + WINDOW


def _undo(
    desk: Desk, connection: Connection, person: int, wanted: Wanted, now: dt.datetime
) -> Done | Refused:
    """1. Lock and load, with all that happened. 2. Is it the last event still? 3. Hold its
    notices. 4. Decide. 5. Write. 6. Take along what else the act left."""
    case_id, seq = wanted
    rows.lock(connection, desk.tenant, case_id)
    loaded = load_for_step(connection, desk.tenant, [case_id])
    case = loaded.cases.get(case_id)
    if case is None:
        raise NoSuchCaseError(str(case_id))
    happened = events.since(connection, desk.tenant, case_id)[: case.revision]
    if case.revision != seq:
        return _overtaken(case, happened[seq:], seq, person)
    last = happened[-1]
    act = _last_act(connection, case, last, _is_waited_for(happened[0].record), lock=True)
    world = world_at(desk, connection, loaded.directory_version, now)
    made = _decided(desk, connection, case, happened, act, person, world, now)
    if isinstance(made, Refused):
        return made
    compiled = compiled_at(desk, connection, case.definition)
    step = step_of(compiled, case, made)
    if not write(connection, desk.tenant, [step]):
        raise _LostError
    _take_along(connection, step, made, last, person, now)
    return Done(step.after, step.after.revision)


def _decided(
    desk: Desk,
    connection: Connection,
    case: Case,
    happened: Sequence[Recorded],
    act: LastAct,
    person: int,
    world: World,
    now: dt.datetime,
) -> Decision:
    before: Case | None = None
    for event in happened[:-1]:
        before = apply(before, event.record, event.words)
    if before is None:
        return refused("undo_no_act")  # a case is not unsent: its sender may withdraw it
    compiled = compiled_at(desk, connection, before.definition)
    if before.definition != case.definition:
        return refused("undo_no_act")
    return decide_undo(compiled, case, before, act, person, world, now)


def _overtaken(case: Case, since: Sequence[Recorded], seq: int, person: int) -> Done | Refused:
    """Pressed twice, it is done; else the act is not the last thing any more, or never was."""
    by = (since[0].record.get("by") or {}) if since else {}
    if since and since[0].record.get("undoes") == seq and by.get("person") == person:
        return Done(case, since[0].seq, again=True)
    return refused("undo_overtaken")


def _last_act(
    connection: Connection, case: Case, last: Recorded, by_case: bool, lock: bool
) -> LastAct:
    moments = _moments(last.recorded_at)
    waiting = rows.waiting(connection, case.tenant, case.id, last.seq, moments, lock)
    seq, made = rows.made_by_last(connection, case.tenant, case.id)
    if seq != last.seq:
        raise _LostError  # the count is of another event by now
    return LastAct(last.record, Sending(made, tuple(waiting)), by_case)


def _moments(at: dt.datetime) -> tuple[dt.datetime, ...]:
    """When notices of an event of that moment may go (sealing.WAITS)."""
    return at, at + JOIN, at + WINDOW


def _by_case(connection: Connection, case: Case) -> bool:
    first = events.first(connection, case.tenant, case.id)
    return first is not None and _is_waited_for(first)


def _is_waited_for(first: Data) -> bool:
    """Whether another case opened it and may count its end: of a part nobody does."""
    return "parent" in first and number_of(first["parent"]["slot"]) is None


def _take_along(
    connection: Connection,
    step: Step,
    made: Accepted,
    last: Recorded,
    person: int,
    now: dt.datetime,
) -> None:
    was = step.before
    if was is None:
        raise ValueError("opening is not taken back")
    tenant, case_id = was.tenant, was.id
    rows.drop(connection, tenant, case_id, last.seq, _moments(last.recorded_at), now)
    rows.settle(connection, tenant, case_id, last.recorded_at, person, now)
    kept = {(t.state, t.visit, t.slot, t.occurrence) for t in step.after.tasks}
    gone = [t for t in was.tasks if (t.state, t.visit, t.slot, t.occurrence) not in kept]
    if gone:
        rows.set_aside(connection, tenant, case_id, gone, last.seq)
    if "forget" in made.event.body:
        rows.forget(connection, tenant, case_id, made.event.body["forget"])
    if any(path.startswith("set.") for path in made.event.words):
        rows.release_again(connection, tenant, case_id, last.seq, step.after.revision)
