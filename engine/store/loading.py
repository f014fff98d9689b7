"""Loads cases with their open tasks in one round trip, and nothing else.

Every query leads with the tenant: the id of another office's case finds nothing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.values import Case, Task
from engine.store import wire
from engine.store.database import Connection
from engine.store.rows import CASE_COLUMNS, CASE_WIDTH, TASK_COLUMNS, case_from, task_from


@dataclass(frozen=True, slots=True)
class Earlier:
    """A form that was sent before: what it held (by hash) and which event it made."""

    content_hash: str
    person: int | None
    case_id: int
    seq: int
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """The cases that exist, by id; the directory's version; the form as it was sent before."""

    cases: dict[int, Case]
    directory_version: int
    earlier: Earlier | None = None


def _columns(alias: str, names: str) -> str:
    return ", ".join(f"{alias}.{name.strip()}" for name in names.split(","))


_FORM = "s.content_hash, s.person, s.case_id, s.seq, s.made_at"
_WIDTH = CASE_WIDTH + len(TASK_COLUMNS.split(","))


def _statement(form: bool) -> bytes:
    # The tenant leads, so that its version is read even where no case is found. Behind the
    # materialized CTE one plan fits all values, and tasks are always looked up by their case.
    return f"""
WITH given AS MATERIALIZED (SELECT $1::int AS tenant, $2::bigint[] AS ids)
SELECT {_columns("c", CASE_COLUMNS)}, {_columns("t", TASK_COLUMNS)}, v.directory_version
       {", " + _FORM if form else ""}
  FROM given g
  JOIN tenant v ON v.id = g.tenant
  LEFT JOIN cases c ON c.tenant = g.tenant AND c.id = ANY(g.ids)
  LEFT JOIN LATERAL (
    SELECT id, {TASK_COLUMNS} FROM task
     WHERE tenant = g.tenant AND case_id = c.id AND state = c.state AND visit = c.visit
       AND closed_at IS NULL OFFSET 0) t ON true
  {"LEFT JOIN submission s ON s.tenant = g.tenant AND s.form = $3::text" if form else ""}
 ORDER BY c.id, t.id
""".encode()  # noqa: S608  (constants of this package)


_LOAD, _LOAD_WITH_FORM = _statement(form=False), _statement(form=True)


def load(connection: Connection, tenant: int, ids: Sequence[int]) -> list[Case]:
    """The cases with these ids that exist at this tenant, by id, in ONE round trip."""
    return list(load_for_step(connection, tenant, ids).cases.values())


def load_for_step(
    connection: Connection, tenant: int, ids: Sequence[int], form: str | None = None
) -> Loaded:
    """The same with what a step needs besides: is our directory stale, was this form sent?

    Raises LookupError where there is no such tenant.
    """
    if form is None:
        return _loaded(tenant, wire.run(connection, _LOAD, (str(tenant), _listed(ids))))
    rows = wire.run(connection, _LOAD_WITH_FORM, (str(tenant), _listed(ids), form))
    return _loaded(tenant, rows)


class Loading:
    """Cases that are under way from the server. The connection is free again after `wait`."""

    def __init__(self, tenant: int, running: wire.Running) -> None:
        self._tenant, self._running = tenant, running

    def wait(self) -> None:
        """Until the server is done with it."""
        self._running.wait()

    def finish(self) -> Loaded:
        """The cases. Raises what `load_for_step` raises."""
        return _loaded(self._tenant, self._running.finish())


def begin_load(connection: Connection, tenant: int, ids: Sequence[int]) -> Loading:
    """The same without a form and without waiting."""
    return Loading(tenant, wire.start(connection, _LOAD, (str(tenant), _listed(ids))))


def _listed(ids: Sequence[int]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"


def _loaded(tenant: int, rows: wire.Rows) -> Loaded:
    if not rows:
        raise LookupError(f"no tenant {tenant}")
    tasks: dict[int, list[Task]] = {}
    for row in rows:
        if row[CASE_WIDTH] is not None:
            tasks.setdefault(row[0], []).append(task_from(row[CASE_WIDTH:_WIDTH]))
    cases = {row[0]: row for row in rows if row[0] is not None}
    sent = rows[0][_WIDTH + 1 :]
    return Loaded(
        {
            id_: case_from(tenant, row[:CASE_WIDTH], tuple(tasks.get(id_, ())))
            for id_, row in cases.items()
        },
        rows[0][_WIDTH],
        Earlier(*sent) if sent and sent[0] is not None else None,
    )
