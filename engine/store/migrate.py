"""Brings a database to the schema of this release: plain Alembic, then the grants.

Several processes may start at once: a lock of the server lets one migrate, the others wait and
find nothing to do. Never here: data of any office.
"""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from engine.store import grants

# Any number, as long as nobody else in this database uses it.
_LOCK = 5_281_120


class UnknownRevisionError(RuntimeError):
    """The database is at a revision that this release does not have: it is of a later one."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings without a file: where the revisions lie, and the connection to use."""
    made = Config()
    made.set_main_option("script_location", "engine.store:migrations")
    made.attributes["connection"] = connection
    return made


def upgrade(url: str, to: str = "head") -> tuple[str | None, str | None]:
    """Migrate to a revision, set the grants; give the revisions before and after.

    Raises UnknownRevisionError, and sqlalchemy.exc.OperationalError where the database cannot be
    reached.
    """
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
            connection.commit()
            try:
                before = revision(connection)
                if before is not None and before not in _known():
                    raise UnknownRevisionError(
                        f"the database is at {before}, which this release does not know;"
                        " start the release that made it"
                    )
                command.upgrade(config(connection), to)
                connection.commit()
                grants.give(connection)
                connection.commit()
                return before, revision(connection)
            finally:
                connection.rollback()
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
                connection.commit()
    finally:
        engine.dispose()


def revision(connection: Connection) -> str | None:
    """The revision that a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _known() -> frozenset[str]:
    return frozenset(one.revision for one in ScriptDirectory.from_config(config()).walk_revisions())


def newest() -> str | None:
    """The revision that this release expects."""
    return ScriptDirectory.from_config(config()).get_current_head()
