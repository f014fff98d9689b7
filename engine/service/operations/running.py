"""Who works at this moment, whether the clock is heard, and what of notices and long work waits.

Never here: what is done about it: every process takes over from a silent one by itself.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.service.desk import Desk
from engine.service.operating import LATE
from engine.service.operations.letters import OVERDUE
from engine.store import beats, operating, stuck
from engine.store.beats import Beat
from engine.store.stuck import Line, Long

# A batch of long work takes seconds; untouched for so long nobody works on it.
RESTS = dt.timedelta(minutes=2)
GONE = 5  # silent processes that are named


@dataclass(frozen=True, slots=True)
class Process:
    """One that is heard, or was of late. `holds`: tasks, mails and cases that it has leased."""

    beat: Beat
    holds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Running:
    """`last_tick`: seconds since a clock came to the end of a tick; None: none did of late."""

    processes: tuple[Process, ...]
    last_tick: float | None
    relay: Line
    long: tuple[Long, ...]

    @property
    def ticks(self) -> bool:
        """Whether a clock moves things on."""
        return self.last_tick is not None and self.last_tick < LATE

    @property
    def late_why(self) -> Literal["clock", "behind"]:
        """What is in the way of what is overdue."""
        return "behind" if self.ticks else "clock"

    def workers(self, queue: str) -> int:
        """How many workers of this queue are heard."""
        return sum(one.beat.alive and one.beat.queue == queue for one in self.processes)

    def rests(self, work: Long, now: dt.datetime) -> bool:
        """Whether nobody has touched this work for longer than a batch takes."""
        return now - work.touched_at > RESTS


def running(desk: Desk, now: dt.datetime) -> Running:
    """Read at this moment, by the database's own clock where it says who is heard."""
    with desk.database.connection() as connection:
        known = beats.everybody(connection)
        held = stuck.held(connection, now)
        tick = operating.last_tick(connection)
        relay = stuck.relay(connection, desk.tenant, now - OVERDUE)
        long = stuck.long_work(connection, desk.tenant)
    silent = sorted((one for one in known if not one.alive), key=lambda one: one.seen_at)[-GONE:]
    shown = [one for one in known if one.alive] + silent[::-1]
    processes = tuple(Process(one, held.get(one.id, {})) for one in shown)
    return Running(processes, tick, relay, tuple(long))
