"""Who may make decisions outside a case: the secretariat, or whoever runs the machine (None).

Closed by default: a person must be a secretariat member of this very tenant.
"""

import re

from engine.core.values import Refused
from engine.service.whys import refused
from engine.store import people as rows
from engine.store.database import Connection

MOST_REASON = 2000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # but tabs and lines


def office_refuses(
    conn: Connection, tenant: int, by: int | None, reason: str | None
) -> Refused | None:
    """Why `by` may not decide here, or None where they may. A person must give a reason; so must
    whoever runs the machine, unless it is the program itself that decides (no reason at all)."""
    if by is None and reason is None:
        return None
    member = None if by is None else rows.member(conn, tenant, by)
    if by is not None and (member is None or not member.secretariat):
        return refused("not_secretariat")
    if not (reason or "").strip():
        return refused("no_reason", "reason")
    return reason_refuses(reason)


def reason_refuses(reason: str | None) -> Refused | None:
    """What is wrong with the words of a reason that was given."""
    if len(reason or "") > MOST_REASON:
        return refused("too_long", "reason", max=MOST_REASON)
    if _CONTROL.search(reason or ""):
        return refused("control_characters", "reason")
    return None
