"""What anybody may read without logging in. Every view shows a public projection, nothing else."""

from web.public import follow, home, listing, questions
from web.public.room import blueprint

__all__ = ["blueprint", "follow", "home", "listing", "questions"]
