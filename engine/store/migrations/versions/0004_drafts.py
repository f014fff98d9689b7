"""Drafts of definitions, and changes that a second person publishes or sends back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004_drafts"
down_revision = "0003_sending"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "definition_draft",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_definition_draft_author")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_definition_draft_tenant")),
        sa.PrimaryKeyConstraint("tenant", "workflow", "author", name=op.f("pk_definition_draft")),
    )
    op.create_table(
        "definition_change",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("acknowledged", JSONB(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("incident", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_by", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("review_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author"], ["person.id"], name=op.f("fk_definition_change_author")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "incident"],
            ["incident.tenant", "incident.id"],
            name=op.f("fk_definition_change_tenant_incident"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenant.id"], name=op.f("fk_definition_change_tenant")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_definition_change")),
    )
    op.create_index(
        "ix_definition_change_workflow", "definition_change", ["tenant", "workflow"], unique=False
    )
    op.create_index(
        "uq_definition_change_waiting",
        "definition_change",
        ["tenant", "workflow", "author"],
        unique=True,
        postgresql_where=sa.text("standing = 'waiting'"),
    )
