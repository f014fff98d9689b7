"""Incidents: what silence, a vacant office or a failed delivery left for the secretariat.

Settling never moves a case; finding the office anew writes a step like any other. Both stand in
the register. Never here: raising incidents (core and jobs), words, SQL.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from psycopg.errors import DeadlockDetected

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.recusing import Hall
from engine.core.resolving import NOBODY, subject_of
from engine.core.slots import review_of
from engine.core.values import Case, Refused, Task, Wake
from engine.core.world import World
from engine.service import register
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.sealing import step_of
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store import incidents as rows
from engine.store import people
from engine.store.database import Connection
from engine.store.incidents import MOST, IncidentRecord
from engine.store.stepping import load_for_step, write

__all__ = [
    "MOST",
    "Found",
    "IncidentRecord",
    "NoSuchIncidentError",
    "assign",
    "assignable",
    "counts",
    "find",
    "find_anew",
]

# Incidents about a task that waits for an office: it may have been filled or moved meanwhile.
OF_OFFICES = frozenset({"unstaffed", "vacant", "silent", "recused"})
# An incident that only the review by a second person settles (drafting/approving.py).
URGENT = "urgent_publish"
TRIES = 5


class NoSuchIncidentError(LookupError):
    """The tenant has no incident with this id."""


@dataclass(frozen=True, slots=True)
class Found:
    """What looking for the office gave.

    moved: another office has the task now. staffed: the same office, which somebody holds again.
    vacant: still nobody. gone: the task is no longer there. Settled in all cases but `vacant`.
    """

    result: Literal["moved", "staffed", "vacant", "gone"]
    queue: str | None


def waiting(
    desk: Desk, limit: int = 50, after: int = 0, kind: str | None = None
) -> list[IncidentRecord]:
    """Incidents that wait, the oldest first; `after` pages on."""
    with desk.database.connection() as conn:
        return rows.open_ones(conn, desk.tenant, limit, after, kind)


def settled(desk: Desk, limit: int = 50, before: int | None = None) -> list[IncidentRecord]:
    """Settled incidents, the newest first; `before` pages on."""
    with desk.database.connection() as conn:
        return rows.settled_ones(conn, desk.tenant, limit, before)


def find(desk: Desk, incident: int) -> IncidentRecord:
    """One incident of this office. Raises NoSuchIncidentError."""
    with desk.database.connection() as conn:
        found = rows.one(conn, desk.tenant, incident)
    if found is None:
        raise NoSuchIncidentError(str(incident))
    return found


def counts(desk: Desk) -> dict[str, tuple[int, dt.datetime]]:
    """How many wait (counted up to MOST), and since when the oldest, by kind."""
    with desk.database.connection() as conn:
        return rows.count_by_kind(conn, desk.tenant)


def settle(
    desk: Desk, incident: int, by: int, reason: str, now: dt.datetime
) -> Refused | IncidentRecord | None:
    """Settle by a reason. Gives the incident where somebody had settled it before.

    Raises NoSuchIncidentError.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        found = rows.one(conn, desk.tenant, incident)
        if found is None:
            raise NoSuchIncidentError(str(incident))
        if found.kind == URGENT and found.settled_at is None:
            return refused("review_first")
        if not rows.settle(conn, desk.tenant, incident, by, now):
            return found
        _record(conn, desk, found, "incident_settled", by, reason, now)
    return None


def assignable(desk: Desk) -> dict[int, str]:
    """Who may see to incidents: the secretariat, by name."""
    with desk.database.connection() as conn:
        found = people.names(conn, desk.tenant, set(people.secretariats(conn, desk.tenant)))
    return dict(sorted(found.items(), key=lambda one: one[1]))


