"""Publishing: from an author's files to a version that cases are pinned to (foundations 1 to 3).

Cases that run stay on their version; a new head is for new cases only. Never here: deciding
what is wrong with a definition (the core's loader), the studio's pages.
"""

from engine.service.publishing.cycles import cycle_files, cycle_words, publish_cycle
from engine.service.publishing.publish import Problems, Published, publish
from engine.service.publishing.reading import Head, Version, heads, sources, versions
from engine.service.publishing.shipped import Shipped, publish_shipped, shipped_against_heads

__all__ = [
    "Head",
    "Problems",
    "Published",
    "Shipped",
    "Version",
    "cycle_files",
    "cycle_words",
    "heads",
    "publish",
    "publish_cycle",
    "publish_shipped",
    "shipped_against_heads",
    "sources",
    "versions",
]
