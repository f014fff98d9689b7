"""Cases that are moved to another version of their rules: the act, and each case of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005_moving"
down_revision = "0004_drafts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moving",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_moving_tenant")),
        sa.ForeignKeyConstraint(
            ["tenant", "target"],
            ["definition_version.tenant", "definition_version.hash"],
            name=op.f("fk_moving_tenant_target"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "undoes"],
            ["moving.tenant", "moving.id"],
            name=op.f("fk_moving_tenant_undoes"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_moving")),
    )
    op.create_index("uq_moving_form", "moving", ["tenant", "form"], unique=True)
    op.create_index("ix_moving_undoes", "moving", ["tenant", "undoes"], unique=False)
    op.create_index(
        "ix_moving_under_way",
        "moving",
        ["touched_at"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "moving_case",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("moving", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("whys", JSONB(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "moving"],
            ["moving.tenant", "moving.id"],
            name=op.f("fk_moving_case_tenant_moving"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "case_id"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_moving_case_tenant_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "moving", "case_id", name=op.f("pk_moving_case")),
    )
    op.create_index(
        "ix_moving_case_waiting",
        "moving_case",
        ["tenant", "moving", "case_id"],
        unique=False,
        postgresql_where=sa.text("outcome IS NULL"),
    )
    op.create_index("ix_moving_case_case", "moving_case", ["tenant", "case_id"], unique=False)
