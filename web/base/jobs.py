"""How many jobs wait in each queue, for pages and probes. Never here: giving jobs."""

from flask import current_app
from redis import RedisError

from config.settings import Settings
from engine.jobs.lengths import NAMES, lengths

__all__ = ["NAMES", "waiting_jobs"]

WAIT = 1.0  # seconds for a queue that does not answer


def waiting_jobs() -> dict[str, int]:
    """By queue; nothing where the queue does not answer."""
    settings: Settings = current_app.extensions["settings"]
    try:
        return lengths(settings.redis_url, WAIT)
    except RedisError:
        return {}
