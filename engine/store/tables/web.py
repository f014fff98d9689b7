"""Tenant tables of the pages: drafts (kept at least 90 days), read audits, views of the queue."""

from sqlalchemy import BigInteger, Boolean, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant


class Draft(Base):
    """A form under way, by its identity."""

    __tablename__ = "draft"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    form: Mapped[Words] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    workflow: Mapped[Words]
    data: Mapped[Json]
    begun_at: Mapped[Moment]  # when the form was first shown: before its window shut, or after
    saved_at: Mapped[Moment]
    __table_args__ = (Index("ix_draft_person", "tenant", "person"),)


class ReadAudit(Base):
    """Who opened which confidential fields of which case, when (foundation 13)."""

    __tablename__ = "read_audit"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    case_id: Mapped[int] = mapped_column(BigInteger)
    person: Mapped[int] = mapped_column(BigInteger)
    fields: Mapped[Words]
    at: Mapped[Moment]
    __table_args__ = (
        within_tenant("case_id", "cases"),
        Index("ix_read_audit_case", "tenant", "case_id"),
    )


class QueueView(Base):
    """Filters of the task list that a person keeps under a name. `sort`: the name as it is
    compared. `starts`: the list opens with it."""

    __tablename__ = "queue_view"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[Words]
    sort: Mapped[Words]
    filters: Mapped[Json]
    starts: Mapped[bool] = mapped_column(Boolean)
    made_at: Mapped[Moment]
    __table_args__ = (
        Index("uq_queue_view_name", "tenant", "person", "sort", unique=True),
        Index(
            "uq_queue_view_start",
            "tenant",
            "person",
            unique=True,
            postgresql_where=text("starts"),
        ),
    )
