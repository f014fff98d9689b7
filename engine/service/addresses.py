"""A person's addresses beside mail: typed, proven by a code that was sent there, taken away.

By the person, or at a counter by the secretariat for somebody who has no mail, with a reason. That
it happened stands in the register, the address never does. Never here: sending, words.
"""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.addresses import AddressError, Channel, address_of, veiled
from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.rights import office_refuses
from engine.service.whys import refused
from engine.store import addresses as rows
from engine.store import people
from engine.store.addresses import Address
from engine.store.database import Connection

DIGITS = 6
GOOD_FOR = dt.timedelta(minutes=15)  # also in store/outbox.py: an old code is not sent
MOST_TRIES = 5  # of a million codes


@dataclass(frozen=True, slots=True)
class Standing:
    """How one channel stands with a person. `shown`: the address without its middle; empty: none.
    `waits`: for its code to be typed. `lapsed`: the code came too late or was wrong too often.
    `code_failed`: it could not be sent. `failed_at`: the newest message did not get there."""

    channel: Channel
    shown: str = ""
    verified: bool = False
    waits: bool = False
    lapsed: bool = False
    code_failed: bool = False
    failed_at: dt.datetime | None = None


def standing(
    desk: Desk, person: int, channels: Sequence[Channel], now: dt.datetime
) -> list[Standing]:
    """Each of these channels, in their order."""
    if not channels:
        return []
    with desk.database.connection() as connection:
        known = rows.of_person(connection, desk.tenant, person, channels)
    return [
        _standing(channel, known[channel], now) if channel in known else Standing(channel)
        for channel in channels
    ]


def reached(desk: Desk, person: int, channels: Sequence[Channel]) -> list[Channel]:
    """Those of the channels at which the person has a proven address."""
    if not channels:
        return []
    with desk.database.connection() as connection:
        known = rows.of_person(connection, desk.tenant, person, channels)
    return [one for one in channels if one in known and known[one].verified_at is not None]


def begin(
    desk: Desk,
    person: int,
    channel: Channel,
    typed: str,
    now: dt.datetime,
    by: int | None = None,
    reason: str | None = None,
) -> Refused | None:
    """Remember the address and send a code there; `by`: who types it for them at a counter.

    What the person had on this channel counts no more, unless it is the same.
    """
    try:
        address = address_of(channel, typed)
    except AddressError as problem:
        return refused(f"address_{problem}", "address")
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if no := _refuses(connection, desk, person, by, reason):
            return no
        old = rows.hold(connection, person, channel)
        if old is not None and old.address == address and old.verified_at is not None:
            return None
        _send_code(connection, desk, person, channel, address, by, now)
        if by is not None:
            body = {"person": person, "channel": channel}
            register.record(connection, desk.tenant, "address_begun", body, by, reason, now)
    return None


def renew(
    desk: Desk, person: int, channel: Channel, now: dt.datetime, by: int | None = None
) -> Refused | None:
    """Send another code to the address that waits for one; `by`: who stands at the counter."""
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if no := _refuses(connection, desk, person, by, "code"):
            return no
        old = rows.hold(connection, person, channel)
        if old is None:
            return refused("code_over", "code")
        if old.verified_at is None:
            _send_code(connection, desk, person, channel, old.address, by, now)
    return None


def _send_code(
    connection: Connection,
    desk: Desk,
    person: int,
    channel: Channel,
    address: str,
    by: int | None,
    now: dt.datetime,
) -> None:
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    rows.put(connection, person, channel, address, code, by, now)
    rows.send_code(connection, desk.tenant, person, channel, now)


def confirm(
    desk: Desk, person: int, channel: Channel, typed: str, now: dt.datetime, by: int | None = None
) -> Refused | None:
    """The code as it was read on the telephone; from now on news goes there."""
    code = "".join(sign for sign in typed if sign.isascii() and sign.isdecimal())
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if by is not None and (no := _refuses(connection, desk, person, by, "code")):
            return no
        known = rows.hold(connection, person, channel)
        if known is None or not _is_open(known, now):
            return refused("code_over", "code")
        if not secrets.compare_digest(code.encode(), (known.code or "").encode()):
            rows.miss(connection, person, channel)
            left = MOST_TRIES - known.tries - 1
            return refused("code_wrong", "code", count=left) if left else refused("code_over")
        rows.verify(connection, person, channel, now)
        body = {"person": person, "channel": channel}
        who = person if by is None else by
        register.record(connection, desk.tenant, "address_proven", body, who, None, now)
    return None


def remove(
    desk: Desk,
    person: int,
    channel: Channel,
    now: dt.datetime,
    by: int | None = None,
    reason: str | None = None,
) -> Refused | None:
    """Nothing goes there any more; what is under way goes by mail, where there is one."""
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        if by is not None and (no := _refuses(connection, desk, person, by, reason)):
            return no
        if rows.remove(connection, person, channel):
            body = {"person": person, "channel": channel}
            who = person if by is None else by
            register.record(connection, desk.tenant, "address_removed", body, who, reason, now)
    return None


def _refuses(
    connection: Connection, desk: Desk, person: int, by: int | None, reason: str | None
) -> Refused | None:
    """People have their own; the secretariat those of members that no other office knows."""
    if people.member(connection, desk.tenant, person) is None:
        return refused("unknown_person")
    if by is None:
        return None
    if no := office_refuses(connection, desk.tenant, by, reason or ""):
        return no
    if len(people.memberships(connection, person)) > 1:
        return refused("not_at_this_counter")
    return None


def _is_open(known: Address, now: dt.datetime) -> bool:
    return (
        known.code is not None
        and known.code_at is not None
        and now < known.code_at + GOOD_FOR
        and known.tries < MOST_TRIES
    )


def _standing(channel: Channel, known: Address, now: dt.datetime) -> Standing:
    verified, is_open = known.verified_at is not None, _is_open(known, now)
    return Standing(
        channel,
        veiled(known.address),
        verified,
        waits=not verified and is_open,
        lapsed=not verified and not is_open,
        code_failed=known.code_failed,
        failed_at=known.failed_at,
    )
