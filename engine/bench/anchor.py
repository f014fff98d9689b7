"""The anchor: the same durable step as somebody would write it by hand, nine round trips.

Same schema, same rows, same hash chain and JSON; no definition, no guards beyond two plain
comparisons, no engine. BEGIN, case, actor, update, event, close, task, outbox, COMMIT.
"""

import datetime as dt
import hashlib
import json
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from engine.bench.loop import LEFT, NOW, RIGHT, TENANT

Connection = psycopg.Connection[tuple[Any, ...]]
NEXT = {"left": ("right", LEFT), "right": ("left", RIGHT)}
DUE, REMIND = dt.timedelta(days=7), dt.timedelta(days=5)


def step(connection: Connection, case_id: int) -> None:
    """One step of one case, in a transaction of nine statements."""
    run = connection.execute
    run("BEGIN")
    row = run(
        "SELECT state, visit, revision, area, data, standing, head FROM cases"
        " WHERE tenant = %s AND id = %s FOR UPDATE",
        (TENANT, case_id),
    ).fetchone()
    if row is None:
        raise LookupError(case_id)
    state, visit, revision, area, data, standing, head = row
    to, person = NEXT[state]
    held = run(
        "SELECT o.id FROM office o JOIN term t ON t.tenant = o.tenant AND t.office = o.id"
        " WHERE o.tenant = %s AND o.kind = %s AND t.person = %s AND t.from_on <= %s"
        " AND (t.until_on IS NULL OR t.until_on >= %s)",
        (TENANT, state, person, NOW.date(), NOW.date()),
    ).fetchone()
    if held is None or not (data["cost"] < 500_000_000 and data["kind"] == "road"):
        raise PermissionError(case_id)
    queue, due = f"{to}@33.26.01.2001", NOW + DUE
    acted = standing.setdefault("acted", {}).setdefault(state, [])
    if person not in acted:
        acted.append(person)
    body = json.dumps(
        {
            "v": 1, "tenant": TENANT, "case": case_id, "seq": revision + 1, "kind": "acted",
            "at": NOW.isoformat(), "happened": NOW.isoformat(), "act": "pass_on", "from": state,
            "by": {"person": person, "roles": [state], "queue": f"{state}@33.26.01.2001",
                   "office": held[0], "capacity": "definitive"},
            "to": to, "visit": visit + 1,
            "open": [{"slot": "", "occurrence": 1, "role": to, "queue": queue,
                      "opened": NOW.isoformat(), "due": due.isoformat(),
                      "remind": (NOW + REMIND).isoformat(), "stage": 0}],
        },
        sort_keys=True, separators=(",", ":"),
    ).encode()  # fmt: skip
    digest = hashlib.sha256(head + body).digest()
    run(
        "UPDATE cases SET state = %s, visit = %s, revision = %s, standing = %s, entered_at = %s,"
        " head = %s WHERE tenant = %s AND id = %s",
        (to, visit + 1, revision + 1, Jsonb(standing), NOW, digest, TENANT, case_id),
    )
    run(
        "INSERT INTO event (tenant, case_id, seq, kind, recorded_at, happened_at, body, hash)"
        " VALUES (%s, %s, %s, 'acted', %s, %s, %s, %s)",
        (TENANT, case_id, revision + 1, NOW, NOW, body, digest),
    )
    run(
        "UPDATE task SET closed_at = %s WHERE tenant = %s AND case_id = %s AND closed_at IS NULL",
        (NOW, TENANT, case_id),
    )
    run(
        "INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role,"
        " queue, area, stage, opened_at, due_at, remind_at, wake_at)"
        " VALUES (%s, %s, %s, %s, '', 1, 'loop', 'review', %s, %s, %s, 0, %s, %s, %s, %s)",
        (TENANT, case_id, to, visit + 1, to, queue, area, NOW, due, NOW + REMIND, NOW + REMIND),
    )
    run(
        "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
        " VALUES (%s, %s, %s, %s, 'task', 'task', %s, %s)",
        (
            TENANT,
            case_id,
            revision + 1,
            queue,
            Jsonb({"state": to, "visit": visit + 1, "from_state": state, "due": due.isoformat()}),
            NOW + dt.timedelta(minutes=1),
        ),
    )
    run("COMMIT")
