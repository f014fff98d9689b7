"""Moving a running case to another version of its definition, and back. Pure, as deciding is.

A case stays on its version until somebody moves it; each move is one event, checked by itself.
Never here: which cases are moved (service), or how a version is published.
"""

from engine.core.migrating.deciding import Mover, decide_migrate
from engine.core.migrating.landing import Landing, Stays, landing
from engine.core.migrating.names import Names
from engine.core.migrating.returning import decide_return
from engine.core.migrating.touching import touched

__all__ = [
    "Landing",
    "Mover",
    "Names",
    "Stays",
    "decide_migrate",
    "decide_return",
    "landing",
    "touched",
]
