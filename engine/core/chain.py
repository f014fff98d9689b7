"""Sealing: an event's bytes, their hash, and the salted hashes of words kept beside it.

The hash covers the stored BYTES, never a reading of them. Salts come in by parameter, because
chance is not the core's business.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.core.values import JSON, Data, Event

SCHEMA = 1
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
EMPTY = b""  # what the first event of a chain follows


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the store writes of one event. `words` is (path, salt, value) per kept word."""

    body: bytes
    hash: bytes
    words: tuple[tuple[str, bytes, JSON], ...]


def canonical(value: JSON) -> bytes:
    """Compact UTF-8 JSON with sorted keys."""
    return _encode(value).encode()


@lru_cache(maxsize=4096)  # the same few moments stand several times in each event
def stamp(at: dt.datetime) -> str:
    """A moment as it stands in an event: UTC, microseconds, Z."""
    utc = at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)
    return f"{utc.isoformat(timespec='microseconds')[:-6]}Z"


@lru_cache(maxsize=4096)
def moment(words: str) -> dt.datetime:
    """The moment that stamp() wrote."""
    return dt.datetime.fromisoformat(words)


def record(event: Event, tenant: int, case_id: int, seq: int) -> dict[str, JSON]:
    """The event with its header: what is sealed and what fold() reads."""
    return {
        "v": SCHEMA,
        "tenant": tenant,
        "case": case_id,
        "seq": seq,
        "kind": event.kind,
        "at": stamp(event.at),
        "happened": stamp(event.happened_at),
        **event.body,
    }


def word_hash(salt: bytes, value: JSON) -> str:
    """The salted hash that stands in the event for a word kept in the side table."""
    return hashlib.sha256(salt + canonical(value)).hexdigest()


def seal(
    event_record: Data, words: Mapping[str, JSON], previous: bytes, salt: Callable[[], bytes]
) -> Sealed:
    """The bytes and the hash of a record that follows `previous` (the hash before it)."""
    kept = tuple((path, salt(), value) for path, value in sorted(words.items()))
    document = dict(event_record)
    if kept:
        document["words"] = {path: word_hash(salt_, value) for path, salt_, value in kept}
    body = canonical(document)
    return Sealed(body, link(previous, body), kept)


def link(previous: bytes, body: bytes) -> bytes:
    """The chain's next hash: SHA-256 over the hash before and the stored bytes."""
    return hashlib.sha256(previous + body).digest()
