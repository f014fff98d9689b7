"""Processes that are heard of, and by which of them a row is held."""

import sqlalchemy as sa
from alembic import op

revision = "0014_beat"
down_revision = "0013_calendar"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "beat",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("doing", sa.Text(), nullable=False),
        sa.Column("doing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("did_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beat")),
    )
    for table in ("task", "delivery", "sub_case"):
        op.add_column(table, sa.Column("leased_by", sa.BigInteger(), nullable=True))
