"""Verifies an archive: every chain, every word, every serial, every root; says what is wrong.

Pure over an Archive, so that it works on a database and, offline, on an exported file. Problems
are plain lines that name the case by its number. Never here: where an archive comes from.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from engine.core import chain, numbers
from engine.core.fold import apply
from engine.core.values import JSON, Case, Task
from engine.service import register
from engine.service.rooting import RootText, read_text
from engine.store import upcasting
from engine.store.archive import Archive, CaseFile, StoredEvent

Kept = Mapping[tuple[int, dt.date], str]


@dataclass(slots=True)
class Verified:
    """What was looked at so far: counts, and what serials and roots are held against."""

    cases: int = 0
    events: int = 0
    roots: int = 0
    numbers: set[str] = field(default_factory=set)
    hashes: dict[int, dict[int, bytes]] = field(default_factory=dict)  # case id -> seq -> hash
    definitions: set[str] = field(default_factory=set)


def verify(archive: Archive, kept: Kept | None = None) -> Iterator[str]:
    """Everything that is wrong, tenant by tenant. `kept` are roots from outside the archive."""
    for tenant in archive.tenants():
        yield from verify_tenant(archive, tenant, Verified(), kept or {})


def verify_tenant(archive: Archive, tenant: int, seen: Verified, kept: Kept) -> Iterator[str]:
    """One tenant: 1. definitions 2. cases 3. serials 4. roots 5. register."""
    yield from _definitions(archive, tenant, seen)
    for file in archive.cases(tenant):
        yield from _case(tenant, file, seen)
    counters = archive.counters(tenant)
    yield from _invented(counters, seen)
    missing = list(_missing(counters, seen))
    yield from (f"{number} is missing: the case was deleted" for number in missing)
    yield from _roots(archive, tenant, seen, kept, frozenset(missing))
    yield from register.broken(tenant, archive.register(tenant))


def _definitions(archive: Archive, tenant: int, seen: Verified) -> Iterator[str]:
    for version in archive.definitions(tenant):
        seen.definitions.add(version.hash)
        if hashlib.sha256(version.body).hexdigest() != version.hash:
            yield f"definition {version.hash[:12]} was changed"


def _case(tenant: int, file: CaseFile, seen: Verified) -> Iterator[str]:
    name = file.number or f"case {file.id} without a row"
    seen.cases += 1
    seen.events += len(file.events)
    seen.numbers.add(file.number)
    seen.hashes[file.id] = {event.seq: event.hash for event in file.events}
    if not file.number:
        yield f"{name}: its row was deleted, its events were not"
    problems = [*_chain(tenant, file), *_words(file)]
    yield from (f"{name} {problem}" for problem in problems)
    if not problems:
        yield from (f"{name} {problem}" for problem in _fold(file, seen))


def _chain(tenant: int, file: CaseFile) -> Iterator[str]:
    """Numbers without gap, hashes over the bytes, columns as in the bytes, the row's last event."""
    previous: bytes | None = chain.EMPTY
    expected = 1
    for event in file.events:
        while expected < event.seq:
            yield f"event {expected} is missing"
            expected += 1
            previous = None  # what follows a lost event cannot be linked
        if previous is not None and chain.link(previous, event.body) != event.hash:
            yield f"event {event.seq} was changed"
        elif not _says_the_same(tenant, file.id, event):
            yield f"event {event.seq} was changed: its row does not say what its bytes say"
        previous, expected = event.hash, event.seq + 1
    last = file.row.revision if file.row else 0
    for seq in range(expected, last + 1):
        yield f"event {seq} is missing: it was the {'last' if seq == last else 'next'} one"
    if file.row is not None and expected > last + 1:
        yield f"has more events than its row knows: {expected - 1}, not {last}"
    elif file.row is not None and expected == last + 1 and file.row.head != (previous or b"").hex():
        yield f"event {last} was changed: the row knows another hash"


def _says_the_same(tenant: int, case_id: int, event: StoredEvent) -> bool:
    try:
        record = upcasting.read(event.body)
        return (
            record["tenant"] == tenant
            and record["case"] == case_id
            and record["seq"] == event.seq
            and record["kind"] == event.kind
            and chain.moment(record["at"]) == event.recorded_at
            and chain.moment(record.get("happened", record["at"])) == event.happened_at
        )
    except (ValueError, KeyError):
        return False


def _words(file: CaseFile) -> Iterator[str]:
    """Each word against its salted hash; an erased one is as it should be."""
    kept = {(word.seq, word.path): word for word in file.words}
    for event in file.events:
        for path, digest in _hashes(event).items():
            word = kept.pop((event.seq, path), None)
            if word is None:
                yield f"event {event.seq}: the words {path} are missing and were not erased"
            elif word.erased:
                if word.value is not None or word.salt is not None:
                    yield f"event {event.seq}: the words {path} are erased by name only"
            elif word.salt is None or chain.word_hash(word.salt, word.value) != digest:
                yield f"event {event.seq}: the words {path} were changed"
    for seq, path in kept:
        yield f"event {seq}: the words {path} were added"


