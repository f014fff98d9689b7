"""Definitions, cases, events, words and tasks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002_cases"
down_revision = "0001_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.schema.CreateSequence(sa.Sequence("case_id")))
    op.create_table(
        "counter",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_counter_tenant")),
        sa.PrimaryKeyConstraint("tenant", "series", name=op.f("pk_counter")),
    )
    op.create_table(
        "definition_version",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sources", JSONB(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenant.id"], name=op.f("fk_definition_version_tenant")
        ),
        sa.PrimaryKeyConstraint("tenant", "hash", name=op.f("pk_definition_version")),
    )
    op.create_index(
        "uq_definition_version_number",
        "definition_version",
        ["tenant", "workflow", "number"],
        unique=True,
    )
    op.create_table(
        "cases",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=True),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=True),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("area_version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opener", sa.BigInteger(), nullable=True),
        sa.Column("typist", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("visit", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("data", JSONB(), nullable=False),
        sa.Column("standing", JSONB(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("rooted", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "definition"],
            ["definition_version.tenant", "definition_version.hash"],
            name=op.f("fk_cases_tenant_definition"),
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_cases_tenant")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_cases")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_index("ix_cases_area", "cases", ["tenant", "area"], unique=False)
    op.create_index("ix_cases_opener", "cases", ["tenant", "opener", "id"], unique=False)
    op.create_index(
        "ix_cases_typist",
        "cases",
        ["tenant", "typist", "id"],
        unique=False,
        postgresql_where=sa.text("typist IS NOT NULL"),
    )
    op.create_index("uq_cases_number", "cases", ["tenant", "number"], unique=True)
    op.create_table(
        "definition_head",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "hash"],
            ["definition_version.tenant", "definition_version.hash"],
            name=op.f("fk_definition_head_tenant_hash"),
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_definition_head_tenant")),
        sa.PrimaryKeyConstraint("tenant", "workflow", name=op.f("pk_definition_head")),
    )
    op.create_table(
        "ended",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "case_id"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_ended_tenant_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "ended_at", "case_id", name=op.f("pk_ended")),
    )
    op.create_table(
        "event",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "case_id"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_event_tenant_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "case_id", "seq", name=op.f("pk_event")),
    )
    op.create_table(
        "task",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("visit", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.SmallInteger(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("stage", sa.SmallInteger(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wake_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "case_id"], ["cases.tenant", "cases.id"], name=op.f("fk_task_tenant_case_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_task")),
    )
    op.create_index(
        "ix_task_open",
        "task",
        ["tenant", "queue", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_task_wake",
        "task",
        ["wake_at"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "uq_task_key",
        "task",
        ["tenant", "case_id", "state", "visit", "slot", "occurrence"],
        unique=True,
    )
    op.create_table(
        "words",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("value", JSONB(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.BigInteger(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "case_id"],
            ["cases.tenant", "cases.id"],
            name=op.f("fk_words_tenant_case_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "case_id", "seq", "path", name=op.f("pk_words")),
    )
