"""A desk on a real database that any test of the services may furnish with its own document."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.service.desk import Desk
from engine.store.database import Database
from tests.support.office import furnish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER


@pytest.fixture
def furnished(database: Database, owner: Database) -> Callable[..., Desk]:
    """A tenant with this document, everybody a member, Charlie of the secretariat."""

    def make(document: dict[str, Any] | None = None) -> Desk:
        with owner.transaction() as connection:
            furnish(connection, 1, document)
            for person in (ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER):
                connection.execute(
                    "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, %s)",
                    (person, person == CHARLIE),
                )
        return Desk(database, 1)

    return make