def _hashes(event: StoredEvent) -> dict[str, str]:
    try:
        found: dict[str, str] = upcasting.read(event.body).get("words", {})
    except ValueError:
        return {}
    return found


def _fold(file: CaseFile, seen: Verified) -> Iterator[str]:
    """State equals the fold of its events."""
    case = folded(file)
    if case is None:
        yield "has no events"
        return
    if seen.definitions and case.definition not in seen.definitions:
        yield f"is pinned to an unknown definition {case.definition[:12]}"
    if file.number != case.number:
        yield f"is called {case.number} by its first event"
    if file.row is not None:
        row = comparable(file.row)
        wrong = [name for name, value in comparable(case).items() if row[name] != value]
        if wrong:
            yield f"differs from its events in: {', '.join(wrong)}"


def folded(file: CaseFile) -> Case | None:
    """The case that the events make."""
    words: dict[int, dict[str, JSON]] = {}
    for word in file.words:
        if not word.erased:
            words.setdefault(word.seq, {})[word.path] = word.value
    case: Case | None = None
    for event in file.events:
        record = upcasting.read(event.body)
        case = apply(case, record, words.get(event.seq, {}), event.hash.hex())
    return case


def comparable(case: Case) -> dict[str, object]:
    """A case's parts in a form where order and kind of container do not matter."""
    case = replace(case, tasks=tuple(sorted(case.tasks, key=_key)))
    parts: dict[str, object] = {name: getattr(case, name) for name in Case.__struct_fields__}
    for name in ("data", "parties"):
        parts[name] = dict(getattr(case, name))
    parts["acted"] = {role: tuple(persons) for role, persons in case.acted.items()}
    parts["unlocked"] = tuple(case.unlocked)
    return parts


def _key(task: Task) -> tuple[str, int, str, int]:
    return task.state, task.visit, task.slot, task.occurrence


def _missing(counters: Mapping[str, int], seen: Verified) -> Iterator[str]:
    """Serials are gapless: a missing one names a deleted case."""
    for series, last in counters.items():
        for serial in range(1, last + 1):
            number = numbers.number(series, serial)
            if number not in seen.numbers:
                yield number


def _invented(counters: Mapping[str, int], seen: Verified) -> Iterator[str]:
    """A serial beyond its counter was not given out here."""
    for number in sorted(seen.numbers - {""}):
        try:
            series, serial = numbers.serial_of(number)
        except ValueError:
            yield f"{number} is not a number of ours"
            continue
        if serial > counters.get(series, 0):
            yield f"{number} was never given out"


def _roots(
    archive: Archive, tenant: int, seen: Verified, kept: Kept, known: frozenset[str]
) -> Iterator[str]:
    """Each root is the hash of its text and follows the one before; each head is still there."""
    before = ""
    said: set[str] = set(known)
    days = set()
    for root in archive.roots(tenant):
        seen.roots += 1
        days.add(root.on)
        wanted = kept.get((tenant, root.on))
        if wanted is not None and wanted != root.root.hex():
            yield f"root {root.on} is another one than the one that was kept"
        try:
            text = read_text(root.text)
        except (ValueError, UnicodeDecodeError):
            text = None
        if text is None or hashlib.sha256(root.text).digest() != root.root or text.on != root.on:
            yield f"root {root.on} was changed"
        elif text.before != before:
            yield f"root {root.on} does not follow the root before it: one was deleted"
        if text is not None:
            yield from _heads(text, seen, said)
            yield from _entry(archive, tenant, text)
        before = root.root.hex()
    for of, on in kept:
        if of == tenant and on not in days:
            yield f"root {on} is missing"


def _heads(text: RootText, seen: Verified, said: set[str]) -> Iterator[str]:
    for head in text.heads:
        hashes = seen.hashes.get(head.case_id)
        if hashes is None:
            if head.number not in said:
                yield f"{head.number} is missing: the case was deleted"
            said.add(head.number)
        elif head.seq not in hashes:
            problem = f"{head.number} event {head.seq} is missing: root {text.on} holds it"
            if problem not in said:
                yield problem
            said.add(problem)
        elif hashes[head.seq] != head.hash:
            yield (
                f"{head.number} event {head.seq}, or one before it, was changed:"
                f" root {text.on} holds another hash"
            )


def _entry(archive: Archive, tenant: int, text: RootText) -> Iterator[str]:
    seq, digest = text.register
    if not seq:
        return
    rows = {row.seq: row for row in archive.register(tenant)}
    if seq not in rows:
        yield f"register {tenant}: entry {seq} is missing: root {text.on} holds it"
    elif rows[seq].hash.hex() != digest:
        yield f"register {tenant}: entry {seq} was changed: root {text.on} holds another hash"
