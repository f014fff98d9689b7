"""One program that the runner keeps alive, and when it is started again after it died."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.local.child import Child, Spec

HEALTHY = 60.0  # seconds of life after which the earlier deaths are forgotten
LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Program:
    """A name and a command. grace: seconds for its ordered stop. waits: it starts once the address
    answers, so that on a small machine it does not take the time of those people wait for."""

    name: str
    command: tuple[str, ...]
    grace: int = 10
    waits: bool = False

    def spec(self, environ: dict[str, str], cwd: Path) -> Spec:
        return Spec(self.name, self.command, environ, cwd, grace=self.grace)


@dataclass
class Kept:
    """The state of one kept program; times are seconds of a monotonic clock."""

    program: Program
    child: Child | None = None
    started_at: float = 0.0
    deaths: int = 0
    start_at: float = 0.0

    def died(self, now: float) -> float:
        """Note a death; the seconds until the next start: 0.5, 1, 2 ... 30."""
        self.deaths = 1 if now - self.started_at > HEALTHY else self.deaths + 1
        pause = min(LONGEST_PAUSE, 0.25 * 2.0**self.deaths)
        self.child = None
        self.start_at = now + pause
        return pause

    def due(self, now: float) -> bool:
        return self.child is None and now >= self.start_at
