"""An empty Valkey for each test."""

import pytest
from redis import Redis

from engine.local.servers import Servers


@pytest.fixture
def redis_url(servers: Servers) -> str:
    """The address of this test process's own server, emptied."""
    with Redis.from_url(servers.redis_url) as connection:
        connection.flushall()
    return servers.redis_url
