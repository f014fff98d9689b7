"""What a rehearsal counted while it ran."""

import datetime as dt
import time
from dataclasses import dataclass

from engine.service.telling import Relayed


@dataclass
class Tally:
    """Counts of one run; `seconds` runs from begin()."""

    proposals: int = 0
    opened_: int = 0
    acts: int = 0
    overtaken: int = 0
    woken: int = 0
    failed: int = 0
    notices: int = 0
    days: int = 0
    on: dt.date | None = None
    open_cases: int = 0
    named: int = 0
    leaves: int = 0
    on_behalf: int = 0
    began: float = 0.0

    def begin(self, proposals: int) -> None:
        """Start the watch."""
        self.proposals, self.began = proposals, time.monotonic()

    def day(self, on: dt.date, open_cases: int) -> None:
        """One day is over."""
        self.on, self.days, self.open_cases = on, self.days + 1, open_cases

    def opened(self) -> None:
        """A form made a case."""
        self.opened_ += 1

    def acted(self, written: bool) -> None:
        """An answer was given; not written: somebody was faster."""
        self.acts += written
        self.overtaken += not written

    def woke(self, woken: int, failed: int) -> None:
        """The clock reminded or lapsed."""
        self.woken, self.failed = self.woken + woken, self.failed + failed

    def relayed(self, relayed: Relayed) -> None:
        """Outbox rows became deliveries."""
        self.notices += relayed.rows

    @property
    def steps(self) -> int:
        """Durable steps: forms, answers, reminders and lapses."""
        return self.opened_ + self.acts + self.woken

    @property
    def seconds(self) -> float:
        """Since begin()."""
        return time.monotonic() - self.began
