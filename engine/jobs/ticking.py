"""The clock's loop: a tick each second until asked to stop, whatever goes away meanwhile.

The only place that reads the real time for the clock. Never here: what a tick does.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable

import structlog

from engine.service.faults import told

SECOND = 1.0
LONGEST_PAUSE = 15.0

log = structlog.get_logger()


def run(tick: Callable[[dt.datetime], object], stopping: threading.Event) -> None:
    """Call `tick(now)` once a second. One that fails is told and tried again, ever more slowly;
    PostgreSQL holds what is due, so that a missed tick is only late."""
    pause = SECOND
    while not stopping.is_set():
        began = time.monotonic()
        try:
            tick(dt.datetime.now(dt.UTC))
        except Exception as problem:
            pause = min(pause * 2, LONGEST_PAUSE)
            log.warning("tick_failed", again_in=pause, **told(problem))
            stopping.wait(pause)
            continue
        if pause > SECOND:
            log.info("tick_well_again")
            pause = SECOND
        stopping.wait(max(0.0, SECOND - (time.monotonic() - began)))
