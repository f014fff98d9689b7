"""Deciding about somebody's absence or place: who may, and the entry of the register."""

import datetime as dt

from engine.core.values import Data, Refused
from engine.service import register
from engine.service.rights import office_refuses, reason_refuses
from engine.service.whys import refused
from engine.store import organisations
from engine.store.database import Connection


def refuses(
    conn: Connection, tenant: int, whose: int, by: int | None, reason: str | None
) -> Refused | None:
    """Why `by` may not decide this for `whose`, or None where they may: whose it is, without a
    reason; the secretariat with one."""
    if not organisations.members_among(conn, tenant, [whose]):
        return refused("unknown_person", "person")
    if by == whose:
        return reason_refuses(reason) if (reason or "").strip() else None
    return office_refuses(conn, tenant, by, reason)


def record(
    conn: Connection,
    tenant: int,
    kind: str,
    body: Data,
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> None:
    """The directory is another one from now on; who decided it stands in the register."""
    said = {**body, "directory": organisations.bump(conn, tenant)}
    register.record(conn, tenant, kind, said, by, reason or None, now)
