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
    _run(url, sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        _run(url, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(url: str, statement: sql.Composed) -> None:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as refused:
        raise ScratchError(
            "this run makes a database of its own, and DATABASE_URL's role may not (CREATEDB)"
        ) from refused
