"""What the outbox knows of acts, and what else of an act goes when it is taken back.

The case is locked, then its notices: a relay that is about to hand one over is waited for, and one
that comes later finds nothing. Never here: whether an act may be taken back (core/undoing.py).
"""

import datetime as dt
from collections.abc import Sequence

from engine.core.values import Task
from engine.store.database import Connection

Moments = Sequence[dt.datetime]

# By its exact moment a row is found in the small index of what still waits.
_WAITING = """relayed_at IS NULL AND not_before = ANY(%(moments)s)
   AND tenant = %(tenant)s AND case_id = %(case)s AND seq = %(seq)s"""


def lock(connection: Connection, tenant: int, case_id: int) -> None:
    """Hold the case until the transaction ends: whoever acts on it, or erases words of it, comes
    before what is read now or after what is written."""
    connection.execute(
        "SELECT 1 FROM cases WHERE tenant = %s AND id = %s FOR NO KEY UPDATE", (tenant, case_id)
    )


def made_by_last(connection: Connection, tenant: int, case_id: int) -> tuple[int, int | None]:
    """The number of the last event of the case, and how many outbox rows it made; None: nobody
    counted."""
    row = connection.execute(
        "SELECT revision, posts FROM cases WHERE tenant = %s AND id = %s", (tenant, case_id)
    ).fetchone()
    return row or (0, None)


def waiting(
    connection: Connection, tenant: int, case_id: int, seq: int, moments: Moments, lock: bool
) -> list[dt.datetime]:
    """When the notices of an event may go that nobody handed over yet. `moments`: those at which
    it can have put them. `lock`: hold them until the transaction ends."""
    rows = connection.execute(
        f"SELECT not_before FROM outbox WHERE {_WAITING} ORDER BY id"  # noqa: S608  (constants)
        + (" FOR UPDATE" if lock else ""),
        {"moments": list(moments), "tenant": tenant, "case": case_id, "seq": seq},
    )
    return [row[0] for row in rows.fetchall()]


def first_of(
    connection: Connection, tenant: int, events: Sequence[tuple[int, int]], moments: Moments
) -> dt.datetime | None:
    """When the first waiting notice of any of these (case, event) may go; None: none waits."""
    row = connection.execute(
        "SELECT min(not_before) FROM outbox o"
        "  JOIN unnest(%s::bigint[], %s::int[]) AS e(case_id, seq)"
        "    ON e.case_id = o.case_id AND e.seq = o.seq"
        " WHERE o.relayed_at IS NULL AND o.not_before = ANY(%s) AND o.tenant = %s",
        ([case for case, _ in events], [seq for _, seq in events], list(moments), tenant),
    ).fetchone()
    return row[0] if row else None


def drop(
    connection: Connection,
    tenant: int,
    case_id: int,
    seq: int,
    moments: Moments,
    now: dt.datetime,
) -> int:
    """The waiting notices of an event are told to nobody; how many there were."""
    done = connection.execute(
        f"UPDATE outbox SET relayed_at = %(now)s, outcome = 'undone' WHERE {_WAITING}",  # noqa: S608  (constants)
        {
            "now": now,
            "moments": list(moments),
            "tenant": tenant,
            "case": case_id,
            "seq": seq,
        },
    )
    return done.rowcount


def set_aside(
    connection: Connection, tenant: int, case_id: int, tasks: Sequence[Task], seq: int
) -> None:
    """Tasks that the act of event `seq` opened: closed by now, they leave their keys to those that
    the next act opens there. Whoever had one for that while still finds the case."""
    connection.execute(
        "UPDATE task t SET occurrence = -%(seq)s"
        "  FROM unnest(%(states)s::text[], %(visits)s::int[], %(slots)s::text[],"
        "              %(occurrences)s::int[]) AS k(state, visit, slot, occurrence)"
        " WHERE t.tenant = %(tenant)s AND t.case_id = %(case)s AND t.state = k.state"
        "   AND t.visit = k.visit AND t.slot = k.slot AND t.occurrence = k.occurrence",
        {
            "seq": seq,
            "tenant": tenant,
            "case": case_id,
            "states": [task.state for task in tasks],
            "visits": [task.visit for task in tasks],
            "slots": [task.slot for task in tasks],
            "occurrences": [task.occurrence for task in tasks],
        },
    )


def forget(connection: Connection, tenant: int, case_id: int, fields: Sequence[str]) -> None:
    """Answers that the act gave for the first time are in the row no more."""
    connection.execute(
        "UPDATE cases SET data = data - %s::text[] WHERE tenant = %s AND id = %s",
        (list(fields), tenant, case_id),
    )


def release_again(connection: Connection, tenant: int, case_id: int, undone: int, seq: int) -> None:
    """A wording that event `seq` brought back is public as it was before event `undone`."""
    connection.execute(
        """UPDATE words w SET released_at = old.released_at, released_by = old.released_by
             FROM words old
            WHERE w.tenant = %(tenant)s AND w.case_id = %(case)s AND w.seq = %(seq)s
              AND old.tenant = w.tenant AND old.case_id = w.case_id AND old.path = w.path
              AND old.seq = (SELECT max(seq) FROM words
                 WHERE tenant = w.tenant AND case_id = w.case_id AND path = w.path
                   AND seq < %(undone)s)""",
        {"tenant": tenant, "case": case_id, "undone": undone, "seq": seq},
    )


def settle(
    connection: Connection,
    tenant: int,
    case_id: int,
    raised_at: dt.datetime,
    by: int,
    now: dt.datetime,
) -> None:
    """What the act raised with itself has settled itself with it."""
    connection.execute(
        "UPDATE incident SET settled_at = %s, settled_by = %s"
        " WHERE tenant = %s AND case_id = %s AND raised_at = %s AND settled_at IS NULL",
        (now, by, tenant, case_id, raised_at),
    )
