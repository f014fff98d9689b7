"""The secretariat's studio: definitions, drafts, changes by four eyes, versions, cycle settings,
the register."""

from web.studio import (
    beginning,
    changes,
    checking,
    cycle,
    drafts,
    editing,
    guide,
    impact,
    journal,
    moving,
    past,
    scenarios,
    shipped,
    versions,
    workflows,
)
from web.studio.room import blueprint

__all__ = [
    "beginning",
    "blueprint",
    "changes",
    "checking",
    "cycle",
    "drafts",
    "editing",
    "guide",
    "impact",
    "journal",
    "moving",
    "past",
    "scenarios",
    "shipped",
    "versions",
    "workflows",
]
