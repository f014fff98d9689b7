"""The town that the journeys are walked in, and its address; a journey may build its own."""

from collections.abc import Iterator

import pytest

from engine.local.servers import Servers
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.town import Town


@pytest.fixture(scope="module")
def town(
    module_database_url: str, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The town of the page tests, on its own database."""
    made = towns.build(module_database_url, servers.redis_url, tmp_path_factory.mktemp("data"))
    yield made
    made.desk.database.close()


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    with serving(town) as address:
        yield address
