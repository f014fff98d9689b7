"""Who may do what in the database: the owner migrates, the application may not rewrite history.

Set after every migration, so that a new table is never forgotten (foundation 14).
"""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from engine.store.database import APP_ROLE

# What the application may add to and read, but never change or remove.
WRITTEN_ONCE = (
    "event",
    "decision",
    "daily_root",
    "definition_version",
    "definition_text",
    "calendar_version",
)

_MAKE_ROLE = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN
    BEGIN
      CREATE ROLE {APP_ROLE} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- made meanwhile
    END;
  END IF;
  -- Since 16, whoever makes a role may hand it out, but not act as it before taking it.
  EXECUTE format('GRANT {APP_ROLE} TO %I', session_user);
END $$
"""


def give(connection: Connection) -> bool:
    """Make the application's role and its rights. False where the server does not let us."""
    try:
        with connection.begin_nested():
            connection.execute(text(_MAKE_ROLE))
    except DBAPIError as problem:
        if getattr(problem.orig, "sqlstate", "") != "42501":  # insufficient privilege
            raise
        return False
    there = set(inspect(connection).get_table_names())
    for statement in _rights([name for name in WRITTEN_ONCE if name in there]):
        connection.execute(text(statement))
    return True


def _rights(once: list[str]) -> list[str]:
    tables = "ALL TABLES IN SCHEMA public"
    return [
        f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {APP_ROLE}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {APP_ROLE}",
        *(f"REVOKE UPDATE, DELETE, TRUNCATE ON {name} FROM {APP_ROLE}" for name in once),
    ]
