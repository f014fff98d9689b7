"""All actors of a round: two walkers, processes of their own, and readers at browsers, threads.

A walker that is killed is followed by another of a new name. Never here: what they do.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from random import Random
from typing import Any

from engine.trial import walker
from engine.trial.browsing import Reader
from engine.trial.stage import Stage

WALKERS = 2
READERS = 2
PATIENCE = 60.0  # seconds in which an actor must come to its end
ON_THE_WAY = 0.15  # seconds from an order to its moment: both have read it by then


class Actors:
    """Begun and ended with each round."""

    def __init__(self, stage: Stage, seed: str) -> None:
        self._stage, self._seed = stage, seed
        self._environ = os.environ | {"DATABASE_URL": stage.settings.database_url}
        self._walkers: list[subprocess.Popen[str]] = []
        self._readers: list[tuple[Reader, threading.Thread]] = []
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._born = 0
        self.pages = 0

    def begin(self, number: int) -> None:
        """The actors of this round."""
        self._ending = threading.Event()
        with self._lock:
            self._walkers = [self._walker() for _ in range(WALKERS)]
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

    def end(self) -> None:
        """Each comes to the end of what it does; nobody acts after this."""
        self._ending.set()
        with self._lock:
            walkers, self._walkers = self._walkers, []
        for one in walkers:
            _close(one)
        for one in walkers:
            try:
                one.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
        for reader, thread in self._readers:
            thread.join(PATIENCE)
            self.pages += reader.seen
        self._readers.clear()

    def kill(self, chance: Random) -> bool:
        """Kill a walker in whatever it does; another begins."""
        with self._lock:
            if not self._walkers:
                return False
            place = chance.randrange(len(self._walkers))
            one = self._walkers[place]
            one.kill()
            one.wait()
            _close(one)
            self._walkers[place] = self._walker()
        return True

    def duel(self, first: dict[str, Any], second: dict[str, Any]) -> bool:
        """Two walkers do these at the same moment; whether both could be told."""
        moment = time.monotonic() + ON_THE_WAY
        with self._lock:
            if len(self._walkers) < WALKERS:
                return False
            for one, deed in zip(self._walkers, (first, second), strict=True):
                order = json.dumps({"moment": moment, "deed": deed})
                try:
                    if one.stdin is not None:
                        one.stdin.write(order + "\n")
                        one.stdin.flush()
                except OSError:
                    return False
        return True

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
                stdin=subprocess.PIPE, stdout=words, stderr=words,
            )  # fmt: skip


def _close(one: subprocess.Popen[str]) -> None:
    if one.stdin is not None:
        with contextlib.suppress(OSError):
            one.stdin.close()
