"""What was done to the clock of a visit: when it stood still, and why. Values only.

Never here: how events say it (stops.py), what is due when (dues.py), who may (pausing.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.value import Value

PAUSE = "pause"  # slots `pause:1`: the task, nobody's, by which the clock finds a pause's end

Stop = tuple[dt.datetime, dt.datetime]  # from, until: the clock stood still


class Pause(Value, frozen=True):
    """The clock was stopped. `until`: when it goes on by itself, the first moment after the last
    day that was named; `ended_at`: when it did, None while it stands still. `dues`: when each open
    task was due, by its slot, when the clock was stopped."""

    slot: str
    reason: str
    since: dt.datetime
    until: dt.datetime
    dues: Mapping[str, dt.datetime]
    ended_at: dt.datetime | None = None


class Clock(Value, frozen=True):
    """The pauses of one visit, in order; only the last one may be open. Leaving the state ends
    all of it."""

    pauses: tuple[Pause, ...] = ()

    @property
    def pause(self) -> Pause | None:
        """The pause that is open: the clock stands still."""
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.ended_at is None else None

    @property
    def stops(self) -> tuple[Stop, ...]:
        """When it stood still, as far as that is over."""
        return tuple((one.since, one.ended_at) for one in self.pauses if one.ended_at is not None)


RUNNING = Clock()
