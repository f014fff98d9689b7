"""What a change would do is counted by a job; texts of a version that came later; letters of the
office that tell of no case."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006_impact"
down_revision = "0005_moving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "impact",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), server_default="0", nullable=False),
        sa.Column("after", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("groups", JSONB(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_impact_tenant")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_impact")),
    )
    op.create_index("ix_impact_of", "impact", ["tenant", "hash", "id"], unique=False)
    op.create_index(
        "uq_impact_under_way",
        "impact",
        ["tenant", "hash"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "definition_text",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("sources", JSONB(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "hash"],
            ["definition_version.tenant", "definition_version.hash"],
            name=op.f("fk_definition_text_tenant_hash"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_definition_text")),
    )
    op.create_index(
        "ix_definition_text_hash", "definition_text", ["tenant", "hash", "id"], unique=False
    )
    op.alter_column("outbox", "case_id", nullable=True)
    op.alter_column("outbox", "seq", nullable=True)
    op.alter_column("delivery", "case_id", nullable=True)
