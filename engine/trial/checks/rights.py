"""No decision by a person who may not: who held what is asked of the terms, who may of the rules.

Queues are resolved anew from organisations and their areas; rules are read off the published
definition. Never here: how votes are counted.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from engine.trial.checks.book import Book, Record
from engine.trial.checks.folding import Step, Told, steps

ZONE = dt.timezone(dt.timedelta(hours=7))
IN_HAND = ("taken", "given_back", "passed_on", "taken_over")
UNDO = dt.timedelta(minutes=10)


class Offices:
    """Who holds which queue on a day."""

    def __init__(self, book: Book) -> None:
        self._terms: dict[str, list[tuple[int, dt.date, dt.date | None]]] = {}
        self._of_office: dict[int, frozenset[str]] = {}
        for term in book.terms:
            self._of_office[term.office] = term.queues
            for queue in term.queues:
                held = (term.person, term.from_on, term.until_on)
                self._terms.setdefault(queue, []).append(held)
        self._bodies = book.bodies

    def holds(self, person: int, queue: str, on: dt.date) -> bool:
        """Whether the person may speak for the queue on this day."""
        if queue.startswith("person:"):
            return queue == f"person:{person}"
        return any(
            person == held and since <= on and (until is None or on <= until)
            for held, since, until in self._terms.get(queue, ())
        )

    def queues(self, role: Record, case: Told) -> set[str]:
        """Every queue of a role for this case."""
        if role.get("party"):
            return {f"person:{case.parties.get(role['party'])}"}
        if role.get("body"):
            offices = self._bodies.get(role["body"], ())
            return {queue for office in offices for queue in self._of_office[office]}
        kind = role["office"]
        if role.get("of"):
            return {f"{kind}@org:{case.data.get(role['of'].removeprefix('case.'))}"}
        if role.get("covers"):
            area = str(case.data.get(role["covers"].removeprefix("case."), case.area))
            parts = area.split(".")
            names = [f"{kind}@{'.'.join(parts[:n])}" for n in range(len(parts), 0, -1)]
            return set([name for name in names if name in self._terms][:1])
        return {f"{kind}@"}


def check(book: Book) -> Iterator[str]:
    """Everything that somebody did who may not have done it."""
    offices = Offices(book)
    for case, row in book.cases.items():
        by_number: dict[int, Step] = {}
        for step in steps(book, case):
            by_number[step.event.seq] = step
            for said in _wrong(book, offices, step, by_number):
                yield f"{row.number}: event {step.event.seq} ({step.event.kind}): {said}"


def _wrong(book: Book, offices: Offices, step: Step, known: Mapping[int, Step]) -> Iterator[str]:
    by = step.event.record.get("by")
    if not by or by.get("person") is None:
        if step.event.kind not in ("lapsed", "reminded"):
            yield "nobody did it"
        return
    person, queue = by["person"], by["queue"]
    on = step.event.recorded_at.astimezone(ZONE).date()
    if step.event.kind != "undone" and not offices.holds(person, queue, on):
        yield f"{person} does not hold {queue} on {on}"
    asks = {
        "opened": _opened, "acted": _acted, "voted": _voted, "undone": _undone,
    }.get(step.event.kind)  # fmt: skip
    if asks is not None:
        yield from asks(book, offices, step, known)
    elif step.event.kind in IN_HAND:
        yield from _handed(offices, step, on)
    else:
        yield "this trial knows no such event"


def _document(book: Book, step: Step) -> Record:
    return book.documents[step.before.definition or step.after.definition]


def _opened(book: Book, offices: Offices, step: Step, _: Any) -> Iterator[str]:
    document, by = _document(book, step), step.event.record["by"]
    roles = [one for one in by["roles"] if one in document["opens"]["by"]]
    if not any(by["queue"] in offices.queues(document["roles"][one], step.after) for one in roles):
        yield f"{by['queue']} may not open this"
    parties = step.after.parties
    if by["person"] != parties.get("typist", parties["opener"]):
        yield f"{by['person']} is no party of it"


def _acted(book: Book, offices: Offices, step: Step, _: Any) -> Iterator[str]:
    document, record, before = _document(book, step), step.event.record, step.before
    by = record["by"]
    here = document["states"][before.state]
    action = (here.get("actions") or {}).get(record["act"])
    if action is None:
        yield f"{before.state} has no act {record['act']}"
        return
    allowed: set[str] = set()
    for role in set(by["roles"]) & set(action["by"]):
        task = before.task("") if here.get("waits_for") == role else None
        allowed |= {task.queue} if task else offices.queues(document["roles"][role], before)
        yield from _apart(document, before, role, by["person"])
    if by["queue"] not in allowed:
        yield f"{by['queue']} may not {record['act']}; {sorted(allowed)} may"
    task = before.task("")
    if task is not None and by["queue"] == task.queue:
        yield from _in_hand(offices, step, task)


def _voted(book: Book, offices: Offices, step: Step, _: Any) -> Iterator[str]:
    record, before = step.event.record, step.before
    task = before.task(record["vote"]["slot"])
    if task is None:
        yield f"the seat {record['vote']['slot']} was not open"
        return
    if record["by"]["queue"] != task.queue:
        yield f"{record['by']['queue']} answers for {task.queue}"
    yield from _apart(_document(book, step), before, task.role, record["by"]["person"])
    yield from _in_hand(offices, step, task)


def _undone(book: Book, offices: Offices, step: Step, known: Mapping[int, Step]) -> Iterator[str]:
    del book, offices
    record, event = step.event.record, step.event
    was = known.get(record["undoes"])
    if was is None or was.event.seq != event.seq - 1:
        yield "it takes back what is not the last"
        return
    if was.event.kind not in ("acted", "voted"):
        yield f"it takes back what is no act but {was.event.kind}"
    if was.event.record["by"]["person"] != record["by"]["person"]:
        yield "it takes back what somebody else did"
    if event.recorded_at >= was.event.recorded_at + UNDO:
        yield "it takes back what stands since long"


def _handed(offices: Offices, step: Step, on: dt.date) -> Iterator[str]:
    hand = step.event.record["hand"]
    task = step.before.task(hand["slot"])
    if task is None:
        yield "there is no such task"
    elif step.event.record["by"]["queue"] != task.queue:
        yield f"{step.event.record['by']['queue']} does not have {task.queue}"
    elif hand.get("to") is not None and not offices.holds(hand["to"], task.queue, on):
        yield f"it is handed to {hand['to']}, who does not hold {task.queue}"


def _in_hand(offices: Offices, step: Step, task: Any) -> Iterator[str]:
    """Somebody else had taken it up, and still holds the queue."""
    on = step.event.recorded_at.astimezone(ZONE).date()
    taken, person = task.taken_by, step.event.record["by"]["person"]
    if taken not in (None, person) and offices.holds(taken, task.queue, on):
        yield f"{taken} has it in hand"


def _apart(document: Record, before: Told, role: str, person: int) -> Iterator[str]:
    """Roles that one person may not both take."""
    for roles in document.get("never_the_same_person", ()):
        for other in roles:
            if role in roles and other != role and person in before.acted.get(other, ()):
                yield f"{person} acts as {role}, and acted as {other} before"
