"""The product's own programs for a measurement: started as `rembuk run` starts them, on the
measurement's own servers, and stopped at its end. What one of them said is kept for an error."""

import contextlib
import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from config.settings import Settings
from engine.local.child import Child, Spec

STARTS_WITHIN = 60.0  # seconds


@contextlib.contextmanager
def program(
    settings: Settings,
    name: str,
    command: Sequence[str],
    environ: Mapping[str, str],
    ready: Callable[[], bool],
) -> Iterator[None]:
    """It runs inside this block, which is entered once `ready`. Raises RuntimeError with its last
    words where it ended or took too long."""
    with tempfile.TemporaryFile() as said:
        its = {**os.environ, **settings.environment(), **environ}
        child = Child.start(Spec(name, command, its, settings.root), said.fileno())
        try:
            until = time.monotonic() + STARTS_WITHIN
            while not ready():
                if child.code is not None or time.monotonic() > until:
                    said.seek(0)
                    raise RuntimeError(said.read()[-2000:].decode(errors="replace"))
                time.sleep(0.1)
            yield
        finally:
            child.stop()


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
