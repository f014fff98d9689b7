"""Who sees to an incident, and indexes for what is stuck: by kind, by case, by what was put off."""

import sqlalchemy as sa
from alembic import op

revision = "0018_operations"
down_revision = "0017_counted"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("incident", sa.Column("assignee", sa.BigInteger(), nullable=True))
    op.add_column("incident", sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("incident", sa.Column("note", sa.Text(), nullable=True))
    op.create_index(
        "ix_incident_kind",
        "incident",
        ["tenant", "kind", "id"],
        unique=False,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index("ix_delivery_case", "delivery", ["tenant", "case_id", "id"], unique=False)
    # What was settled without a message kept the words of its last try.
    op.execute("UPDATE delivery SET error = NULL WHERE next_at IS NULL AND failed_at IS NULL")
    op.create_index(
        "ix_delivery_put_off",
        "delivery",
        ["tenant", "next_at", "id"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL AND error IS NOT NULL"),
    )
