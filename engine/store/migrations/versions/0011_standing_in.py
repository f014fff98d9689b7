"""Who is away on which days, and who acts in whose place."""

import sqlalchemy as sa
from alembic import op

revision = "0011_standing_in"
down_revision = "0009_undo_and_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_absence_person")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_absence_tenant")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_absence")),
    )
    op.create_index(
        "ix_absence_person",
        "absence",
        ["tenant", "person"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "delegation",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("office", sa.BigInteger(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("when_away", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("workflow", sa.Text(), nullable=True),
        sa.Column("most", sa.BigInteger(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_delegation_made_by")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_delegation_person")),
        sa.ForeignKeyConstraint(["principal"], ["person.id"], name=op.f("fk_delegation_principal")),
        sa.ForeignKeyConstraint(
            ["tenant", "office"],
            ["office.tenant", "office.id"],
            name=op.f("fk_delegation_tenant_office"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_delegation")),
    )
    for column in ("office", "person"):
        op.create_index(
            f"ix_delegation_{column}",
            "delegation",
            ["tenant", column],
            unique=False,
            postgresql_where=sa.text("ended_at IS NULL"),
        )
