"""By which version of the office's calendar each due moment was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0017_counted"
down_revision = "0017_addresses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("task", sa.Column("calendar", sa.Integer(), nullable=True))
