"""For those who keep the installation running: does it live, can it serve, what waits."""

from web.operating import probes
from web.operating.room import blueprint

__all__ = ["blueprint", "probes"]
