"""Proposing: the opening form of any workflow, page by page, its drafts and its receipt."""

from web.propose import mine, pages, sending, start
from web.propose.room import blueprint

__all__ = ["blueprint", "mine", "pages", "sending", "start"]
