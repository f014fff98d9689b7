"""One case as its parties and officials see it, and every act on it. Generic over definitions."""

from web.cases import (
    acting,
    consulting,
    extending,
    handing,
    page,
    pausing,
    releasing,
    undoing,
    urging,
)
from web.cases.room import blueprint

__all__ = [
    "acting",
    "blueprint",
    "consulting",
    "extending",
    "handing",
    "page",
    "pausing",
    "releasing",
    "undoing",
    "urging",
]
