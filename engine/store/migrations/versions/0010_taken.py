"""Who of several persons behind a queue took a task up, and since when.

Few tasks are taken up: the index holds these alone, for "mine" and "my colleagues'".
"""

import sqlalchemy as sa
from alembic import op

revision = "0010_taken"
down_revision = "0008_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("taken_by", sa.BigInteger(), nullable=True))
    op.add_column("task", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_task_taken",
        "task",
        ["tenant", "taken_by", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL AND taken_by IS NOT NULL"),
    )
