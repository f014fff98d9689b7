"""Beginning a moving: who may, which cases, why; one entry in the register, and the work waits.

The cases are chosen here and checked one by one when each is moved (working.py).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.whys import refused
from engine.store import definitions, moved, publishing
from engine.store import migrating as rows
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class OtherHead:
    """The head is another version than the one that the secretariat looked at."""

    hash: str


def begin(
    desk: Desk,
    workflow: str,
    target: str,
    chosen: Sequence[tuple[str, str]],
    form: str,
    by: int,
    reason: str,
    now: dt.datetime,
) -> int | OtherHead | Refused:
    """Move the open cases that stand in these (version, state) to the head; the moving's id.

    The same form sent again is the same moving. Refused where nothing was chosen.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if (known := rows.by_form(conn, desk.tenant, form)) is not None:
            return known
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        head = definitions.head(conn, desk.tenant, workflow)
        if head is None:
            return refused("unknown_workflow", "workflow", value=workflow)
        if head != target:
            return OtherHead(head)
        wanted = [one for one in chosen if one[0] != target]
        if not wanted:
            return refused("missing", "chosen")
        number = publishing.number_of(conn, desk.tenant, target)
        body = {"workflow": workflow, "hash": target, "number": number, "from": wanted}
        entry = register.record(conn, desk.tenant, "cases_moving", body, by, reason, now)
        new = rows.NewMoving(form, workflow, target, None, reason, by, entry)
        moving = rows.begin(conn, desk.tenant, new, now)
        rows.choose(conn, desk.tenant, moving, workflow, wanted)
        rows.finish(conn, desk.tenant, moving, now)
        return moving


def begin_undoing(
    desk: Desk,
    workflow: str,
    moving: int,
    only: int | None,
    form: str,
    by: int,
    reason: str,
    now: dt.datetime,
) -> int | Refused | None:
    """Take a moving back, whole or for one case of it; the id of the moving that does so.

    None where the workflow has no such moving, or where it is one that takes another back.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if (known := rows.by_form(conn, desk.tenant, form)) is not None:
            return known
        found = moved.one(conn, desk.tenant, workflow, moving)
        if found is None or found.undoes is not None:
            return None
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        return _undo(conn, desk.tenant, found, only, form, by, reason, now)


def _undo(
    conn: Connection,
    tenant: int,
    found: moved.MovingRow,
    only: int | None,
    form: str,
    by: int,
    reason: str,
    now: dt.datetime,
) -> int:
    body = {"workflow": found.workflow, "number": found.number, "moving": found.id, "case": only}
    entry = register.record(conn, tenant, "cases_moving_back", body, by, reason, now)
    new = rows.NewMoving(form, found.workflow, found.target, found.id, reason, by, entry)
    moving = rows.begin(conn, tenant, new, now)
    rows.choose_moved(conn, tenant, moving, found.id, only)
    rows.finish(conn, tenant, moving, now)
    return moving
