"""All actors: walkers, processes of their own, and readers at browsers, threads.

A walker that is killed is followed by another of a new name. Never here: what they do.
"""

import contextlib
import json
import os
import select
import subprocess
import sys
import threading
import time
from random import Random
from typing import Any

from engine.trial import walker
from engine.trial.browsing import Reader
from engine.trial.stage import Stage

WALKERS = 3
READERS = 2
PATIENCE = 60.0  # seconds in which an actor must come to its end
ON_THE_WAY = 0.15  # seconds from an order to its moment: both have read it by then


class Actors:
    """Walkers live on from round to round, unless they are killed; readers begin anew."""

    def __init__(self, stage: Stage, seed: str) -> None:
        self._stage, self._seed = stage, seed
        self._environ = os.environ | {"DATABASE_URL": stage.settings.database_url}
        self._readers: list[tuple[Reader, threading.Thread]] = []
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._acting = False
        self._born = 0
        self.pages = 0
        self._walkers = [self._walker() for _ in range(WALKERS)]

    def begin(self, number: int) -> None:
        """The actors of this round."""
        self._ending = threading.Event()
        with self._lock:
            self._acting = True
            for place, one in enumerate(self._walkers):
                if not _tell(one, rest=False):
                    self._walkers[place] = self._another(one)
        for place in range(READERS):
            name = f"page{number}-{place}"
            stage = self._stage
            reader = Reader(
                name, stage.settings.base_url, stage.desk, stage.office, stage.journal, stage.shift,
                Random(f"{self._seed}/{name}"), self._ending,  # noqa: S311  (a repeatable walk)
            )  # fmt: skip
            thread = threading.Thread(target=reader.run, name=name, daemon=True)
            thread.start()
            self._readers.append((reader, thread))

    def rest(self) -> None:
        """Each comes to the end of what it does; nobody acts after this."""
        self._ending.set()
        with self._lock:
            self._acting = False
            told = [one for one in self._walkers if _tell(one, rest=True)]
            until = time.monotonic() + PATIENCE
            for one in told:
                _wait_for_rest(one, until)
            self._walkers = [
                self._another(one) if one.poll() is not None else one for one in self._walkers
            ]
        for reader, thread in self._readers:
            thread.join(PATIENCE)
            self.pages += reader.seen
        self._readers.clear()

    def end(self) -> None:
        """All walkers go home."""
        with self._lock:
            for one in self._walkers:
                one.kill()
                one.wait()
                _close(one)
            self._walkers = []

    def kill(self, chance: Random) -> bool:
        """Kill a walker in whatever it does; another begins."""
        with self._lock:
            if not self._walkers:
                return False
            place = chance.randrange(len(self._walkers))
            self._walkers[place] = self._another(self._walkers[place])
        return True

    def duel(self, first: dict[str, Any], second: dict[str, Any]) -> bool:
        """The two oldest walkers do these at the same moment; whether both could be told."""
        moment = time.monotonic() + ON_THE_WAY
        with self._lock:
            oldest = sorted(self._walkers, key=lambda one: one.pid)[:2]
            told = [
                _tell(one, moment=moment, deed=deed)
                for one, deed in zip(oldest, (first, second), strict=False)
            ]
        return len(told) == 2 and all(told)

    def _another(self, one: subprocess.Popen[str]) -> subprocess.Popen[str]:
        """This one is no more; somebody new takes its place."""
        one.kill()
        one.wait()
        _close(one)
        made = self._walker()
        if self._acting:
            _tell(made, rest=False)
        return made

    def _walker(self) -> subprocess.Popen[str]:
        self._born += 1
        stage = self._stage
        command = [
            sys.executable, "-m", walker.__name__, str(stage.folder), f"walker{self._born}",
            self._seed, str(stage.office.tenant), json.dumps(dict(stage.office.persons)),
        ]  # fmt: skip
        with (stage.folder / "logs" / "walkers.log").open("a") as words:
            return subprocess.Popen(
                command, cwd=stage.settings.root, env=self._environ, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words,
            )  # fmt: skip


def _tell(one: subprocess.Popen[str], **order: Any) -> bool:
    """Whether it could be told."""
    if one.stdin is None or one.poll() is not None:
        return False
    try:
        one.stdin.write(json.dumps(order) + "\n")
        one.stdin.flush()
    except OSError:
        return False
    return True


def _wait_for_rest(one: subprocess.Popen[str], until: float) -> None:
    """Until it says that it rests; whoever does not is killed."""
    if one.stdout is None:
        return
    readable, _, _ = select.select([one.stdout], [], [], max(0.0, until - time.monotonic()))
    if not readable or one.stdout.readline().strip() != walker.RESTING:
        one.kill()
        one.wait()


def _close(one: subprocess.Popen[str]) -> None:
    for pipe in (one.stdin, one.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
