"""Cases that other cases opened: which, by which event, and what is still to be done about it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007_subcases"
down_revision = "0006_impact"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sub_case",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("visit", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("each", sa.Text(), nullable=True),
        sa.Column("give", JSONB(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("withdraw", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("child", sa.BigInteger(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("todo_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.SmallInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "parent"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_sub_case_tenant_parent"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "child"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_sub_case_tenant_child"),
        ),
        sa.PrimaryKeyConstraint(
            "tenant", "parent", "seq", "state", "slot", name=op.f("pk_sub_case")
        ),
    )
    op.create_index("uq_sub_case_child", "sub_case", ["tenant", "child"], unique=True)
    op.create_index(
        "ix_sub_case_todo",
        "sub_case",
        ["todo_at"],
        unique=False,
        postgresql_where=sa.text("todo_at IS NOT NULL"),
    )
