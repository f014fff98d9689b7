"""Being away and standing in: one's own page, naming somebody, and whether anybody is left."""

from web.away import coverage, delegating, handover, leaving, overview
from web.away.room import blueprint

__all__ = ["blueprint", "coverage", "delegating", "handover", "leaving", "overview"]
