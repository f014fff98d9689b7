"""The inbox: what I was told; in the sample set-up also the mail that would have left."""

from web.inbox import addresses, letters, mailbox, wishes
from web.inbox.room import blueprint

__all__ = ["addresses", "blueprint", "letters", "mailbox", "wishes"]
