"""A database of its own beside the office's, for one run: made empty, dropped at the end.

So that what is only played or measured can never touch an office's cases.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url


class ScratchError(RuntimeError):
    """The server does not let us make a database; the words say which right is missing."""


@contextmanager
def scratch_database(url: str) -> Iterator[str]:
    """The address of a new, empty database on the same server. Raises ScratchError."""
    name = f"rembuk_scratch_{secrets.token_hex(4)}"
    named, address = sql.Identifier(name), _address(url)
    with psycopg.connect(address, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(named))
        except psycopg.errors.InsufficientPrivilege as refused:
            raise ScratchError(
                "this run makes a database of its own, and DATABASE_URL's role may not (CREATEDB)"
            ) from refused
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            drop(connection, named)


def drop(connection: psycopg.Connection, name: sql.Identifier) -> None:
    """With FORCE, against connections of ours that a broken run left; but the server's own
    cleaner may be at work in there, and only without FORCE is it asked to go, and waited for."""
    for last in (False, False, True):
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            return
        except psycopg.errors.InsufficientPrivilege:
            try:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
                return
            except psycopg.errors.ObjectInUse:
                if last:
                    raise


def _address(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
