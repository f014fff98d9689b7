"""The task queue: what waits for me, over all workflows and cycles, by due date."""

from web.queue import tasks, together, undoing
from web.queue.room import blueprint

__all__ = ["blueprint", "tasks", "together", "undoing"]
