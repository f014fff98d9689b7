"""Logging in and out, one-time slips, passwords, and the sessions of the person who reads."""

from web.auth import account, door, slips
from web.auth.room import blueprint

__all__ = ["account", "blueprint", "door", "slips"]
