"""The pulse of a process: a thread that says each second that it lives, and what it works on.

What the process leases is held by this beat. Who cannot be heard takes nothing new in hand: others
may have taken over what it held. Never here: what is done with a silent one.
"""

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator

import structlog

from engine.service.faults import told
from engine.store import beats
from engine.store.database import Database

# Stop before the others begin: the way from here to the database takes its time, too.
DOUBT = beats.SILENT - 2.0

log = structlog.get_logger()


class Pulse:
    """Begun and ended by the roots of workers and clocks."""

    def __init__(self, database: Database, kind: str, queue: str = "") -> None:
        self._database = database
        self._kind, self._queue = kind, queue
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)
        self._heard: float | None = None  # when the last beat that arrived was sent
        self._doing: tuple[str, float] | None = None
        self._did: float | None = None
        self._gone: list[int] = []  # beats by which it holds nothing any more

    def __enter__(self) -> "Pulse":
        self._try()  # before the first work, so that it is held
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(timeout=beats.SILENT)
        one, self._database.holder = self._database.holder, None
        if one is not None:
            # The database may be away: then the silence says the same.
            with contextlib.suppress(Exception), self._database.connection() as connection:
                beats.end(connection, one)

    @property
    def heard(self) -> bool:
        """Whether the others can count on this process being alive."""
        return self._heard is not None and time.monotonic() - self._heard < DOUBT

    @contextlib.contextmanager
    def doing(self, name: str) -> Iterator[None]:
        """Say that this is worked on, and that it came to its end, unless it broke off."""
        self._doing = (name, time.monotonic())
        try:
            yield
            self._did = time.monotonic()
        except BaseException:
            self.broke_off()
            raise
        finally:
            self._doing = None

    def broke_off(self) -> None:
        """Work ended half way (the database went away in the midst of it): what this process holds
        is nobody's, as if it had died. It begins anew with its next beat, and sends nothing before.
        """
        one, self._database.holder = self._database.holder, None
        if one is not None:
            self._gone.append(one)
        self._heard = None

    def _run(self) -> None:
        while not self._ending.wait(beats.EVERY):
            self._try()

    def _try(self) -> None:
        was_heard = self._heard is None or self.heard
        try:
            self._beat()
        except Exception as problem:
            if was_heard:
                log.warning("beat_missed", **told(problem))

    def _beat(self) -> None:
        now, doing, database = time.monotonic(), self._doing, self._database
        name, since = doing or ("", None)
        with database.connection() as connection:
            while self._gone:
                beats.end(connection, self._gone[0])
                del self._gone[0]
            one = database.holder
            ages = [None if at is None else now - at for at in (since, self._did)]
            if one is None or not beats.beat(connection, one, name, *ages):
                one = database.holder = beats.begin(
                    connection, self._kind, self._queue, socket.gethostname(), os.getpid()
                )
                beats.beat(connection, one, name, *ages)
        if database.holder == one:  # nothing broke off meanwhile
            self._heard = now
