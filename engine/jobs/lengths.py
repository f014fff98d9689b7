"""The names of the queues, and how many jobs wait in each: without the library that works on them,
which a web server has no use for.
"""

from redis import Redis

NOTICES, DEADLINES, LONG = "notices", "deadlines", "long"
NAMES = (NOTICES, DEADLINES, LONG)


def lengths(url: str, timeout: float) -> dict[str, int]:
    """Jobs that wait, by queue. Raises redis.RedisError."""
    with Redis.from_url(url, socket_connect_timeout=timeout, socket_timeout=timeout) as redis:
        return {name: int(redis.llen(f"rq:queue:{name}")) for name in NAMES}
