"""Chains verify: each hash is computed again from the stored bytes; numbers have no gap.

Never here: what the bytes say.
"""

import hashlib
import json
import re
from collections.abc import Iterator

from engine.trial.checks.book import Book, Event

_SERIAL = re.compile(r"(?P<series>.+)-(?P<serial>\d{6,})-\d")


def check(book: Book) -> Iterator[str]:
    """Every broken link, of cases, of words, of the register; every number that is missing."""
    for case, row in book.cases.items():
        yield from _chain(book, row.number, book.events.get(case, []), row.head)
    yield from _words(book)
    yield from _register(book)
    yield from _serials(book)
    for digest, body in book.definitions.items():
        if hashlib.sha256(body).hexdigest() != digest:
            yield f"definition {digest[:12]} is not what its hash says"


def _chain(book: Book, number: str, events: list[Event], head: bytes) -> Iterator[str]:
    before = b""
    for place, event in enumerate(events, start=1):
        if event.seq != place:
            yield f"{number}: event {place} is missing"
            return
        if hashlib.sha256(before + event.body).digest() != event.hash:
            yield f"{number}: event {place} is not what its hash says"
        record = event.record
        said = (record.get("tenant"), record.get("case"), record.get("seq"), record.get("kind"))
        if said != (book.tenant, event.case, event.seq, event.kind):
            yield f"{number}: the row of event {place} is not what its bytes say"
        before = event.hash
    if before != head:
        yield f"{number}: the row knows another last event"


def _words(book: Book) -> Iterator[str]:
    wanted = {
        (event.case, event.seq, path): digest
        for events in book.events.values()
        for event in events
        for path, digest in event.record.get("words", {}).items()
    }
    for key, digest in wanted.items():
        word = book.words.get(key)
        if word is None or word.salt is None:
            yield f"case {key[0]} event {key[1]}: the words {key[2]} are missing"
        elif hashlib.sha256(word.salt + _canonical(word.value)).hexdigest() != digest:
            yield f"case {key[0]} event {key[1]}: the words {key[2]} are others"
    for case, seq, path in book.words.keys() - wanted.keys():
        yield f"case {case} event {seq}: nobody wrote the words {path}"


def _register(book: Book) -> Iterator[str]:
    before = b""
    for place, (seq, body, found) in enumerate(book.register, start=1):
        if seq != place:
            yield f"register: entry {place} is missing"
            return
        if hashlib.sha256(before + body).digest() != found:
            yield f"register: entry {seq} is not what its hash says"
        before = found


def _serials(book: Book) -> Iterator[str]:
    given: dict[str, list[int]] = {}
    for row in book.cases.values():
        parts = _SERIAL.fullmatch(row.number)
        if parts is None:
            yield f"{row.number} is no number"
        else:
            given.setdefault(parts["series"], []).append(int(parts["serial"]))
    for series, found in given.items():
        if sorted(found) != list(range(1, book.counters.get(series, 0) + 1)):
            yield f"{series}: the numbers have gaps, or one was given twice"
    for series in book.counters.keys() - given.keys():
        if book.counters[series]:
            yield f"{series}: numbers were given, and no case has one"


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
