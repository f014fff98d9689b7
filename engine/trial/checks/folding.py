"""State equals the fold of events: each case is told again from its events, by a reader of its own.

Knows what the drawn definitions can make happen. Never here: whether it was allowed.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from engine.trial.checks.book import Book, Event, Record, Task

NEVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class Vote(NamedTuple):
    """One answer in a review."""

    slot: str
    agrees: bool | None
    person: int
    queue: str
    reason: str | None


@dataclass(frozen=True)
class Told:
    """A case as its events tell it."""

    definition: str = ""
    area: str = ""
    parties: Record = field(default_factory=dict)
    state: str = ""
    visit: int = 0
    revision: int = 0
    ending: str | None = None
    data: Record = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    votes: tuple[Vote, ...] = ()
    closed: Record = field(default_factory=dict)
    acted: dict[str, tuple[int, ...]] = field(default_factory=dict)
    unlocked: tuple[str, ...] = ()
    entered_at: dt.datetime = NEVER

    def task(self, slot: str) -> Task | None:
        """The open task in the slot."""
        return next((one for one in self.tasks if one.slot == slot), None)


class Step(NamedTuple):
    """An event between what was and what is."""

    before: Told
    event: Event
    after: Told


def steps(book: Book, case: int) -> Iterator[Step]:
    """The case from its first event to its last."""
    before = Told()
    for event in book.events.get(case, ()):
        after = _after(book, before, event)
        yield Step(before, event, after)
        before = after


def last(book: Book, case: int) -> Told:
    """The case as all its events leave it."""
    found = Told()
    for step in steps(book, case):
        found = step.after
    return found


def undone(book: Book, case: int) -> frozenset[int]:
    """The numbers of the events of the case that were taken back."""
    events = book.events.get(case, ())
    return frozenset(one.record["undoes"] for one in events if one.kind == "undone")


def check(book: Book) -> Iterator[str]:
    """Every case whose row, or whose open tasks, are not what its events tell."""
    for case, row in book.cases.items():
        try:
            told = last(book, case)
        except (KeyError, TypeError, ValueError) as problem:
            yield f"{row.number}: its events cannot be told: {type(problem).__name__} {problem}"
            continue
        for name, wanted, found in (
            ("state", told.state, row.state),
            ("visit", told.visit, row.visit),
            ("revision", told.revision, row.revision),
            ("ending", told.ending, row.ending),
            ("area", told.area, row.area),
            ("definition", told.definition, row.definition),
            ("entered_at", told.entered_at, row.entered_at),
            ("data", told.data, row.data),
            ("parties", told.parties, row.standing.get("parties")),
            ("votes", [list(one) for one in told.votes], row.standing.get("votes", [])),
            ("closed", told.closed, row.standing.get("closed", {})),
            ("acted", _sets(told.acted), _sets(row.standing.get("acted", {}))),
            ("unlocked", list(told.unlocked), row.standing.get("unlocked", [])),
            ("tasks", sorted(told.tasks), sorted(book.tasks.get(case, ()))),
        ):
            if wanted != found:
                yield f"{row.number}: {name} is {found!r}, its events tell {wanted!r}"
    for case in book.events.keys() - book.cases.keys():
        yield f"case {case}: there are events and no row"


def _after(book: Book, before: Told, event: Event) -> Told:
    record = event.record
    if event.seq == 1:
        before = Told(record["definition"], record["area"], record["parties"])
    enters = "to" in record
    made: dict[str, Any] = {
        "revision": event.seq,
        "data": _data(book, before, event),
        "tasks": _tasks(before, event),
        "acted": _acted(before.acted, record),
    }
    if enters:
        made |= {"state": record["to"], "entered_at": _moment(record["at"]), "ending": None}
        made |= {"unlocked": tuple(record.get("unlock", ())), "votes": (), "closed": {}}
    elif "vote" in record:
        vote, by = record["vote"], record["by"]
        one = Vote(vote["slot"], vote["agrees"], by["person"], by["queue"], record.get("reason"))
        made["votes"] = (*before.votes, one)
    if not enters and "counted" in record:
        ended = {name: count["outcome"] for name, count in record["counted"].items()}
        made["closed"] = before.closed | ended
    for key, name in (("visit", "visit"), ("area", "area"), ("end", "ending")):
        if key in record:
            made[name] = record[key]
    after = replace(before, **made)
    return _standing_again(after, record["stands"]) if "stands" in record else after


def _data(book: Book, before: Told, event: Event) -> Record:
    data = before.data | event.record.get("set", {})
    for path in event.record.get("words", {}):
        if path.startswith("set."):
            data[path[4:]] = book.words[event.case, event.seq, path].value
    return {key: value for key, value in data.items() if key not in event.record.get("forget", ())}


def _tasks(before: Told, event: Event) -> tuple[Task, ...]:
    record = event.record
    stays = "to" not in record
    left = [one for one in before.tasks if stays and one.slot not in record.get("close", ())]
    if "reminded" in record:
        left = [
            one._replace(remind_at=None) if one.slot == record["reminded"] else one for one in left
        ]
    if "hand" in record:
        hand = record["hand"]
        to = hand.get("to")
        at = None if to is None else _moment(record["at"])
        left = [
            one._replace(taken_by=to, taken_at=at) if one.slot == hand["slot"] else one
            for one in left
        ]
    return (*left, *(_task(before, event, part) for part in record.get("open", ())))


def _task(before: Told, event: Event, part: Record) -> Task:
    record = event.record
    state = record.get("to") or record.get("stands", {}).get("state", before.state)
    taken = part.get("taken", (None, None))
    return Task(
        event.case,
        state,
        record.get("visit", before.visit),
        part.get("slot", ""),
        part.get("occurrence", 1),
        part["role"],
        part["queue"],
        _moment(part.get("opened") or record["at"]),
        _moment(part["due"]) if "due" in part else NEVER,
        _moment(part["remind"]) if "remind" in part else None,
        part.get("stage", 0),
        taken[0],
        _moment(taken[1]) if taken[1] else None,
    )


def _acted(before: dict[str, tuple[int, ...]], record: Record) -> dict[str, tuple[int, ...]]:
    by = record.get("by") or {}
    more = [(role, by.get("person")) for role in by.get("roles", ())]
    for role, found in record.get("acted", {}).items():
        more += [(role, one) for one in (found if isinstance(found, list) else [found])]
    after = dict(before)
    for role, person in more:
        if person is not None and person not in after.get(role, ()):
            after[role] = (*after.get(role, ()), person)
    return after


def _standing_again(after: Told, stands: Record) -> Told:
    """What an act that was taken back leaves behind."""
    made: dict[str, Any] = {key: stands[key] for key in ("state", "closed") if key in stands}
    if "ending" in stands:
        made["ending"] = stands["ending"]
    if "votes" in stands:
        made["votes"] = tuple(Vote(*one) for one in stands["votes"])
    if "acted" in stands:
        made["acted"] = {role: tuple(persons) for role, persons in stands["acted"].items()}
    if "unlocked" in stands:
        made["unlocked"] = tuple(stands["unlocked"])
    if "entered" in stands:
        made["entered_at"] = _moment(stands["entered"])
    return replace(after, **made)


def _sets(acted: dict[str, Any]) -> dict[str, set[int]]:
    return {role: set(persons) for role, persons in acted.items()}


def _moment(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words)
