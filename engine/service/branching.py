"""Cases that other cases open: opened once, joined when they end, told or withdrawn when left.

PostgreSQL says what is to be done (store/subcases.py). It may run twice and side by side: a row is
leased; the child is born in the transaction that ties it to its row, and a tied row takes no
second one; a parent's step is written only on the revision that it was decided on. Never here:
what a join or a departure means (core).
"""

import datetime as dt
from dataclasses import dataclass

import psycopg
import structlog
from psycopg.errors import DeadlockDetected

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.definition.parts import number_of
from engine.core.definition.subcases import EACH
from engine.core.migrating import Names
from engine.core.values import (
    JSON,
    SYSTEM,
    Accepted,
    Case,
    Child,
    Join,
    Open,
    Parent,
    ParentLeft,
    Refused,
    Why,
)
from engine.core.whys import why
from engine.core.world import World
from engine.service import places, stuck
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.faults import told
from engine.service.opening import numbered
from engine.service.parting import part
from engine.service.sealing import step_of
from engine.service.waking import pause
from engine.service.world import world_at
from engine.store import incidents, stepping
from engine.store import opening as heads
from engine.store import subcases as rows
from engine.store.database import Connection, Database
from engine.store.subcases import Found, Todo

LIMIT = 100
# Many times what a batch takes: the longest that a worker which lives and hangs keeps its rows.
LEASE = dt.timedelta(minutes=1)
TRIES = 8  # lost races in a row; each means that somebody else moved the case on
PARTIES = ("opener", "beneficiary")
NOT_OPENED = "case_not_opened"


class _LostError(Exception):
    """Somebody was faster: nothing of this transaction may stay."""


@dataclass
class Branched:
    """What one call did. `full`: there may be more to do."""

    opened: int = 0
    joined: int = 0
    told: int = 0
    passed: int = 0  # nothing was left to do
    failed: int = 0
    full: bool = False

    @property
    def done(self) -> int:
        """Rows about which something was done."""
        return self.opened + self.joined + self.told


def oldest(database: Database, now: dt.datetime) -> Found | None:
    """What has waited the longest; None where there is nothing to do."""
    with database.connection() as connection:
        return rows.oldest(connection, now)


def branch(database: Database, now: dt.datetime, limit: int = LIMIT) -> Branched:
    """Open, join and tell whatever waits for it, each in a transaction of its own."""
    result = Branched()
    with database.connection() as connection:
        waiting = rows.lease(connection, now, limit, now + LEASE, database.holder)
        result.full = len(waiting) == limit
        for row in waiting:
            at = _Work(Desk(database, row.tenant), connection, row, now)
            try:
                did = at.do()
            except (psycopg.OperationalError, DeadlockDetected) as problem:
                if connection.closed or connection.broken:
                    raise  # the leases run out by themselves
                log.warning("branch_met_another", error=type(problem).__name__)
                did = "failed"
            except Exception as problem:
                # One that cannot be decided must not keep the others waiting.
                log.error("branch_failed", case=row.parent, slot=row.slot, **told(problem))
                did = "failed"
            if did == "failed":
                rows.push_back(connection, row, now + pause(row.tries))
            setattr(result, did, getattr(result, did) + 1)
    return result


