"""Every version of an office's calendar says its time zone: that may change from now on."""

from alembic import op

revision = "0019_zone"
down_revision = "0018_operations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE calendar_version c SET body = c.body || jsonb_build_object('zone', t.zone)"
        " FROM tenant t WHERE t.id = c.tenant"
    )
