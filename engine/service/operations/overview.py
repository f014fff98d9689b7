"""Everything that is stuck in an office, in one look."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engine.service import incidents
from engine.service.desk import Desk
from engine.service.operations.ahead import CalendarGaps, Vacant, calendar_gaps, vacant
from engine.service.operations.letters import Letters, letters
from engine.service.operations.running import Running, running

# Incidents that stand in a part of their own: what failed to be sent, who will not be there.
ELSEWHERE = frozenset({"undelivered", "uncovered"})


@dataclass(frozen=True, slots=True)
class Overview:
    """`incidents`: by kind, how many wait and since when the oldest; without ELSEWHERE."""

    incidents: Mapping[str, tuple[int, dt.datetime]]
    letters: Letters
    running: Running
    calendar: CalendarGaps
    vacant: tuple[Vacant, ...]

    @property
    def open_incidents(self) -> int:
        """Incidents that stand in no other part."""
        return sum(count for count, _ in self.incidents.values())


def overview(desk: Desk, now: dt.datetime) -> Overview:
    """Read at this moment; a few statements, each with a bound."""
    kinds = incidents.counts(desk)
    return Overview(
        incidents={kind: found for kind, found in kinds.items() if kind not in ELSEWHERE},
        letters=letters(desk, now),
        running=running(desk, now),
        calendar=calendar_gaps(desk, now),
        vacant=tuple(vacant(desk, now)),
    )
