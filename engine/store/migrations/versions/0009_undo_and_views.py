"""Acts that can be taken back know how many notices they made; people keep views of their queue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009_undo_and_views"
down_revision = "0010_taken"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("posts", sa.SmallInteger(), nullable=True))
    op.create_table(
        "queue_view",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("filters", JSONB(), nullable=False),
        sa.Column("starts", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_queue_view_person")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_queue_view_tenant")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_queue_view")),
    )
    op.create_index("uq_queue_view_name", "queue_view", ["tenant", "person", "sort"], unique=True)
    op.create_index(
        "uq_queue_view_start",
        "queue_view",
        ["tenant", "person"],
        unique=True,
        postgresql_where=sa.text("starts"),
    )