log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Work:
    """One leased row."""

    desk: Desk
    connection: Connection
    row: Todo
    now: dt.datetime

    def do(self) -> str:
        """The name of the count that it adds to."""
        row = self.row
        if row.child is None and row.left_at is None:
            return self._open()
        if row.child is not None and row.ending is not None:
            return self._join()
        if row.child is not None and row.left_at is not None:
            return self._tell(row.child)
        return self._pass()

    def _pass(self) -> str:
        rows.settle(self.connection, self.row)
        return "passed"

    def _open(self) -> str:
        """1. The parent as it stands. 2. Decide by the other workflow's head. 3. Number, seal,
        write, tie: all or nothing. What the rules refuse is an incident, and tried again."""
        row, connection, tenant = self.row, self.connection, self.desk.tenant
        parent, world = self._load(row.parent)
        before = heads.before(connection, tenant, row.workflow, ())
        if before.definition is None:
            return self._refused((why("not_published", workflow=row.workflow),))
        child, request = self._asked(parent, before.definition)
        data = request.data
        decision = decide(child, None, request, world, self.now)
        versions = heads.area_versions(
            connection, set(map(places.village, places.named(child, data)))
        )
        unknown = places.unknown(child, data, before.area, versions)
        if isinstance(decision, Refused) or unknown:
            reasons = decision.reasons if isinstance(decision, Refused) else ()
            return self._refused((*reasons, *unknown))
        version = versions.get(places.village(decision.case.area), 0)
        return self._born(child, decision, version, world)

    def _born(self, child: Compiled, decision: Accepted, version: int, world: World) -> str:
        connection, tenant = self.connection, self.desk.tenant
        try:
            with connection.transaction():
                step = numbered(connection, tenant, child, decision, version, world, self.now)
                stepping.write(connection, tenant, [step])
                ended = step.after.ending is not None
                if not rows.tie(connection, self.row, step.after.id, self.now, ended):
                    raise _LostError
        except _LostError:
            return "passed"
        return "opened"

    def _asked(self, parent: Case, head: str) -> tuple[Compiled, Open]:
        """By which rules it is opened, and with what: a part of a case by those of the whole, so
        that it stays in its cycle and whatever was known still fits; else by the newest."""
        if number_of(self.row.slot) is not None:
            compiled = compiled_at(self.desk, self.connection, parent.definition)
            return compiled, part(self.connection, parent, self.row)
        child = compiled_at(self.desk, self.connection, head)
        parties = {key: parent.parties[key] for key in PARTIES if key in parent.parties}
        tie = Parent(parent.id, parent.number, self.row.slot)
        return child, Open(SYSTEM, parties, self._given(parent), None, tie)

    def _given(self, parent: Case) -> dict[str, JSON]:
        """The answers that go over, as they stand now: what was erased does not come back."""
        names = Names(compiled_at(self.desk, self.connection, parent.definition).definition)
        found: dict[str, JSON] = {}
        for key, source in self.row.give.items():
            value = self.row.each if source == EACH else parent.data.get(names.field(source) or "")
            if value is not None:
                found[key] = value
        return found

    def _refused(self, reasons: tuple[Why, ...]) -> str:
        row = self.row
        refused = Refused(reasons)
        stuck.tell(self.connection, self.desk, refused, row.workflow, row.parent, self.now)
        values = {
            "workflow": row.workflow,
            "slot": row.slot,
            "reasons": [{"key": one.key, "field": one.field} for one in reasons],
        }
        incidents.raise_once(
            self.connection, self.desk.tenant, row.parent, NOT_OPENED, values, self.now
        )
        return "failed"

    def _join(self) -> str:
        """The parent is told of every end that is new. Counted from the rows each time."""
        row, connection, tenant = self.row, self.connection, self.desk.tenant
        for _ in range(TRIES):
            parent, world = self._load(row.parent)
            opened = [
                one
                for one in rows.opened_by(connection, tenant, parent.id)
                if one.waits and not one.left and _is_of(one, parent)
            ]
            if parent.ending is not None or all(one.child != row.child for one in opened):
                break  # it waits for this one no longer
            new = [one for one in opened if one.ending is not None and not one.joined]
            cases = tuple(Child(one.slot, one.number, one.ending) for one in opened)
            compiled = compiled_at(self.desk, connection, parent.definition)
            request = Join(cases, tuple(one.slot for one in new))
            decision = decide(compiled, parent, request, world, self.now)
            if isinstance(decision, Refused):
                return self._not_joined(decision, parent)
            with connection.transaction():
                written = stepping.write(connection, tenant, [step_of(compiled, parent, decision)])
                if written:
                    children = [one.child for one in new if one.child is not None]
                    rows.joined(connection, tenant, children, self.now)
                    rows.settle(connection, row)
            if written:
                return "joined"
        else:
            return "failed"
        rows.joined(connection, tenant, [row.child] if row.child else [], self.now)
        return self._pass()

    def _not_joined(self, refused: Refused, parent: Case) -> str:
        if any(reason.key == stuck.NO_WAY for reason in refused.reasons):
            stuck.tell(self.connection, self.desk, refused, parent.workflow, parent.id, self.now)
            return "failed"
        return self._pass()

    def _tell(self, child: int) -> str:
        """The parent left: the child is withdrawn, or those who have it are told."""
        row, connection, tenant = self.row, self.connection, self.desk.tenant
        for _ in range(TRIES):
            case, world = self._load(child)
            if case.ending is not None:
                return self._pass()
            number = stepping.load(connection, tenant, [row.parent])[0].number
            request = ParentLeft(Parent(row.parent, number, row.slot), row.withdraw)
            compiled = compiled_at(self.desk, connection, case.definition)
            decision = decide(compiled, case, request, world, self.now)
            if isinstance(decision, Refused):
                return self._pass()
            with connection.transaction():
                written = stepping.write(connection, tenant, [step_of(compiled, case, decision)])
                if written:
                    rows.settle(connection, row)
            if written:
                return "told"
        return "failed"

    def _load(self, case_id: int) -> tuple[Case, World]:
        loaded = stepping.load_for_step(self.connection, self.desk.tenant, [case_id])
        world = world_at(self.desk, self.connection, loaded.directory_version, self.now)
        return loaded.cases[case_id], world


def _is_of(one: rows.Opened, parent: Case) -> bool:
    """Whether it was opened by the visit in which the parent is now. A visit's number alone does
    not say: a move that was taken back leaves its number to the next."""
    return one.visit == parent.visit and one.made_at == parent.entered_at
