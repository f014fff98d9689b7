"""What each person wishes to hear, and how; deliveries know which digest they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0012_wishes"
down_revision = "0011_standing_in"
branch_labels = None
depends_on = None

WAYS = "'at_once', 'digest', 'page'"


def upgrade() -> None:
    op.create_table(
        "wish",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("needs", sa.Text(), server_default="at_once", nullable=False),
        sa.Column("ends", sa.Text(), server_default="at_once", nullable=False),
        sa.Column("news", sa.Text(), server_default="digest", nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            f"needs IN ({WAYS}) AND ends IN ({WAYS}) AND news IN ({WAYS})",
            name=op.f("ck_wish_ways"),
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_wish_person")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_wish_tenant")),
        sa.PrimaryKeyConstraint("tenant", "person", name=op.f("pk_wish")),
    )
    op.add_column("delivery", sa.Column("digest", sa.BigInteger(), nullable=True))
    # News that waited for its morning before goes on waiting for it.
    op.execute(
        "UPDATE delivery SET digest = 0"
        " WHERE channel = 'mail' AND kind = 'progress' AND next_at IS NOT NULL"
    )
