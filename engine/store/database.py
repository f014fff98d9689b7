"""The way into PostgreSQL: one pool, plain connections for the step, ORM sessions for pages.

Connections act as the role `rembuk_app`, which may not change events (foundation 14), wherever
the server knows that role. Never here: queries.
"""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg
import sqlalchemy
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session

APP_ROLE = "rembuk_app"

# One statement, so that a new connection costs one round trip. Where the role does not exist or
# is not ours, the connection stays what it is: the guard is the server's, not a promise of ours.
_PREPARE = f"""
SELECT set_config('timezone', 'UTC', false),
       set_config('idle_in_transaction_session_timeout', '60s', false),
       (SELECT set_config('role', rolname, false) FROM pg_roles
         WHERE rolname = '{APP_ROLE}' AND pg_has_role(session_user, oid,
               CASE WHEN current_setting('server_version_num')::int < 160000
                    THEN 'MEMBER' ELSE 'SET' END))
"""  # noqa: S608  (a constant of this module)

Connection = psycopg.Connection[tuple[Any, ...]]


def engine_options(size: int = 5, overflow: int = 15) -> dict[str, Any]:
    """How every engine is made, also one that another library makes and hands in."""
    return {
        "pool_size": size,
        "max_overflow": overflow,
        "pool_timeout": 10,
        # Pings would be a round trip a checkout; _refuse_dead asks the socket instead.
        "pool_pre_ping": False,
        "connect_args": {"connect_timeout": 10},
        "use_native_hstore": False,
    }


class Database:
    """One pool of connections. Made by the roots, handed down by parameter, closed at the end.

    `as_owner` keeps the role of the address: for migrations, restoring and tests that tamper.
    `engine`: one that was made elsewhere with engine_options(), so that both share one pool.
    `holder`: by which beat this process holds what it leases (beats.py); None: by time alone.
    """

    def __init__(
        self,
        url: str,
        *,
        size: int = 5,
        overflow: int = 15,
        as_owner: bool = False,
        engine: Engine | None = None,
    ) -> None:
        self.url = url
        self.holder: int | None = None
        self.engine = engine or create_engine(url, **engine_options(size, overflow))
        if not as_owner:
            event.listen(self.engine, "connect", _become_application)
        event.listen(self.engine, "connect", _rest)
        event.listen(self.engine, "checkout", _refuse_dead)
        event.listen(self.engine, "checkin", _tidy)
        event.listen(self.engine, "engine_connect", _serve_the_orm)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A psycopg connection in autocommit: each statement is its own transaction."""
        held = self.engine.raw_connection()
        connection = cast("Connection", held.driver_connection)
        try:
            yield connection
        finally:
            if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                # Cut off half way, or broken: such a connection is not worth the doubt.
                held.invalidate()
            held.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A psycopg connection inside one transaction: all or nothing."""
        with self.connection() as connection, connection.transaction():
            yield connection

    @contextmanager
    def session(self) -> Iterator[Session]:
        """An ORM session for pages. Commit is the caller's; leaving without it rolls back."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """End all idle connections."""
        self.engine.dispose()


def _become_application(connection: Connection, _record: object) -> None:
    connection.execute(_PREPARE)
    connection.commit()


def _rest(connection: Connection, _record: object) -> None:
    """Connections lie in the pool in autocommit, as the steps take them."""
    connection.autocommit = True


def _serve_the_orm(connection: sqlalchemy.Connection) -> None:
    """The ORM begins and ends transactions through the driver."""
    driver = cast("Connection", connection.connection.driver_connection)
    if driver.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
        driver.autocommit = False


def _tidy(connection: Connection | None, _record: object) -> None:
    """Given back: nothing is left open."""
    if connection is None or connection.closed:
        return
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        connection.rollback()
    if not connection.autocommit:
        connection.autocommit = True


def _refuse_dead(connection: Connection, _record: object, _proxy: object) -> None:
    """A server that went away closed our socket, which shows as readable: take another.

    SQLAlchemy answers DisconnectionError by connecting anew, before anything was sent.
    """
    if connection.closed:
        raise DisconnectionError("closed")
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN | select.POLLERR | select.POLLHUP)
    if poll.poll(0):
        raise DisconnectionError("the server went away")
