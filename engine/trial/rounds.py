"""A trial: round after round, actors among faults, then quiet, then everything is counted.

The seed gives the definitions, what each actor does next and which fault comes next; how processes
meet on the machine is not the seed's, and two runs of one seed never are the same in that. Never
here: what a fault is, what is right.
"""

import datetime as dt
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import psycopg
import sqlalchemy.exc

from engine.trial.actors import Actors
from engine.trial.checks import accounts
from engine.trial.checks.book import Book, read
from engine.trial.checks.every import broken
from engine.trial.definitions import publish_drawn, publish_sketch
from engine.trial.faults import Faults
from engine.trial.stage import Stage

FIRST = 4  # definitions before the first round
PATIENCE = 120.0  # seconds in which everything that is due must have happened
LOOK = 0.5  # seconds between two looks whether it has
# Released after each round: what may leave a minute, then ten minutes after its act.
RELEASES = (dt.timedelta(minutes=2), dt.timedelta(minutes=11))
MORNING_EVERY = 2  # rounds, after which nights pass: digests, quiet hours, deadlines
NIGHTS = 3  # at most

_DUE = """
SELECT (SELECT count(*) FROM outbox WHERE relayed_at IS NULL AND not_before <= %(at)s)
     + (SELECT count(*) FROM delivery WHERE channel = 'mail' AND next_at <= %(at)s)
     + (SELECT count(*) FROM task WHERE closed_at IS NULL AND wake_at <= %(at)s)"""
Say = Callable[[str], None]


@dataclass
class Found:
    """What a trial came to. `broken`: lines by check; empty where all is sound."""

    rounds: int = 0
    deeds: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    thrown: int = 0  # drawn definitions that were not sound
    definitions: int = 0
    events: int = 0
    lapses: int = 0
    mails: int = 0
    pages: int = 0
    seconds: float = 0.0
    broken: dict[str, list[str]] = field(default_factory=dict)


class Trial:
    """One trial on a stage. `length`: seconds of each round among faults."""

    def __init__(self, stage: Stage, seed: str, length: float, say: Say) -> None:
        self._stage, self._seed, self._length, self._say = stage, seed, length, say
        self._chance = Random(f"{seed}/definitions")  # noqa: S311  (repeatable drawings)
        self._actors = Actors(stage, seed)
        self._faults = Faults(stage, self._actors, seed)
        self.found = Found()

    def run(self, seconds: float) -> Found:
        """Rounds until the time is over or something is broken; at least one."""
        began = time.monotonic()
        if not self.found.definitions:
            publish_sketch(self._stage.desk, self._stage.settings.root, self._stage.shift.now())
        while self.found.definitions < FIRST:
            self._publish()
        while not self.found.broken:
            self._round()
            self.found.seconds = time.monotonic() - began
            if self.found.seconds >= seconds:
                break
        return self.found

    def close(self) -> None:
        """Nobody acts any more."""
        self._actors.end()

    def _publish(self) -> None:
        self.found.definitions += 1
        name = f"drawn_{self.found.definitions}"
        _, thrown = publish_drawn(self._stage.desk, name, self._chance, self._stage.shift.now())
        self.found.thrown += thrown

    def _round(self) -> None:
        """1. A new definition. 2. Actors among faults. 3. Everything well again. 4. What is due
        happens. 5. Count."""
        self.found.rounds += 1
        self._publish()
        ending = threading.Event()
        faults = threading.Thread(target=self._faults.run, args=(ending,), name="faults")
        self._actors.begin(self.found.rounds)
        faults.start()
        time.sleep(self._length)
        ending.set()
        faults.join()
        self._faults.mend()
        self._actors.rest()
        stuck = self._quiet()
        book = self._read()
        self.found.broken = broken(book) | ({"everything due happens": [stuck]} if stuck else {})
        self._count(book)
        count = self.found
        if not count.deeds["accepted"]:
            count.broken["somebody acts"] = ["nothing was accepted: such a round proves nothing"]
        self._say(
            f"round {count.rounds}: {count.events:,} events, {sum(count.faults.values())} faults,"
            f" {count.mails:,} mails, {len(count.broken)} checks broken"
        )

    def _quiet(self) -> str:
        """Wait until nothing is due; then let the moments pass at which notices may leave, and at
        times a night. What still stands when patience is over."""
        jumps = list(RELEASES)
        if self.found.rounds % MORNING_EVERY == 0:
            nights = self._chance.randint(1, NIGHTS)
            jumps.append(_until_morning(self._stage.shift.now(), nights))
        stuck = self._drained()
        for jump in jumps:
            if stuck:
                break
            self._stage.shift.move(jump.total_seconds())
            stuck = self._drained()
        return stuck

    def _drained(self) -> str:
        """Wait until nothing that is due now is left; the words say what is."""
        self._moment = self._stage.shift.now()
        until = time.monotonic() + PATIENCE
        left: object = "the servers do not answer"
        while time.monotonic() < until:
            try:
                with self._stage.database.connection() as connection:
                    row = connection.execute(_DUE, {"at": self._moment}).fetchone()
                left = row[0] if row else 0
                if left == 0 and self._stage.crew.well():
                    return ""
            except (psycopg.Error, sqlalchemy.exc.SQLAlchemyError, OSError):
                pass  # a server is still coming up
            time.sleep(LOOK)
        return f"after {PATIENCE:g} s of quiet {left} of what was due at {self._moment} still waits"

    def _read(self) -> Book:
        stage = self._stage
        url = stage.settings.database_url
        return read(url, stage.journal.path, stage.office.tenant, self._moment)

    def _count(self, book: Book) -> None:
        found = self.found
        found.events = sum(len(events) for events in book.events.values())
        found.lapses = sum(
            one.kind == "lapsed" for events in book.events.values() for one in events
        )
        found.mails = sum(line["kind"] == "mail" for line in book.journal)
        found.deeds = Counter(deed.said for deed in accounts.deeds(book))
        found.faults = self._faults.counts
        found.pages = self._actors.pages


def _until_morning(now: dt.datetime, nights: int) -> dt.timedelta:
    """To half past eight in Jakarta, so many nights later."""
    local = now + dt.timedelta(hours=7)
    morning = (local + dt.timedelta(days=nights)).replace(hour=8, minute=30)
    return morning - local
