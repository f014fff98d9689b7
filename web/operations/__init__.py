"""For the secretariat: what is stuck and why, and what can be done about it; incidents."""

from web.operations import incidents, letters, page
from web.operations.room import blueprint

__all__ = ["blueprint", "incidents", "letters", "page"]
