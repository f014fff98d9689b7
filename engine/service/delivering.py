"""Sending deliveries by mail and other channels: leased, put into words, posted, marked one by one.

It may run twice: a row is leased before and marked right after its message; a process that dies
between the two sends that one message again, under the same key. Never here: SMTP or HTTP
themselves, which come in as `post`.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

import structlog

from engine.service.envelopes import Addressee, Letterhead, NotAnAddressError, envelope
from engine.service.faults import told
from engine.service.hours import Hours
from engine.service.notes import Note, code_text, text_of
from engine.service.reading import Reader
from engine.store import deliveries, wishes
from engine.store.database import Database
from engine.store.deliveries import Key, Mail

CHUNK = 25
# Longer than a chunk takes at a slow server (`post` gives up before): a lease that ran out while
# its holder still lives would send twice. One that died is noticed by its silence (store/beats.py).
LEASE = dt.timedelta(minutes=5)
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=4)
PATIENCE = dt.timedelta(hours=72)
LEAST_TRIES = 10  # a worker that stood still for three days is no reason to give up at once
# How long a row that was given to the queue is left to it: what the queue lost comes again then,
# and what a dead worker held, as soon as its silence is noticed.
AGAIN = dt.timedelta(seconds=5)

log = structlog.get_logger()


class NotNow(Exception):
    """The server does not take this message at present. Its words (no address) are kept."""


class Away(NotNow):
    """The server cannot be used at all: no use in trying the next message."""


class Never(Exception):
    """This message will not be taken, however often it is sent."""


class Tired(Exception):
    """The time for one round is used up; nothing was tried."""


# A mail, or a note over another channel.
Message = EmailMessage | Note
# Hands one message to the server of its channel. Raises NotNow, Away, Never or Tired.
Post = Callable[[Message], None]


@dataclass
class Delivered:
    """What became of the leased rows; `left` were not tried, `held` are not to go yet, `closed`
    ask for what is done."""

    sent: list[Key] = field(default_factory=list)
    put_off: list[Key] = field(default_factory=list)
    given_up: list[Key] = field(default_factory=list)
    left: list[Key] = field(default_factory=list)
    held: list[Key] = field(default_factory=list)
    closed: list[Key] = field(default_factory=list)


def hand_over(database: Database, now: dt.datetime, limit: int) -> list[Key]:
    """Deliveries whose moment has come and that nobody holds, for a new job.

    A row is given out once in a while, not at each call: a job for it may still be waiting.
    """
    with database.connection() as connection:
        return deliveries.hand_over(connection, now, limit, now + AGAIN)


def deliver(
    database: Database, keys: Sequence[Key], now: dt.datetime, post: Post, head: Letterhead
) -> Delivered:
    """Send those of `keys` (at most CHUNK) that are free and not settled.

    1. Lease. 2. Leave out what is done meanwhile, and what falls into quiet hours. 3. A person's
    news become one message. 4. Put into words; post; mark, one by one.
    """
    if len(keys) > CHUNK:
        raise ValueError(f"at most {CHUNK} at a time")
    result = Delivered()
    with database.connection() as connection:
        mails = deliveries.lease(connection, keys, now, now + LEASE, now + AGAIN, database.holder)
        if not mails:
            return result
        wished = wishes.of(connection, {(mail.tenant, mail.person) for mail in mails})
    reader = Reader(database, mails, now, head)
    hours = Hours(reader.calendar, wished, now)
    groups = _grouped(_to_go(database, mails, hours, result))
    # One channel that is away, or slow, does not hold up the others.
    for channel in dict.fromkeys(group[0].channel for group in groups):
        own = [group for group in groups if group[0].channel == channel]
        _send(database, own, _Tools(reader, hours, now, post, head), result)
    return result


@dataclass(frozen=True, slots=True)
class _Tools:
    """With which a batch is put into words and posted."""

    reader: Reader
    hours: Hours
    now: dt.datetime
    post: Post
    head: Letterhead


def _send(
    database: Database, groups: Sequence[Sequence[Mail]], tools: _Tools, result: Delivered
) -> None:
    """Post the messages of one channel, each made of a group of rows."""
    hours, now = tools.hours, tools.now
    for done, group in enumerate(groups):
        try:
            tools.post(_message(group, tools.reader, now, tools.head))
        except Tired:
            _let_go(database, [mail for each in groups[done:] for mail in each], now, result)
            break
        except Away as problem:
            rest = [mail for each in groups[done:] for mail in each]
            _put_off(database, rest, str(problem), hours, result)
            break
        except NotNow as problem:
            _put_off(database, group, str(problem), hours, result)
        except Never as problem:
            _give_up(database, group, str(problem), now, result, refused=True)
        except Exception as problem:
            # One message that cannot be written must not hold up the others.
            log.error("letter_failed", delivery=group[0].id, **told(problem))
            _put_off(database, group, type(problem).__name__, hours, result)
        else:
            _mark_sent(database, group, now, result)


def _to_go(
    database: Database, mails: Sequence[Mail], hours: Hours, result: Delivered
) -> list[Mail]:
    """Those to be posted now; the others are settled or given back."""
    closed = [mail.key for mail in mails if mail.closed]
    held = [
        (mail.key, at)
        for mail in mails
        if not mail.closed and (at := hours.may_go(mail)) > hours.now
    ]
    with database.connection() as connection:
        deliveries.not_needed(connection, closed)
        deliveries.hold(connection, held, database.holder)
    result.closed += closed
    result.held += [key for key, _at in held]
    settled = {*result.closed, *result.held}
    return [mail for mail in mails if mail.key not in settled]


def _grouped(mails: Sequence[Mail]) -> list[list[Mail]]:
    """Each message's mails: the lines of a digest together, all others alone."""
    groups: dict[tuple[object, ...], list[Mail]] = {}
    for mail in mails:
        alone = mail.digest is None
        name = mail.key if alone else ("digest", mail.tenant, mail.channel, mail.digest)
        groups.setdefault(name, []).append(mail)
    return list(groups.values())


