"""How fast the machine is at this moment: what a limit in seconds is multiplied by.

A limit says how long something takes on the machine of the figures in the README. The checks run
on others as well, some of them half as fast and shared: there the same work takes longer, and so
does a fixed piece of Python that is timed beside it. A program that became twice as slow is
noticed on either.
"""

import time
from collections.abc import Callable

REFERENCE = 0.025  # CPU seconds of the piece below on the machine of the figures


def pace() -> float:
    """1 on the machine of the figures or a faster one, 2 on one that is half as fast."""
    return max(1.0, min(_piece() for _ in range(3)) / REFERENCE)


def spent(work: Callable[[], object], times: int = 1) -> float:
    """CPU seconds of the quickest of some runs, as the machine of the figures would take them."""
    found = []
    for _ in range(times):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found) / pace()


def _piece() -> float:
    started = time.process_time()
    kept: dict[str, list[tuple[int, str]]] = {}
    for number in range(40_000):
        word = f"k{number % 997}: {number}"
        kept.setdefault(word[:4], []).append((number, word))
    found = sorted((len(rows), key) for key, rows in kept.items())
    assert found
    return time.process_time() - started
