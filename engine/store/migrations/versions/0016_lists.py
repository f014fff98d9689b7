"""Lists of places without a forum, before a window shuts: each is sent once."""

import sqlalchemy as sa
from alembic import op

revision = "0016_lists"
down_revision = "0016_begun"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forum_list",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_forum_list_tenant")),
        sa.PrimaryKeyConstraint(
            "tenant", "workflow", "state", "last_on", "days", name=op.f("pk_forum_list")
        ),
    )
