"""Logging in and out, one-time slips, passwords, and the sessions of the person who reads."""

from web.auth import door
from web.auth.room import blueprint

__all__ = ["blueprint", "door"]
