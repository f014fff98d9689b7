"""The faults of a trial: which there are, how each is done, and when the next one comes.

Which and when follows from the seed. Each is in the journal before it is done. Never here: putting
things right again (the crew does that, and `mend` at the end of a round).
"""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import psycopg
import sqlalchemy.exc
from redis import Redis, RedisError

from engine.trial.actors import Actors
from engine.trial.office import succeed
from engine.trial.picking import Picker
from engine.trial.stage import Stage

FROZEN = 8.0  # seconds: longer than a process may be silent before its work is given to others
AWAY = 4.0  # seconds that the post office is shut, busy or rude
MEANWHILE = 1.0  # seconds from one fault to the next at least
FORWARD = (20, 90, 900, 3 * 3600, *(days * 86_400 for days in (1, 2, 3, 5)))  # seconds
ON_ITS_WAY = 75.0  # seconds of the trial after which a notice of an act may leave
HURRY = 0.8
BACK = (1, 30, 300, 3600)  # seconds

UNREACHED = (psycopg.Error, sqlalchemy.exc.SQLAlchemyError, OSError)

WORKERS = ("notices", "notices-2", "deadlines", "deadlines-2", "long")
CLOCKS = ("clock", "clock-2")
# Faults that are to meet messages on their way.
MET = frozenset({
    "worker", "clock", "frozen", "flushed", "valkey", "postgres", "backend", "mail_shut",
    "mail_busy", "mail_rude",
})  # fmt: skip
# What is done, and how often beside the others.
TABLE = {
    "web_worker": 5,
    "web": 2,
    "worker": 6,
    "clock": 4,
    "walker": 5,
    "frozen": 3,
    "flushed": 3,
    "valkey": 2,
    "postgres": 2,
    "backend": 2,
    "mail_shut": 2,
    "mail_busy": 2,
    "mail_rude": 3,
    "forward": 7,
    "back": 2,
    "duel": 14,
    "succession": 3,
}


