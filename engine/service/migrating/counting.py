"""The impact of a definition as a job: begun by a page, counted in batches, kept, shown again.

Looking at one case takes 0.1 ms and an office may have a hundred thousand open: a page counts for
a moment, what is left is the worker's. It may run twice and be killed at any moment: a batch and
what it found are one transaction. Never here: when to look (the clock), words.
"""

import datetime as dt
import time
from dataclasses import dataclass
from functools import lru_cache

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.service.desk import Desk
from engine.service.migrating.impact import Impact, look, read_groups
from engine.store import impacts as rows
from engine.store.database import Database
from engine.store.impacts import ImpactRecord

SOON = 0.7  # seconds that a page counts itself before it leaves the rest to the worker
SMALL = 2_000  # open cases that are counted anew at each look: it takes no longer than a page
KEPT = dt.timedelta(minutes=10)  # what was counted of more is shown so long, with its moment


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a page shows it. `cases`: open when it was begun. `current`: nothing happened to
    any of them since; else it says how things stood at `made_at`."""

    id: int
    workflow: str
    hash: str
    impact: Impact
    cases: int
    made_at: dt.datetime
    ended: bool
    current: bool


def count(desk: Desk, definition: Definition, now: dt.datetime, anew: bool = False) -> Count:
    """What this definition would do to open cases: what was counted, or a count begun now.

    `anew`: somebody asked for it, though an earlier one could still be shown.
    """
    digest = definition.hash()
    with desk.database.transaction() as connection:
        cases, stamp = rows.open_now(connection, desk.tenant, definition.workflow)
        found = rows.latest(connection, desk.tenant, digest, True)
        same = found is not None and (found.stamp, _day(found.made_at)) == (stamp, _day(now))
        lately = found is not None and now - found.made_at < KEPT and cases > SMALL
        if found is not None and (same or (lately and not anew)):
            return _shown(found, same)
        named = (definition.workflow, digest, definition.canonical())
        begun = rows.begin(connection, desk.tenant, named, now)
    until = time.monotonic() + SOON
    while time.monotonic() < until and count_some(desk, begun.id, now):
        pass
    return find(desk, begun.id) or _shown(begun, False)


def find(desk: Desk, impact: int) -> Count | None:
    """A count by its id; None where there is none (any more)."""
    with desk.database.connection() as connection:
        found = rows.one(connection, desk.tenant, impact)
        if found is None:
            return None
        _cases, stamp = rows.open_now(connection, desk.tenant, found.workflow)
    return _shown(found, found.stamp == stamp)


def definition_of(desk: Desk, impact: int) -> Definition:
    """The definition of a count, published or not."""
    with desk.database.connection() as connection:
        found = rows.one(connection, desk.tenant, impact)
        if found is None:
            raise LookupError(str(impact))
        return _compiled(found.hash, rows.body(connection, desk.tenant, impact)).definition


def counts_under_way(database: Database) -> list[tuple[int, int, dt.datetime]]:
    """(tenant, count, when it was last worked on), the longest untouched first."""
    with database.connection() as connection:
        return rows.under_way(connection)


def count_some(desk: Desk, impact: int, now: dt.datetime, wait: bool = False) -> bool:
    """One batch of a count; whether there may be more to do. What somebody else counts is none,
    unless one waits for them.

    1. Claim. 2. Look. 3. Keep what was found. All or nothing.
    """
    with desk.database.transaction() as connection:
        row = rows.claim(connection, desk.tenant, impact, wait)
        if row is None:
            return False
        new = _compiled(row.hash, rows.body(connection, desk.tenant, impact))
        found = Impact(read_groups(row.groups), row.seen)
        last = look(desk, connection, new, now, found, row.after)
        if last:
            groups = [group.plain() for group in found.groups]
            rows.go_on(connection, desk.tenant, impact, groups, found.seen, last, now)
        else:
            rows.end(connection, desk.tenant, impact, now)
        return bool(last)


@lru_cache(maxsize=8)  # a count asks for it at each batch
def _read(body: bytes) -> Compiled:
    return compiled(Definition.read(body))


def _compiled(digest: str, body: bytes) -> Compiled:
    made = _read(body)
    if made.hash != digest:
        raise ValueError("the bytes of an impact are another definition's")
    return made


def _shown(row: ImpactRecord, current: bool) -> Count:
    return Count(
        row.id,
        row.workflow,
        row.hash,
        Impact(read_groups(row.groups), row.seen),
        row.cases,
        row.made_at,
        row.ended_at is not None,
        current,
    )


def _day(at: dt.datetime) -> dt.date:
    """Who holds an office changes with the day, without any event."""
    return at.date()
