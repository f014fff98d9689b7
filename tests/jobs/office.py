"""The small office of tests.support.office with addresses, and short ways to act and look."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from engine.core.values import Act, Actor
from engine.core.wishes import Wishes
from engine.service import acting, opening
from engine.service.desk import Desk
from engine.service.results import Done, Receipt
from engine.store.database import Database
from engine.store.wishes import put
from tests.support import small
from tests.support.office import furnish, wish


@dataclass
class Office:
    """One tenant with its desk."""

    desk: Desk

    @property
    def database(self) -> Database:
        return self.desk.database

    def open(self, count: int = 1, now: dt.datetime = small.NOON, **changes: Any) -> list[int]:
        """Open cases for Alice; their ids."""
        start = self.number("SELECT count(*) FROM cases")
        forms = [(wish(**changes), f"form-{start + n}") for n in range(count)]
        found = opening.open_many(self.desk, "small", forms, now)
        assert all(isinstance(one, Receipt) for one in found), found[:1]
        return [one.case_id for one in found if isinstance(one, Receipt)]

    def act(self, case_id: int, action: str, person: int, now: dt.datetime, **data: Any) -> Done:
        done = acting.act(self.desk, case_id, Act(action, Actor(person), data), None, now)
        assert isinstance(done, Done), done
        return done

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.database.connection() as connection:
            return connection.execute(query.encode(), values or None).fetchall()

    def run(self, statement: str, *values: Any) -> None:
        with self.database.connection() as connection:
            connection.execute(statement.encode(), values or None)

    def number(self, query: str, *values: Any) -> int:
        return int(self.rows(query, *values)[0][0])

    def wish(self, person: int, now: dt.datetime = small.NOON, **wishes: Any) -> None:
        """From now on the person wants it so."""
        with self.database.connection() as connection:
            put(connection, self.desk.tenant, person, Wishes(**wishes), now)

    def wish_any_hour(self) -> None:
        """Nobody has quiet hours: for what goes by the real clock."""
        for person in (small.ALICE, small.BOB):
            self.wish(person, quiet_from=None, quiet_until=None)

    def vacate(self, kind: str) -> None:
        """Nobody holds the offices of this kind any more."""
        self.run("DELETE FROM term USING office o WHERE o.id = term.office AND o.kind = %s", kind)
        self.run("UPDATE tenant SET directory_version = directory_version + 1")


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """A fresh office; everybody has an address, Alice reads English."""
    database = Database(database_url, size=4, overflow=12)
    made = Office(Desk(database, 1))
    with database.transaction() as connection:
        connection.execute("RESET ROLE")
        furnish(connection, 1, document())
        connection.execute("SET ROLE rembuk_app")
    made.run("UPDATE person SET email = lower(name) || '@example.org'")
    made.run("UPDATE person SET language = 'en' WHERE id = %s", small.ALICE)
    yield made
    database.close()


def document() -> dict[str, Any]:
    """The small definition; its outcome says what was decided, why, and where to read on."""
    changed = small.document()
    words = "{state}: {reason}. {words} {next_step}. {link}"
    changed["notices"]["ended"]["body"] = small.text(words)
    return changed
