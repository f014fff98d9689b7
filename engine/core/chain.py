"""Sealing: an event's bytes, their hash, and the salted hashes of words kept beside it.

The hash covers the stored BYTES, never a reading of them. Salts come in by parameter, because
chance is not the core's business.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec

from engine.core.values import JSON, Data, Event, Value

SCHEMA = 1
_encode = msgspec.json.Encoder(order="deterministic").encode
EMPTY = b""  # what the first event of a chain follows


class Sealed(Value, frozen=True):
    """What the store writes of one event. `words` is (path, salt, value) per kept word."""

    body: bytes
    hash: bytes
    words: tuple[tuple[str, bytes, JSON], ...]


def canonical(value: JSON) -> bytes:
    """Compact UTF-8 JSON with sorted keys."""
    return _encode(value)


@lru_cache(maxsize=4096)  # the same few moments stand several times in each event
def stamp(at: dt.datetime) -> str:
    """A moment as it stands in an event: UTC, microseconds where there are any, Z."""
    utc = at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)
    return f"{utc.isoformat()[:-6]}Z"


@lru_cache(maxsize=4096)
def moment(words: str) -> dt.datetime:
    """The moment that stamp() wrote."""
    return dt.datetime.fromisoformat(words)


def record(event: Event, tenant: int, case_id: int, seq: int) -> dict[str, JSON]:
    """The event with its header: what is sealed and what fold() reads.

    `happened` stands there only where it is another moment than `at`, the recorded one.
    """
    made = {
        "v": SCHEMA,
        "tenant": tenant,
        "case": case_id,
        "seq": seq,
        "kind": event.kind,
        "at": stamp(event.at),
        **event.body,
    }
    if event.happened_at != event.at:
        made["happened"] = stamp(event.happened_at)
    return made


def word_hash(salt: bytes, value: JSON) -> str:
    """The salted hash that stands in the event for a word kept in the side table."""
    return hashlib.sha256(salt + canonical(value)).hexdigest()


def seal(
    event_record: Data, words: Mapping[str, JSON], previous: bytes, salt: Callable[[], bytes]
) -> Sealed:
    """The bytes and the hash of a record that follows `previous` (the hash before it)."""
    kept = tuple((path, salt(), value) for path, value in sorted(words.items()))
    document = event_record
    if kept:
        hashes = {path: word_hash(salt_, value) for path, salt_, value in kept}
        document = {**event_record, "words": hashes}
    body = canonical(document)
    return Sealed(body, link(previous, body), kept)


def link(previous: bytes, body: bytes) -> bytes:
    """The chain's next hash: SHA-256 over the hash before and the stored bytes."""
    return hashlib.sha256(previous + body).digest()
