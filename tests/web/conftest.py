"""The town, once for each module of tests: what one test writes, the others may see."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from redis import Redis

from engine.local.servers import Servers
from engine.service.logins import passwords
from tests.web import town as towns
from tests.web.town import Town


@pytest.fixture(scope="module")
def town(
    module_database_url: str, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town whose clock is the machine's; see town.OPENED for the window of its cycle."""
    with Redis.from_url(servers.redis_url) as connection:
        connection.flushall()
    made = towns.build(module_database_url, servers.redis_url, tmp_path_factory.mktemp("data"))
    yield made
    made.desk.database.close()


@pytest.fixture(scope="package", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """A page is asked for by somebody who logged in, a thousand times over: the same algorithm at
    a small part of its price. Its real price is the matter of tests/service/test_logins.py."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "_HASHER", cheap)
        yield
