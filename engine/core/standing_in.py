"""Who stands in for the holder of an office, and on which days; who is away. Values only.

A delegate acts from a day to a day; a substitute whenever the holder is away. Neither can hand it
on: only who holds the office gives it. Never here: what of a case may be delegated (delegating.py).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from engine.core.values import Value


class Absence(Value, frozen=True):
    """Days on which a person is away, both inclusive."""

    person: int
    from_on: dt.date
    until_on: dt.date

    def covers(self, on: dt.date) -> bool:
        """Whether the person is away on this day."""
        return self.from_on <= on <= self.until_on


class Delegation(Value, frozen=True):
    """The holder of an office (`principal`) lets `person` act for it, within limits.

    `until_on` None: as long as the principal holds the office. `when_away`: only on days on which
    the principal is away. `workflow` None: all; `most`: up to this amount in rupiah.
    """

    id: int
    office: int
    principal: int
    person: int
    from_on: dt.date
    until_on: dt.date | None
    when_away: bool = False
    workflow: str | None = None
    most: int | None = None

    def lasts(self, on: dt.date) -> bool:
        """Whether the day is among its days; whether the principal is away is another matter."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def away(absences: Iterable[Absence], on: dt.date) -> frozenset[int]:
    """Everybody who is away on this day."""
    return frozenset(one.person for one in absences if one.covers(on))


def in_force(
    delegations: Iterable[Delegation], holders: Collection[int], gone: Collection[int], on: dt.date
) -> Iterator[Delegation]:
    """The delegations of one office that let somebody act on this day.

    They end with the principal's term, and a substitute only stands in for one who is away.
    """
    for one in delegations:
        stands = not one.when_away or one.principal in gone
        if stands and one.lasts(on) and one.principal in holders:
            yield one


def circle(new: Delegation, others: Iterable[Delegation]) -> tuple[int, ...]:
    """The persons through whom `new` would come back to its principal on some day; () if none.

    A stands in for B and B for A: when both are away nobody is there. Scope does not matter.
    """
    given: dict[int, list[Delegation]] = {}
    for one in others:
        if one.id != new.id and _overlap(one, new):
            given.setdefault(one.principal, []).append(one)
    return _back(new, given)


def _back(new: Delegation, given: Mapping[int, list[Delegation]]) -> tuple[int, ...]:
    todo: list[tuple[int, ...]] = [(new.person,)]
    seen: set[int] = set()
    while todo:
        path = todo.pop(0)
        if path[-1] == new.principal:
            return (new.principal, *path)
        if path[-1] in seen:
            continue
        seen.add(path[-1])
        todo += [(*path, one.person) for one in given.get(path[-1], ())]
    return ()


def _overlap(one: Delegation, other: Delegation) -> bool:
    far = dt.date.max
    return one.from_on <= (other.until_on or far) and other.from_on <= (one.until_on or far)
