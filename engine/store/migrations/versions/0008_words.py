"""Words of titles and numbers are found at once, where the server has pg_trgm.

A server without it goes on as before: a word search then walks the queues.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008_words"
down_revision = "0007_subcases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    there = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"
    if not connection.scalar(sa.text(there)):
        return
    try:
        with connection.begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except sa.exc.ProgrammingError as problem:
        if getattr(problem.orig, "sqlstate", "") != "42501":  # insufficient privilege
            raise
        return
    op.create_index(
        "ix_cases_words",
        "cases",
        ["title", "number"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"title": "gin_trgm_ops", "number": "gin_trgm_ops"},
        postgresql_with={"fastupdate": "off"},
    )
