"""No double vote: in one visit of a review each person and each seat has one answer.

An answer that was taken back is none. Never here: whether the person may vote (rights.py).
"""

from collections.abc import Iterator

from engine.trial.checks.book import Book
from engine.trial.checks.folding import steps, undone


def check(book: Book) -> Iterator[str]:
    """Every second answer of a person, or in a seat."""
    for case, row in book.cases.items():
        gone = undone(book, case)
        persons: set[tuple[int, int]] = set()
        seats: set[tuple[int, str]] = set()
        for step in steps(book, case):
            event = step.event
            if event.kind != "voted" or event.seq in gone:
                continue
            visit = step.before.visit
            person, slot = event.record["by"]["person"], event.record["vote"]["slot"]
            if (visit, person) in persons:
                yield f"{row.number}: person {person} voted twice (event {event.seq})"
            if (visit, slot) in seats:
                yield f"{row.number}: the seat {slot} was answered twice (event {event.seq})"
            persons.add((visit, person))
            seats.add((visit, slot))
