"""People, areas and offices."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("code", "version", name=op.f("pk_area")),
    )
    op.create_index("ix_area_parent", "area", ["parent", "sort"], unique=False)
    op.create_table(
        "holiday",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("on", "area", name=op.f("pk_holiday")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="id", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "sample_mail",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_sample_mail_message_id")),
    )
    op.create_table(
        "tenant",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), server_default="Asia/Jakarta", nullable=False),
        sa.Column("settings", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("directory_version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
        sa.UniqueConstraint("slug", name=op.f("uq_tenant_slug")),
    )
    op.create_table(
        "agreement",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("with_tenant", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_agreement_tenant")),
        sa.ForeignKeyConstraint(
            ["with_tenant"], ["tenant.id"], name=op.f("fk_agreement_with_tenant")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_agreement")),
    )
    op.create_table(
        "body",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_body_tenant")),
        sa.PrimaryKeyConstraint("tenant", "key", name=op.f("pk_body")),
    )
    op.create_table(
        "login",
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_login_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_login")),
        sa.UniqueConstraint("username", name=op.f("uq_login_username")),
    )
    op.create_table(
        "member",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("secretariat", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("area", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_member_person")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_member_tenant")),
        sa.PrimaryKeyConstraint("tenant", "person", name=op.f("pk_member")),
    )
    op.create_index("ix_member_person", "member", ["person"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), server_default="civil", nullable=False),
        sa.Column("whole_tenant", sa.Boolean(), server_default="false", nullable=False),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_organisation_tenant")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_organisation")),
    )
    op.create_index("uq_organisation_code", "organisation", ["tenant", "code"], unique=True)
    op.create_table(
        "slip",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_slip_person")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_slip")),
    )
    op.create_table(
        "web_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("tenant", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_web_session_person")),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"], name=op.f("fk_web_session_tenant")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_web_session")),
    )
    op.create_index("ix_web_session_person", "web_session", ["person"], unique=False)
    op.create_table(
        "office",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organisation", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "organisation"],
            ["organisation.tenant", "organisation.id"],
            name=op.f("fk_office_tenant_organisation"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_office")),
    )
    op.create_index(
        "ix_office_organisation", "office", ["tenant", "organisation", "kind"], unique=False
    )
    op.create_table(
        "organisation_area",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "organisation"],
            ["organisation.tenant", "organisation.id"],
            name=op.f("fk_organisation_area_tenant_organisation"),
        ),
        sa.PrimaryKeyConstraint(
            "tenant", "organisation", "area", name=op.f("pk_organisation_area")
        ),
    )
    op.create_table(
        "body_seat",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("office", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "body"], ["body.tenant", "body.key"], name=op.f("fk_body_seat_tenant_body")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "office"],
            ["office.tenant", "office.id"],
            name=op.f("fk_body_seat_tenant_office"),
        ),
        sa.PrimaryKeyConstraint("tenant", "body", "office", name=op.f("pk_body_seat")),
    )
    op.create_table(
        "office_serves",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("office", sa.BigInteger(), nullable=False),
        sa.Column("organisation", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "office"],
            ["office.tenant", "office.id"],
            name=op.f("fk_office_serves_tenant_office"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "organisation"],
            ["organisation.tenant", "organisation.id"],
            name=op.f("fk_office_serves_tenant_organisation"),
        ),
        sa.PrimaryKeyConstraint("tenant", "office", "organisation", name=op.f("pk_office_serves")),
    )
    op.create_table(
        "term",
        sa.Column("tenant", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("office", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("capacity", sa.Text(), server_default="definitive", nullable=False),
        sa.Column("decree", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_term_person")),
        sa.ForeignKeyConstraint(
            ["tenant", "office"], ["office.tenant", "office.id"], name=op.f("fk_term_tenant_office")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_term")),
    )
    op.create_index("ix_term_office", "term", ["tenant", "office"], unique=False)
    op.create_index("ix_term_person", "term", ["person", "tenant"], unique=False)
