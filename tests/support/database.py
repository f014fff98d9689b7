"""A fresh, migrated database for each test, copied from a template made once."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

from config import places
from engine.local.servers import Servers
from engine.store.scratch import drop

TEMPLATE = "rembuk_template"
_numbers = itertools.count(1)


@contextmanager
def fresh(servers: Servers, template: str = "template1") -> Iterator[str]:
    """A new database and its address; it is dropped at the end, whoever is still connected."""
    name = f"test_{next(_numbers)}"
    _run(servers, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield places.database_url(servers.sockets, name)
    finally:
        with _connected(servers) as connection:
            drop(connection, sql.Identifier(name))


@pytest.fixture(scope="session")
def template(servers: Servers) -> str:
    """The name of a database with every migration applied, and nothing in it."""
    from engine.store import migrate

    _run(servers, f"CREATE DATABASE {TEMPLATE}")
    migrate.upgrade(places.database_url(servers.sockets, TEMPLATE))
    return TEMPLATE


@pytest.fixture
def database_url(servers: Servers, template: str) -> Iterator[str]:
    """The SQLAlchemy address of a migrated database of this test's own."""
    with fresh(servers, template) as url:
        yield url


@pytest.fixture(scope="module")
def module_database_url(servers: Servers, template: str) -> Iterator[str]:
    """The same, shared by one module: for tests that read what was dear to make."""
    with fresh(servers, template) as url:
        yield url


@pytest.fixture
def empty_database_url(servers: Servers) -> Iterator[str]:
    """A database without tables, for the tests of the migrations themselves."""
    with fresh(servers) as url:
        yield url


@pytest.fixture
def make_database(servers: Servers, template: str) -> Iterator[Callable[[], str]]:
    """More databases for one test: each call gives the address of a new one."""
    opened = []

    def make() -> str:
        database = fresh(servers, template)
        opened.append(database)
        return database.__enter__()

    yield make
    for database in opened:
        database.__exit__(None, None, None)


def _run(servers: Servers, statement: str) -> None:
    with _connected(servers) as connection:
        connection.execute(statement)


def _connected(servers: Servers) -> psycopg.Connection:
    return psycopg.connect(
        host=str(servers.sockets), user=places.ROLE, dbname=places.DATABASE, autocommit=True
    )