class Faults:
    """One trial's faults. `counts`: how many of each were done."""

    def __init__(self, stage: Stage, actors: Actors, seed: str) -> None:
        self._stage, self._actors = stage, actors
        self._chance = Random(f"{seed}/faults")  # noqa: S311  (a repeatable schedule)
        self._eyes = Picker(stage.desk, stage.office, self._chance)
        self._each = list(TABLE)  # every kind comes once before any comes twice
        self._chance.shuffle(self._each)
        self._frozen: list[tuple[str, threading.Timer]] = []
        self._mails: list[threading.Timer] = []
        self.counts: Counter[str] = Counter()

    def run(self, ending: threading.Event) -> None:
        """One fault after the other until asked to end."""
        while not ending.wait(MEANWHILE + self._chance.expovariate(1.0)):
            self.one()

    def one(self) -> None:
        """The next fault."""
        kinds, weights = zip(*TABLE.items(), strict=True)
        first = bool(self._each)
        kind = self._each.pop() if first else self._chance.choices(kinds, weights)[0]
        does: dict[str, Callable[[], bool]] = {
            "worker": lambda: self._kill(self._chance.choice(WORKERS)),
            "clock": lambda: self._kill(self._chance.choice(CLOCKS)),
            "web": lambda: self._kill("web"),
            "web_worker": lambda: self._kill("web", part=self._chance.choice((1, 2))),
            "valkey": lambda: self._kill("valkey"),
            "postgres": lambda: self._kill("postgres", signal.SIGQUIT),
            "backend": lambda: self._kill("postgres", part=self._chance.randint(1, 12)),
            "walker": lambda: self._actors.kill(self._chance),
            "frozen": self._freeze,
            "flushed": self._flush,
            "mail_shut": lambda: self._mail("shut"),
            "mail_busy": lambda: self._mail("busy"),
            "mail_rude": lambda: self._mail("rude"),
            "forward": lambda: self._jump(self._chance.choice(FORWARD)),
            "back": lambda: self._jump(-self._chance.choice(BACK)),
            "duel": self._duel,
            "succession": self._succeed,
        }
        if kind in MET and self._chance.random() < HURRY:
            # What was done just now leaves at once: so the fault meets mail on its way.
            self._stage.shift.move(ON_ITS_WAY)
            time.sleep(self._chance.random() * MEANWHILE)
        self._stage.journal.write("fault", what=kind)
        if does[kind]():
            self.counts[kind] += 1
        elif first:  # there was nobody for it yet: after the others
            self._each.insert(0, kind)

    def mend(self) -> None:
        """What a fault would end later ends now."""
        for name, timer in self._frozen:
            timer.cancel()
            self._stage.crew.kill(name, signal.SIGCONT)
        for timer in self._mails:
            timer.cancel()
        self._frozen.clear()
        self._mails.clear()
        self._well()

    def _kill(self, name: str, number: signal.Signals = signal.SIGKILL, part: int = 0) -> bool:
        return self._stage.crew.kill(name, number, part)

    def _freeze(self) -> bool:
        """A process that is silent for so long that others take over, and then goes on."""
        name = self._chance.choice((*WORKERS, *CLOCKS))
        done = self._kill(name, signal.SIGSTOP)
        timer = threading.Timer(FROZEN, self._stage.crew.kill, (name, signal.SIGCONT))
        timer.daemon = True
        timer.start()
        self._frozen.append((name, timer))
        return done

    def _flush(self) -> bool:
        try:
            with Redis.from_url(self._stage.settings.redis_url, socket_timeout=2) as redis:
                redis.flushall()
        except RedisError:
            return False
        return True

    def _mail(self, mood: str) -> bool:
        """Turned away at once; and more leaves while it lasts."""
        post = self._stage.post
        if mood == "shut":
            post.stop()
        elif mood == "busy":
            post.mood = "busy"
        else:
            post.mood = "rude"
        timer = threading.Timer(AWAY, self._well)
        timer.daemon = True
        timer.start()
        self._mails.append(timer)
        self._stage.shift.move(ON_ITS_WAY)
        return True

    def _well(self) -> None:
        self._stage.post.mood = "well"
        self._stage.post.start()

    def _jump(self, seconds: float) -> bool:
        self._stage.shift.move(seconds)
        return True

    def _succeed(self) -> bool:
        """No fault, but what upsets who may: somebody else holds an office from tomorrow on."""
        stage = self._stage
        try:
            return succeed(stage.desk, stage.office, self._chance, stage.shift.now())
        except UNREACHED:
            return False

    def _duel(self) -> bool:
        """Two processes at one task at one moment: the same person twice, or two who may."""
        try:
            deeds = self._duellists()
        except UNREACHED:
            return False
        return deeds is not None and self._actors.duel(*deeds)

    def _duellists(self) -> tuple[dict[str, Any], dict[str, Any]] | None:
        with self._stage.database.connection() as connection:
            task = self._eyes.task(connection)
            if task is None:
                return None
            document = self._eyes.document(connection, task.definition)
        now, verbs = self._stage.shift.now(), self._eyes.verbs(document, task)
        if not verbs:
            return None
        made = []
        form = f"{self._chance.getrandbits(128):032x}"
        same = self._chance.random() < 0.4  # the very same form, from both sides
        verb = self._chance.choice(verbs)
        person = self._eyes.person(task.queue, now)
        data = self._eyes.answers(document, task, verb, f"duel {form[:8]}")
        for number in range(2):
            if number and not same:
                form = f"{self._chance.getrandbits(128):032x}"
                verb, person = self._chance.choice(verbs), self._eyes.person(task.queue, now)
                data = self._eyes.answers(document, task, verb, f"duel {form[:8]}")
            made.append({
                "do": "act", "by": person, "case": task.case, "action": verb, "slot": task.slot,
                "revision": task.revision, "form": form, "data": data,
            })  # fmt: skip
        return made[0], made[1]