def assign(
    desk: Desk, incident: int, to: int, by: int, words: str, now: dt.datetime
) -> Refused | IncidentRecord | None:
    """`to`, of the secretariat, sees to it: `by` themselves or somebody to whom they hand it. It
    stays open. Gives the incident where it was settled before. Raises NoSuchIncidentError.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, words):
            return no
        member = people.member(conn, desk.tenant, to)
        if member is None or not member.secretariat:
            return refused("assign_whom", "to")
        found = rows.one(conn, desk.tenant, incident)
        if found is None:
            raise NoSuchIncidentError(str(incident))
        if found.settled_at is not None:
            return found
        if rows.assign(conn, desk.tenant, incident, to, words.strip(), now):
            body = {"incident": incident, "kind": found.kind, "case": found.case_id}
            body |= {"number": found.number, "person": to}
            register.record(conn, desk.tenant, "incident_assigned", body, by, words, now)
    return None


def find_anew(desk: Desk, incident: int, by: int, now: dt.datetime) -> Refused | Found:
    """Look again for the office that the incident's task waits for.

    1. who may, 2. decide and write the step, again where somebody was faster, 3. settle and
    record in the same transaction. Raises NoSuchIncidentError.
    """
    for _ in range(TRIES):
        try:
            with desk.database.transaction() as conn:
                register.hold(conn, desk.tenant)
                done = _anew(conn, desk, incident, by, now)
        except DeadlockDetected:
            continue
        if done is not None:
            return done
    return refused("moved_meanwhile", revision=0, now=0)


def _anew(
    conn: Connection, desk: Desk, incident: int, by: int, now: dt.datetime
) -> Refused | Found | None:
    """None: the case moved between reading and writing."""
    member = people.member(conn, desk.tenant, by)
    if member is None or not member.secretariat:
        return refused("not_secretariat")
    row = rows.one(conn, desk.tenant, incident)
    if row is None:
        raise NoSuchIncidentError(str(incident))
    if row.settled_at is not None or row.case_id is None:
        return Found("gone", None)
    loaded = load_for_step(conn, desk.tenant, [row.case_id])
    world = world_at(desk, conn, loaded.directory_version, now)
    found = _reassigned(conn, desk, loaded.cases[row.case_id], row.slot, world, now)
    if found is not None and found.result != "vacant":
        rows.settle(conn, desk.tenant, incident, by, now)
        _record(conn, desk, row, f"incident_{found.result}", by, None, now)
    return found


def _reassigned(
    conn: Connection, desk: Desk, case: Case, slot: str, world: World, now: dt.datetime
) -> Found | None:
    compiled = compiled_at(desk, conn, case.definition)
    task = next((task for task in case.tasks if task.slot == slot), None)
    if task is None:
        return Found("gone", None)
    decision = decide(compiled, case, Wake(slot, "reassign"), world, now)
    if isinstance(decision, Refused):
        return Found(_same(compiled, case, task, world, now), task.queue)
    if not write(conn, desk.tenant, [step_of(compiled, case, decision)]):
        return None
    queue = next(task.queue for task in decision.case.tasks if task.slot == slot)
    # A task that moved to another empty office has a new incident of its own.
    return Found("moved", queue)


def _same(
    compiled: Compiled, case: Case, task: Task, world: World, now: dt.datetime
) -> Literal["staffed", "vacant"]:
    """Whether somebody may do the task by the office that has it; not one who must stand aside."""
    on = world.calendar.day_of(now)
    if task.queue.startswith(NOBODY) or not world.directory.persons_behind(task.queue, on):
        return "vacant"
    panel = compiled.definition.states[case.state].panel
    rule = panel.reviews.get(review_of(task.slot)) if panel is not None and task.slot else None
    hall = Hall(compiled, subject_of(case), world, on)
    barred = rule is not None and rule.recused is not None
    return "vacant" if barred and not hall.free(task.role, task.queue) else "staffed"


def _record(
    conn: Connection,
    desk: Desk,
    row: IncidentRecord,
    kind: str,
    by: int,
    reason: str | None,
    now: dt.datetime,
) -> None:
    body = {"incident": row.id, "kind": row.kind, "case": row.case_id, "number": row.number}
    register.record(conn, desk.tenant, kind, body, by, reason, now)