def _message(group: Sequence[Mail], reader: Reader, now: dt.datetime, head: Letterhead) -> Message:
    """The newest news of each case; whatever else is gathered here is not swallowed by it."""
    by_age = sorted(group, key=lambda mail: mail.id)
    lines = {mail.case_id if mail.kind == "progress" else mail.key: mail for mail in by_age}
    first = group[0]
    if not first.address:
        raise Never("no address")
    key = f"{first.tenant}.{first.digest or first.id}"
    if first.kind == "code":
        text = code_text(first.said["code"], first.language)
        return Note(first.channel, first.address, text, key, first.language)
    letters = [reader.letter(mail) for mail in lines.values()]
    if first.channel != "mail":
        text = text_of(first.channel, letters, first.office, first.language, head)
        return Note(first.channel, first.address, text, key, first.language)
    to = Addressee(first.name, first.address, first.language, first.office)
    try:
        return envelope(letters, to, key, now, head)
    except NotAnAddressError as problem:
        raise Never("not an address") from problem


def _mark_sent(
    database: Database, mails: Sequence[Mail], now: dt.datetime, result: Delivered
) -> None:
    keys = [mail.key for mail in mails]
    with database.connection() as connection:
        deliveries.sent(connection, keys, now)
    result.sent += keys


def _put_off(
    database: Database, mails: Sequence[Mail], error: str, hours: Hours, result: Delivered
) -> None:
    """Each message again later, or no more; the lines of a digest stay together."""
    for group in _grouped(mails):
        if all(_is_over(mail, hours.now) for mail in group):
            _give_up(database, group, error, hours.now, result)
            continue
        later = [(mail.key, hours.after(mail, pause(mail.attempts)), error[:200]) for mail in group]
        with database.connection() as connection:
            deliveries.put_off(connection, later, database.holder)
        result.put_off += [mail.key for mail in group]


def _give_up(
    database: Database,
    mails: Sequence[Mail],
    error: str,
    now: dt.datetime,
    result: Delivered,
    *,
    refused: bool = False,
) -> None:
    rows = [(mail.key, error[:200]) for mail in mails]
    with database.connection() as connection:
        deliveries.give_up(connection, rows, now, database.holder, refused)
    result.given_up += [mail.key for mail in mails]


def _let_go(database: Database, mails: Sequence[Mail], now: dt.datetime, result: Delivered) -> None:
    keys = [mail.key for mail in mails]
    with database.connection() as connection:
        deliveries.let_go(connection, keys, now, database.holder)
    result.left += keys


def pause(attempts: int) -> dt.timedelta:
    """How long to wait after this many tries before: a minute, then twice as long each time."""
    return min(FIRST_PAUSE * (1 << min(attempts, 20)), LONGEST_PAUSE)


def _is_over(mail: Mail, now: dt.datetime) -> bool:
    return now - mail.made_at >= PATIENCE and mail.attempts + 1 >= LEAST_TRIES
