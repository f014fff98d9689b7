"""What changed in a case since its reader, or their office, last decided on it. Pure.

Remark and change stand side by side; what is not this reader's to see is not in it, neither now
nor as it was. Never here: words of a page, or how a content is derived (core/content.py).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.core.content import Content, Given, brought, differing, history, unclear
from engine.core.definition.fields import Field
from engine.core.definition.workflow import Definition
from engine.core.rounds import begins
from engine.core.undoing import ACTS, taken_back
from engine.core.values import JSON, Case, Data
from engine.store.events import Recorded

Pairs = list[tuple[Data, Mapping[str, JSON]]]
REMARK = "remark."
OWN = "person:"  # what such a queue begins with is a party's act and no office's


@dataclass(frozen=True, slots=True)
class Remark:
    """What event `seq` asked to correct. `words` None: they were erased."""

    seq: int
    words: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One field since the decision. `by`: the event that changed it (None: it was asked for, and
    is unchanged); `old` and `new` None: there was, or is, no answer. `unclear`: it was given again,
    and what was erased since cannot be compared."""

    key: str
    field: Field
    old: Given | None
    new: Given | None
    by: int | None
    remarks: tuple[Remark, ...]
    unclear: bool


@dataclass(frozen=True, slots=True)
class Since:
    """A reader's last decision and what came of it. `mine`: they took it themselves, and not
    another one for their office. `decided`: what offices decided since, by event."""

    event: Recorded
    mine: bool
    changes: tuple[Change, ...]
    decided: tuple[int, ...]


def since_of(
    definition: Definition,
    case: Case,
    happened: Sequence[Recorded],
    person: int,
    queues: Collection[str],
    official: bool,
) -> Since | None:
    """What changed since the last decision of this person or of an office behind these queues;
    None where they never decided, or the case has not come back to them.

    `happened`: every event, the oldest first.
    """
    stands = standing(happened)
    offices = frozenset(queue for queue in queues if not queue.startswith(OWN))
    own = [one for one in stands if decides(one) and _is_of(one, person, offices)]
    if not own or not any(task.queue in offices and not task.is_later for task in case.tasks):
        return None
    last = in_force(stands, own[-1])
    later = [one for one in stands if one.seq > last.seq]
    pairs, known = known_of(happened)
    was, now = brought(known[last.seq], pairs, last.seq), known[happened[-1].seq]
    changed = differing(was, now)
    if not changed and not any("to" in one.record for one in later):
        return None  # the next step of the same office: nothing came back
    asking = {one.seq for one in stands if one.seq >= last.seq and not begins(one.record)}
    remarks = _remarks(happened, asking)
    fields = visible(definition, official)
    changes = [
        Change(
            key,
            field,
            _there(was.get(key)),
            _there(now.get(key)),
            now[key].since if key in changed and key in now else None,
            tuple(remarks.get(key, ())),
            unclear(was.get(key), now.get(key)),
        )
        for key, field in fields.items()
        if key in changed or key in remarks
    ]
    others = tuple(one.seq for one in later if decides(one) or _silent(one))
    return Since(own[-1], _person(own[-1]) == person, tuple(changes), others)


def outdated(
    definition: Definition, happened: Sequence[Recorded], official: bool
) -> dict[int, tuple[Field, ...]]:
    """Deciding event -> those of the answers it was made on that are others now, as far as this
    reader may see them. What was first answered later is no change of what was decided on."""
    found = {}
    stands = standing(happened)
    fields = visible(definition, official)
    pairs, known = known_of(happened)
    now = known[happened[-1].seq]
    for one in stands:
        if not decides(one):
            continue
        seq = in_force(stands, one).seq
        was = brought(known[seq], pairs, seq)
        changed = tuple(
            fields[key]
            for key in differing(was, now)
            if key in fields and _there(was.get(key)) and not unclear(was[key], now.get(key))
        )
        if changed:
            found[one.seq] = changed
    return found


def standing(happened: Sequence[Recorded]) -> list[Recorded]:
    """The events that were not taken back, without those that took them back."""
    undone = taken_back(one.record for one in happened)
    return [
        one
        for one in happened
        if one.seq not in undone and not (one.kind == "undone" and "definition" not in one.record)
    ]


def decides(event: Recorded) -> bool:
    """Whether an office decided by it, its holder or whoever stands in."""
    queue = (event.record.get("by") or {}).get("queue") or OWN
    return event.kind in ACTS and not queue.startswith(OWN)


def visible(definition: Definition, official: bool) -> dict[str, Field]:
    """The fields that people answer and such a reader of the case page may see."""
    return {
        key: one
        for key, one in definition.fields.items()
        if one.counts is None and (one.see != "officials" or official)
    }


def known_of(happened: Sequence[Recorded]) -> tuple[Pairs, dict[int, Content]]:
    """The events as the core reads them, and what the case said after each."""
    pairs = [(one.record, one.words) for one in happened]
    return pairs, history(pairs)


def _silent(event: Recorded) -> bool:
    """Whether the case went on because nobody decided in time."""
    return event.kind == "lapsed" and "to" in event.record


def _is_of(event: Recorded, person: int, offices: Collection[str]) -> bool:
    return _person(event) == person or event.record["by"]["queue"] in offices


def _person(event: Recorded) -> int | None:
    person: int | None = event.record["by"].get("person")
    return person


def in_force(stands: Iterable[Recorded], event: Recorded) -> Recorded:
    """The event by which a signature took effect: who signed saw the answers that were given
    then. Any other decision, and a signature under what came to nothing, is itself."""
    if event.kind != "signed":
        return event
    for one in stands:
        if one.seq > event.seq and "whole" in one.record.get("sign", {}):
            return one
        if one.seq > event.seq and (
            "to" in one.record or begins(one.record) or one.kind == "declined"
        ):
            break
    return event


def _remarks(happened: Sequence[Recorded], asking: Collection[int]) -> dict[str, list[Remark]]:
    """Present key of a field -> what these events asked of it, the oldest first."""
    found: dict[str, list[Remark]] = {}
    for one in happened:
        asked = one.record.get("words", {}) if one.seq in asking else ()
        for path in asked:
            if path.startswith(REMARK):
                words = one.words.get(path)
                remark = Remark(one.seq, None if words is None else str(words))
                found.setdefault(path.removeprefix(REMARK), []).append(remark)
        for old, new in one.record.get("renamed", {}).items():
            if old in found:
                found[new] = found.pop(old)
    return found


def _there(one: Given | None) -> Given | None:
    return one if one is not None and one.is_there else None
