"""When a form was begun, and which cases were begun before their window shut and came after it."""

import sqlalchemy as sa
from alembic import op

revision = "0016_begun"
down_revision = "0014_beat"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    # Of a draft from before it is known only that it was begun by the time it was last saved.
    op.execute("UPDATE draft SET begun_at = saved_at")
    op.alter_column("draft", "begun_at", nullable=False)
    op.add_column("cases", sa.Column("late", sa.Text(), nullable=True))
    op.create_index(
        "ix_cases_late",
        "cases",
        ["tenant", "id"],
        postgresql_where=sa.text("late IS NOT NULL"),
    )
