"""Safe change of what runs: what a new version would do to open cases, and moving them to it.

Never here: where a case lands (core), SQL, pages.
"""

from engine.service.migrating.beginning import OtherHead, begin, begin_undoing
from engine.service.migrating.impact import Group, Impact, impact
from engine.service.migrating.working import move_some, under_way

__all__ = [
    "Group",
    "Impact",
    "OtherHead",
    "begin",
    "begin_undoing",
    "impact",
    "move_some",
    "under_way",
]
