"""Safe change of what runs: what a new version would do to open cases, and moving them to it.

Never here: where a case lands (core), SQL, pages.
"""

from engine.service.migrating.beginning import OtherHead, begin, begin_undoing
from engine.service.migrating.counting import (
    Count,
    count,
    count_some,
    counts_under_way,
    definition_of,
    find,
)
from engine.service.migrating.impact import Fate, Group, Impact, impact
from engine.service.migrating.showing import cases, latest, numbers, one
from engine.service.migrating.working import move_some, under_way

__all__ = [
    "Count",
    "Fate",
    "Group",
    "Impact",
    "OtherHead",
    "begin",
    "begin_undoing",
    "cases",
    "count",
    "count_some",
    "counts_under_way",
    "definition_of",
    "find",
    "impact",
    "latest",
    "move_some",
    "numbers",
    "one",
    "under_way",
]
