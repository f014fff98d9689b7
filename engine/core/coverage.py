"""On which days nobody is left to act for an office: vacant, or everybody away. Pure.

A delegate may do only what definitions let be delegated: an office with nobody but delegates is
covered in part. Never here: tasks, incidents, words.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from engine.core.directory import Directory, Office
from engine.core.standing_in import Absence
from engine.core.values import Value

Cover = Literal["covered", "partly", "away", "vacant"]
DAY = dt.timedelta(days=1)


class Gap(Value, frozen=True):
    """Days (both inclusive) on which an office is not covered, and why.

    vacant: nobody holds it. away: all holders are away, and nobody stands in. partly: all holders
    are away, and only delegates are there.
    """

    office: int
    from_on: dt.date
    until_on: dt.date
    cover: Cover
    away: tuple[int, ...]  # the holders, all away
    delegates: tuple[int, ...]


def gaps(directory: Directory, from_on: dt.date, until_on: dt.date) -> Iterator[Gap]:
    """Every gap of every office that answers a queue, within these days."""
    absent = _by_person(directory.absences)
    for office in directory.offices:
        if office.queues:
            yield from _of(office, absent, from_on, until_on)


def _by_person(absences: Iterable[Absence]) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = {}
    for one in absences:
        found.setdefault(one.person, []).append(one)
    return found


def _of(
    office: Office, absent: dict[int, list[Absence]], from_on: dt.date, until_on: dt.date
) -> Iterator[Gap]:
    """The days on which something may change, then one look at each piece between them."""
    days = sorted({from_on, *(d for d in _changes(office, absent) if from_on < d <= until_on)})
    ends = [*(day - DAY for day in days[1:]), until_on]
    pieces = [
        (first, last, _look(office, absent, first)) for first, last in zip(days, ends, strict=True)
    ]
    for (cover, away, delegates), same in groupby(pieces, key=lambda piece: piece[2]):
        run = list(same)
        if cover != "covered":
            yield Gap(office.id, run[0][0], run[-1][1], cover, away, delegates)


def _changes(office: Office, absent: dict[int, list[Absence]]) -> Iterator[dt.date]:
    persons = {term.person for term in office.terms}
    spans = [(term.from_on, term.until_on) for term in office.terms]
    for one in office.delegations:
        persons.add(one.person)
        spans.append((one.from_on, one.until_on))
    for person in persons:
        spans += [(one.from_on, one.until_on) for one in absent.get(person, ())]
    for first, last in spans:
        yield first
        if last is not None and last < dt.date.max:
            yield last + DAY


def _look(
    office: Office, absent: dict[int, list[Absence]], on: dt.date
) -> tuple[Cover, tuple[int, ...], tuple[int, ...]]:
    def away(person: int) -> bool:
        return any(one.covers(on) for one in absent.get(person, ()))

    holders = tuple(dict.fromkeys(term.person for term in office.holders(on)))
    if not holders:
        return "vacant", (), ()
    if not all(away(person) for person in holders):
        return "covered", (), ()
    here = tuple(
        dict.fromkeys(
            one.person
            for one in office.delegations
            if one.lasts(on) and one.principal in holders and not away(one.person)
        )
    )
    return ("partly" if here else "away"), holders, here
