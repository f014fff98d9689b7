"""Forums before their windows shut: the lists, as a file too, and words to reach a place."""

from web.forums import lists, reaching
from web.forums.room import blueprint

__all__ = ["blueprint", "lists", "reaching"]
