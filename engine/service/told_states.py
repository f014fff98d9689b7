"""What became of a person's or a case's messages, in words' keys: sent, waiting and for what,
failed and why.

For the secretariat alone, who may also have a message tried again; that stands in the register.
Never here: words, sending.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.whys import refused
from engine.store import delivery_states as rows
from engine.store.delivery_states import Told

LINES = 30
# Longer than any hand-over to a worker takes: what waits longer waits for its hour.
SOON = dt.timedelta(minutes=2)

# `instead`: it failed, and mail went in its place.
State = Literal[
    "shown", "read", "sent", "closed", "failed", "instead", "again", "digest", "quiet", "soon"
]
Why = Literal[
    "", "address", "mailbox", "refused", "server", "letter", "no_address", "no_channel",
    "gateway", "gateway_no",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `at`: when it came to be so, or until when it waits."""

    row: Told
    state: State
    at: dt.datetime
    why: Why


def of_person(desk: Desk, person: int, before: int | None, now: dt.datetime) -> list[Line]:
    """A page of this person's messages, the newest first, and one more where there are older."""
    with desk.database.connection() as connection:
        found = rows.of_person(connection, desk.tenant, person, before, LINES + 1)
    return [_line(row, now) for row in found]


def of_case(desk: Desk, case: int, before: int | None, now: dt.datetime) -> list[Line]:
    """The same of a case, whoever was told."""
    with desk.database.connection() as connection:
        found = rows.of_case(connection, desk.tenant, case, before, LINES + 1)
    return [_line(row, now) for row in found]


def again(
    desk: Desk, person: int, delivery: int, by: int, reason: str, now: dt.datetime
) -> Refused | None:
    """Have a message that failed tried again now, by a reason; its incident is settled by it."""
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if no := office_refuses(connection, desk.tenant, by, reason):
            return no
        if not rows.again(connection, desk.tenant, [delivery], by, now, person):
            return refused("not_given_up")
        body = {"delivery": delivery, "person": person}
        register.record(connection, desk.tenant, "delivery_again", body, by, reason, now)
    return None


def _line(row: Told, now: dt.datetime) -> Line:
    if row.channel == "page":
        return Line(row, "read" if row.read_at else "shown", row.read_at or row.made_at, "")
    if row.sent_at is not None:
        return Line(row, "sent", row.sent_at, "")
    if row.failed_at is not None:
        state: State = "instead" if row.by_mail else "failed"
        return Line(row, state, row.failed_at, why(row.error, row.channel))
    if row.next_at is None:
        return Line(row, "closed", row.made_at, "")
    if row.attempts:
        return Line(row, "again", row.next_at, why(row.error, row.channel))
    if row.leased_until is not None or row.next_at - now <= SOON:
        return Line(row, "soon", row.next_at, "")
    return Line(row, "quiet" if row.digest is None else "digest", row.next_at, "")


def why(error: str | None, channel: str = "mail") -> Why:
    """What an error of delivering.py comes down to; its own words are for the operator."""
    what, _, code = (error or "").partition(" ")
    if what in ("LookupError", "KeyError", "ValueError", "TypeError", "AttributeError"):
        return "letter"
    if channel != "mail":
        if error in ("no address", "no channel"):
            return "no_address" if error == "no address" else "no_channel"
        return "gateway_no" if what == "answer" else "gateway"
    if error in ("no address", "not an address") or (error or "").endswith("this address"):
        return "address"
    if what == "recipient":
        return "address" if code.startswith("55") else "mailbox"
    if what == "message":
        return "refused"
    return "server"
