"""Where a person is reached beside mail, and over which channel each of them wants to hear."""

import sqlalchemy as sa
from alembic import op

revision = "0017_addresses"
down_revision = "0016_lists"
branch_labels = None
depends_on = None

CHANNELS = "'mail', 'sms', 'whatsapp', 'telegram'"


def upgrade() -> None:
    op.create_table(
        "person_address",
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("code_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_person_address_person")),
        sa.PrimaryKeyConstraint("person", "channel", name=op.f("pk_person_address")),
    )
    for name in ("at_once_by", "digest_by"):
        op.add_column("wish", sa.Column(name, sa.Text(), server_default="mail", nullable=False))
    op.create_check_constraint(
        op.f("ck_wish_channels"),
        "wish",
        f"at_once_by IN ({CHANNELS}) AND digest_by IN ({CHANNELS})",
    )
