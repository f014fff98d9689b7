"""The task queue: what waits for me, over all workflows and cycles, by due date."""

from web.queue import onward, tasks, together, undoing, views
from web.queue.room import blueprint

__all__ = ["blueprint", "onward", "tasks", "together", "undoing", "views"]
