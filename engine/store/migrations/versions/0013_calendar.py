"""What an office decreed of its calendar, version by version, instead of settings and a list."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013_calendar"
down_revision = "0012_wishes"
branch_labels = None
depends_on = None

_KEPT = """
SELECT t.id, t.settings,
       (SELECT json_agg(json_build_object('area', '', 'on', h.on, 'name', h.name, 'kind', 'off',
                                          'basis', h.basis) ORDER BY h.on)
          FROM holiday h
         WHERE h.area = '' OR t.area = h.area OR starts_with(t.area, h.area || '.'))
  FROM tenant t
"""


def upgrade() -> None:
    op.create_table(
        "calendar_version",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_calendar_version_made_by")
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_calendar_version_tenant")),
        sa.PrimaryKeyConstraint("tenant", "number", name=op.f("pk_calendar_version")),
    )
    there = op.get_bind()
    for tenant, settings, days in there.execute(sa.text(_KEPT)).all():
        if not days and not {"weekend", "opens", "closes"} & set(settings):
            continue
        hours = [[settings.get("opens", "08:00"), settings.get("closes", "16:00")]]
        rest = settings.get("weekend", [5, 6])
        week = [[] if day in rest else hours for day in range(7)]
        there.execute(
            sa.text(
                "INSERT INTO calendar_version (tenant, number, body, made_at)"
                " VALUES (:tenant, 1, CAST(:body AS jsonb), '-infinity')"
            ),
            {"tenant": tenant, "body": json.dumps({"week": week, "days": days or []})},
        )
    op.execute("UPDATE tenant SET settings = settings - '{weekend,opens,closes}'::text[]")
    op.drop_table("holiday")
