"""The secretariat's studio: definitions, versions, cycle settings, incidents, the register."""

from web.studio import cycle, editing, incidents, journal, scenarios, shipped, versions, workflows
from web.studio.room import blueprint

__all__ = [
    "blueprint",
    "cycle",
    "editing",
    "incidents",
    "journal",
    "scenarios",
    "shipped",
    "versions",
    "workflows",
]
