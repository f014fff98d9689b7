"""Mail without a worker: the clock's own thread sends it, so that a server that is slow to answer
does not hold up the ticks.

Never here: when that is needed (clock).
"""

import threading
from collections.abc import Sequence

import structlog

from engine.jobs import handlers
from engine.jobs.root import Root
from engine.service.faults import told
from engine.store.leasing import Key

log = structlog.get_logger()


class Postman:
    """Carries one batch at a time; what is left of it is found again by its next_at."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether a batch is under way."""
        return self._thread is not None and self._thread.is_alive()

    def carry(self, keys: Sequence[Key]) -> None:
        """Begin to send these deliveries."""
        self._thread = threading.Thread(target=self._run, args=(keys,), name="mail", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Until the batch is done, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, keys: Sequence[Key]) -> None:
        try:
            handlers.deliver(self._root, keys)
        except Exception as problem:
            if self._root.pulse is not None:
                self._root.pulse.broke_off()
            log.warning("mail_not_carried", **told(problem))
