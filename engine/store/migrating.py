"""Rows of movings: the act, the chosen cases, claiming those that wait, noting what became of each.

Claims are locks of the caller's transaction (SKIP LOCKED): whoever dies lets them go. Never here:
moving a case (stepping.py), or what the pages list (moved.py).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from engine.core.values import JSON
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class NewMoving:
    """What is written of a moving when it is begun."""

    form: str
    workflow: str
    target: str
    undoes: int | None
    reason: str
    by: int
    entry: int


@dataclass(frozen=True, slots=True)
class Work:
    """A moving as the work on it needs it."""

    id: int
    target: str
    undoes: int | None
    by: int
    entry: int
    ended_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A chosen case that waits. `undone`: the event to take back, where the moving undoes one."""

    case_id: int
    undone: int | None


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one case."""

    case_id: int
    outcome: str  # moved, stayed, failed
    seq: int | None = None
    was: str | None = None
    state: str | None = None
    whys: JSON = None


def by_form(conn: Connection, tenant: int, form: str) -> int | None:
    """The moving that this form began."""
    row = conn.execute(
        "SELECT id FROM moving WHERE tenant = %s AND form = %s", (tenant, form)
    ).fetchone()
    return row[0] if row else None


def begin(conn: Connection, tenant: int, new: NewMoving, now: dt.datetime) -> int:
    """Write a moving without cases and give its id."""
    row = conn.execute(
        "INSERT INTO moving (tenant, form, workflow, target, undoes, cases, reason, by, entry,"
        " made_at, touched_at) VALUES (%s, %s, %s, %s, %s, 0, %s, %s, %s, %s, %s) RETURNING id",
        (
            tenant,
            new.form,
            new.workflow,
            new.target,
            new.undoes,
            new.reason,
            new.by,
            new.entry,
            now,
            now,
        ),
    ).fetchone()
    if row is None:
        raise RuntimeError("an insert gave no row")
    return int(row[0])


def choose(
    conn: Connection, tenant: int, moving: int, workflow: str, chosen: Sequence[tuple[str, str]]
) -> int:
    """The open cases that stand in these (version, state); how many they are."""
    rows = conn.execute(
        """INSERT INTO moving_case (tenant, moving, case_id)
        SELECT c.tenant, %(moving)s, c.id FROM cases c
          JOIN unnest(%(versions)s::text[], %(states)s::text[]) AS s(definition, state)
            ON c.definition = s.definition AND c.state = s.state
         WHERE c.tenant = %(tenant)s AND c.workflow = %(workflow)s AND c.ending IS NULL""",
        {
            "tenant": tenant,
            "moving": moving,
            "workflow": workflow,
            "versions": [version for version, _ in chosen],
            "states": [state for _, state in chosen],
        },
    ).rowcount
    return _counted(conn, tenant, moving, rows)


def choose_moved(conn: Connection, tenant: int, moving: int, undone: int, only: int | None) -> int:
    """The cases that another moving moved, or only one of them; how many they are."""
    rows = conn.execute(
        "INSERT INTO moving_case (tenant, moving, case_id)"
        " SELECT tenant, %s, case_id FROM moving_case WHERE tenant = %s AND moving = %s"
        " AND outcome = 'moved' AND (%s::bigint IS NULL OR case_id = %s)",
        (moving, tenant, undone, only, only),
    ).rowcount
    return _counted(conn, tenant, moving, rows)


def _counted(conn: Connection, tenant: int, moving: int, cases: int) -> int:
    conn.execute(
        "UPDATE moving SET cases = %s WHERE tenant = %s AND id = %s", (cases, tenant, moving)
    )
    return cases


def work_on(conn: Connection, tenant: int, moving: int) -> Work | None:
    """The moving, or None where the tenant has none such."""
    with conn.cursor(row_factory=class_row(Work)) as cursor:
        cursor.execute(
            "SELECT id, target, undoes, by, entry, ended_at FROM moving"
            " WHERE tenant = %s AND id = %s",
            (tenant, moving),
        )
        return cursor.fetchone()


def claim(conn: Connection, tenant: int, work: Work, limit: int) -> list[Claimed]:
    """Cases that wait and that nobody else is at, locked until the transaction ends."""
    with conn.cursor(row_factory=class_row(Claimed)) as cursor:
        cursor.execute(
            "SELECT m.case_id, u.seq AS undone FROM moving_case m"
            " LEFT JOIN moving_case u ON u.tenant = m.tenant AND u.moving = %s"
            "  AND u.case_id = m.case_id"
            " WHERE m.tenant = %s AND m.moving = %s AND m.outcome IS NULL"
            " ORDER BY m.case_id LIMIT %s FOR UPDATE OF m SKIP LOCKED",
            (work.undoes, tenant, work.id, limit),
        )
        return cursor.fetchall()


def settle(
    conn: Connection, tenant: int, moving: int, became: Sequence[Became], now: dt.datetime
) -> None:
    """Write what became of cases that this transaction claimed."""
    with conn.cursor() as cursor:
        cursor.executemany(
            "UPDATE moving_case SET outcome = %s, seq = %s, was = %s, state = %s, whys = %s,"
            " done_at = %s WHERE tenant = %s AND moving = %s AND case_id = %s",
            [
                (
                    one.outcome,
                    one.seq,
                    one.was,
                    one.state,
                    None if one.whys is None else Jsonb(one.whys),
                    now,
                    tenant,
                    moving,
                    one.case_id,
                )
                for one in became
            ],
        )
    conn.execute(
        "UPDATE moving SET touched_at = %s WHERE tenant = %s AND id = %s", (now, tenant, moving)
    )


def finish(conn: Connection, tenant: int, moving: int, now: dt.datetime) -> bool:
    """End the moving where no case waits any more; whether it is at its end."""
    conn.execute(
        "UPDATE moving m SET ended_at = %s WHERE tenant = %s AND id = %s AND ended_at IS NULL"
        " AND NOT EXISTS (SELECT FROM moving_case c WHERE c.tenant = m.tenant"
        "   AND c.moving = m.id AND c.outcome IS NULL)",
        (now, tenant, moving),
    )
    row = conn.execute(
        "SELECT ended_at IS NOT NULL FROM moving WHERE tenant = %s AND id = %s", (tenant, moving)
    ).fetchone()
    return bool(row and row[0])


def under_way(conn: Connection) -> list[tuple[int, int, dt.datetime]]:
    """(tenant, moving, when it was last worked on) of every moving that is not at its end."""
    return conn.execute(
        "SELECT tenant, id, touched_at FROM moving WHERE ended_at IS NULL ORDER BY touched_at, id"
    ).fetchall()


def open_cases(conn: Connection, tenant: int, workflow: str, after: int, limit: int) -> list[int]:
    """Open cases of a workflow by id, from behind `after`: for looking at them in batches."""
    rows = conn.execute(
        "SELECT id FROM cases WHERE tenant = %s AND workflow = %s AND ending IS NULL AND id > %s"
        " ORDER BY id LIMIT %s",
        (tenant, workflow, after, limit),
    )
    return [row[0] for row in rows]
