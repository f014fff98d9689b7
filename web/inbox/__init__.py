"""The inbox: what I was told; in the sample set-up also the mail that would have left."""

from web.inbox import letters, mailbox, wishes
from web.inbox.room import blueprint

__all__ = ["blueprint", "letters", "mailbox", "wishes"]
