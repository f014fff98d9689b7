"""Uploads: taken in by content, shown to whoever may see them, at addresses nobody guesses."""

from web.files import serving
from web.files.room import blueprint

__all__ = ["blueprint", "serving"]
