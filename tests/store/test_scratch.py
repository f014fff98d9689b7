"""A database of its own for one run: it goes at the end, whoever is still in it."""

import threading

import psycopg
import pytest
from sqlalchemy.engine import make_url

from engine.local.servers import Servers
from engine.store.scratch import ScratchError, scratch_database


def databases(url: str) -> set[str]:
    with psycopg.connect(url, autocommit=True) as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def test_it_goes_with_connections_of_ours_still_in_it(servers: Servers) -> None:
    before = databases(plain(servers.database_url))
    with scratch_database(servers.database_url) as url:
        left = psycopg.connect(plain(url), autocommit=True)
    assert databases(plain(servers.database_url)) == before
    left.close()


def test_it_waits_for_a_cleaner_of_the_server_that_it_may_not_send_away(servers: Servers) -> None:
    before = databases(plain(servers.database_url))
    with scratch_database(servers.database_url) as url:
        cleaner = psycopg.connect(plain(url), user="postgres", autocommit=True)
        threading.Timer(1.5, cleaner.close).start()
    assert databases(plain(servers.database_url)) == before


def test_a_role_that_may_not_make_databases_is_told_so(servers: Servers) -> None:
    with psycopg.connect(plain(servers.database_url), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS without_rights")
        connection.execute("CREATE ROLE without_rights LOGIN")
    url = make_url(servers.database_url).set(username="without_rights")
    with (
        pytest.raises(ScratchError, match="CREATEDB"),
        scratch_database(url.render_as_string(hide_password=False)),
    ):
        pass
