"""The pool: a server that goes away and comes back, transactions, connections given back."""

import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from config import places
from engine.local.servers import Servers
from engine.store import migrate, wire
from engine.store.database import Database


def test_a_database_that_goes_away_and_comes_back_is_used_again(state_dir: Path) -> None:
    folder = state_dir / "restarted"
    with Servers.start(folder, valkey=False, durable=False) as servers:
        url = servers.database_url
        migrate.upgrade(url)
        database = Database(url, size=3)
        with database.connection() as first, database.connection() as second:
            first.execute("SELECT 1")
            second.execute("SELECT 1")
        with database.session() as session:
            session.execute(text("SELECT 1"))
    with pytest.raises(Exception, match="connection"), database.connection():
        pass
    with Servers.start(folder, valkey=False, durable=False):
        with database.connection() as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("rembuk_app",)
        with database.session() as session:
            assert session.execute(text("SELECT 1")).scalar() == 1
        database.close()


def test_a_connection_that_was_cut_is_not_given_out_again(database: Database) -> None:
    with database.connection() as connection:
        pid = connection.info.backend_pid
    with psycopg.connect(_plain(database), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        while other.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", (pid,)).fetchone():
            time.sleep(0.01)
    with database.connection() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert connection.info.backend_pid != pid


def test_a_connection_that_is_lost_within_a_step_says_that_the_server_is_away(
    database: Database,
) -> None:
    def lose() -> None:
        with database.connection() as connection:
            assert wire.run(connection, b"SELECT $1::int", ["1"]) == [(1,)]
            with psycopg.connect(_plain(database), autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(%s, 5000)", (connection.info.backend_pid,)
                )
            wire.run(connection, b"SELECT $1::int", ["2"])

    with pytest.raises(psycopg.OperationalError):
        lose()
    with database.connection() as connection:
        assert wire.run(connection, b"SELECT $1::int", ["3"]) == [(3,)]


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO person (name) VALUES ('Alice')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.connection() as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_a_transaction_left_open_is_not_given_to_the_next(database: Database) -> None:
    with database.connection() as connection:
        pid = connection.info.backend_pid
        connection.execute("BEGIN")
        connection.execute("INSERT INTO person (name) VALUES ('Alice')")
    with database.connection() as connection:
        assert connection.info.backend_pid != pid
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_a_session_after_a_step_has_its_transaction_back(database: Database) -> None:
    with database.connection() as connection:
        connection.execute("SELECT 1")
    with database.session() as session:
        session.execute(text("INSERT INTO person (name) VALUES ('Alice')"))
        session.rollback()
        assert session.execute(text("SELECT count(*) FROM person")).scalar() == 0


def _plain(database: Database) -> str:
    return database.url.replace(places.database_url(Path("/x")).split("://")[0], "postgresql")
