"""Who is told of a change, by page and mail: the others when it waits for one of them or was
published urgently; its author when it was answered.

Rows of the outbox in the transaction of the act: nothing is told that was not done. Never here:
words (service/office_letters.py), sending.
"""

import datetime as dt
from typing import Literal

from engine.store import drafting as rows
from engine.store import office_letters
from engine.store.database import Connection
from engine.store.drafting import Change

# Handing in again within it replaces the first text: one letter is enough.
JOINED = dt.timedelta(minutes=1)

Answer = Literal["change_published", "change_sent_back", "change_agreed", "change_objected"]


def waits(conn: Connection, tenant: int, number: int, author: int, now: dt.datetime) -> None:
    """The others of the secretariat: a change waits for a second person."""
    _tell_others(conn, tenant, number, author, "change_waits", now + JOINED, None)


def urgent(
    conn: Connection, tenant: int, one: Change, version: int, due_at: dt.datetime, now: dt.datetime
) -> None:
    """The others, at once: rules were published by one person and wait for a review."""
    more = {"version": version, "due_at": due_at.isoformat()}
    _tell_others(conn, tenant, one.id, one.author, "change_urgent", now, more)


def answered(
    conn: Connection, tenant: int, one: Change, answer: Answer, by: int, now: dt.datetime
) -> None:
    """Its author: what a second person made of it."""
    values = {"change": one.id, "workflow": one.workflow, "person": by}
    office_letters.tell(conn, tenant, [one.author], answer, values, now)


def _tell_others(
    conn: Connection,
    tenant: int,
    number: int,
    author: int,
    notice: str,
    at: dt.datetime,
    more: dict[str, object] | None,
) -> None:
    others = [person for person in rows.able(conn, tenant) if person != author]
    values = {"change": number, "person": author, **(more or {})}
    office_letters.tell(conn, tenant, others, notice, values, at)
