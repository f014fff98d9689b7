"""Opinions that a review hides until it is closed: which they are, and a case read without them.

A seat's opinion is also what it gives with it: none of its answers shows before the others have
given theirs. Pure. Never here: what is said instead (projecting.py).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from engine.core.definition.reviews import Panel
from engine.core.definition.workflow import Definition
from engine.core.fold import data_after
from engine.core.slots import review_of
from engine.core.values import Case, Data
from engine.store.events import Recorded

# What of a vote says more than that somebody answered.
_OPINION = frozenset({"set", "words", "reason", "inquiry"})
_NOBODYS: frozenset[str] = frozenset()


def hidden_from(
    definition: Definition,
    case: Case,
    stands: Sequence[Recorded],
    reader: int | None,
    mine: Collection[str] = _NOBODYS,
) -> frozenset[int]:
    """The events whose opinion is hidden from this reader for now: others' votes of this visit in
    a review that hides them until it is closed, and a further office's yes or no beside a seat of
    it. `stands`: without what was taken back; `mine`: the reader's queues."""
    said = unread(definition, case, stands, mine)
    words = {
        event.seq
        for event in stands
        if event.seq in said and event.record["inquiry"].get("said") in ("agreed", "disagreed")
    }
    panel = definition.states[case.state].panel
    if panel is None or case.ending is not None:
        return frozenset()
    entered = max((event.seq for event in stands if "to" in event.record), default=0)
    return frozenset(
        event.seq
        for event in stands
        if event.seq > entered
        and "vote" in event.record
        and _hides(panel, review_of(event.record["vote"]["slot"]), case)
        and not (reader and event.record["by"].get("person") == reader)
    ) | frozenset(words)


def unread(
    definition: Definition, case: Case, stands: Sequence[Recorded], mine: Collection[str]
) -> frozenset[int]:
    """The events whose words only two offices read for now: what a seat of a review that hides its
    opinions asks another office, and what it is told."""
    shut = _between(definition, case, mine)
    entered = max((event.seq for event in stands if "to" in event.record), default=0)
    asked = (event for event in stands if event.seq > entered and "inquiry" in event.record)
    return frozenset(event.seq for event in asked if event.record["inquiry"]["slot"] in shut)


def _between(definition: Definition, case: Case, mine: Collection[str]) -> frozenset[str]:
    """The questions beside seats of hidden reviews, between two other offices."""
    panel = definition.states[case.state].panel
    if panel is None:
        return _NOBODYS
    return frozenset(
        one.slot
        for one in case.asked
        if one.of and _hides(panel, review_of(one.of), case)
        and one.asker not in mine and one.queue not in mine
    )  # fmt: skip


def veiled(events: Sequence[Recorded], hidden: Collection[int]) -> list[Recorded]:
    """The events, the hidden ones without anything that was said or given by them."""
    return [_without_opinion(one) if one.seq in hidden else one for one in events]


def seen_of(case: Case, stands: Sequence[Recorded], hidden: Collection[int]) -> Data:
    """The answers of the case as they are without the hidden opinions. `stands`: veiled."""
    if not hidden:
        return case.data
    data: Data = {}
    for event in stands:
        data = data_after(data, event.record, event.words)
    return data


def _without_opinion(event: Recorded) -> Recorded:
    record = {key: value for key, value in event.record.items() if key not in _OPINION}
    return replace(event, record=record, words={})


def _hides(panel: Panel, name: str, case: Case) -> bool:
    rule = panel.reviews.get(name)
    return rule is not None and rule.hidden is not None and name not in case.closed
