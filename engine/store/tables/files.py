"""Tenant tables of attachments: content by hash behind one interface (foundation 19)."""

import datetime as dt

from sqlalchemy import BigInteger, Date, ForeignKey, Identity, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Moment, Tenant, Words, within_tenant


class Attachment(Base):
    """A stored file: re-encoded image or PDF, by content hash; served only through a check."""

    __tablename__ = "attachment"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    token: Mapped[Words]  # random; the only name that pages use
    content_hash: Mapped[Words]
    media_type: Mapped[Words]
    size: Mapped[int] = mapped_column(Integer)  # bytes
    name: Mapped[Words]  # as the owner called it, cleaned
    owner: Mapped[int] = mapped_column(BigInteger)  # person
    case_id: Mapped[int | None] = mapped_column(BigInteger)  # null while in a draft
    field: Mapped[Words | None]
    visibility: Mapped[Words]  # as the field's `see`
    scan: Mapped[Words]  # clean, waiting, refused
    keep_until: Mapped[dt.date | None] = mapped_column(Date)
    made_at: Mapped[Moment]
    __table_args__ = (
        within_tenant("case_id", "cases"),
        Index("uq_attachment_token", "token", unique=True),
        Index("ix_attachment_case", "tenant", "case_id"),
    )
