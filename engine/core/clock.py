"""What was done to the clock of a visit: when it stood still, what time was added, why. Values.

Never here: how events say it (stops.py), what is due when (dues.py), who may (pausing.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.definition.base import Duration
from engine.core.value import Value

PAUSE = "pause"  # slots `pause:1`: the task, nobody's, by which the clock finds a pause's end

EXTEND = "extend"  # slots `extend:1`: the task of whoever grants more time

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


class Extension(Value, frozen=True):
    """More time was asked for, by `person`, perhaps in somebody's place (`behalf`): neither of them
    grants it. `asker`: their queue; `said`: "" while it is open, else granted, refused or lapsed.
    """

    slot: str
    reason: str
    asked: Duration
    asker: str
    person: int
    behalf: int | None = None
    said: str = ""
    granted: Duration | None = None


class Clock(Value, frozen=True):
    """The pauses and extensions of one visit, in order; only the last of each may be open. Leaving
    the state ends all of it."""

    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def pause(self) -> Pause | None:
        """The pause that is open: the clock stands still."""
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.ended_at is None else None

    @property
    def request(self) -> Extension | None:
        """The extension that was asked for and is neither granted nor refused."""
        last = self.extensions[-1] if self.extensions else None
        return last if last is not None and not last.said else None

    @property
    def added(self) -> tuple[Duration, ...]:
        """What was granted, in order."""
        return tuple(one.granted for one in self.extensions if one.granted is not None)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """When it stood still, as far as that is over."""
        return tuple((one.since, one.ended_at) for one in self.pauses if one.ended_at is not None)


RUNNING = Clock()
