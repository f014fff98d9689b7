"""Tenant tables of the studio: drafts of a definition, and changes that await a second person."""

import datetime as dt

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant


class DefinitionDraft(Base):
    """The text that one author is writing over one version; bytes, so that any text is kept."""

    __tablename__ = "definition_draft"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    workflow: Mapped[Words] = mapped_column(primary_key=True)
    author: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False
    )
    base: Mapped[Words]  # hash of the version that it is written over
    revision: Mapped[int] = mapped_column(Integer)  # counts the times it was saved
    body: Mapped[bytes] = mapped_column(LargeBinary)
    begun_at: Mapped[Moment]
    saved_at: Mapped[Moment]


class DefinitionChange(Base):
    """A text that was submitted for publishing, as it was then, and what became of it."""

    __tablename__ = "definition_change"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    workflow: Mapped[Words]
    author: Mapped[int] = mapped_column(ForeignKey("person.id"))
    base: Mapped[Words]
    hash: Mapped[Words]
    kind: Mapped[Words]  # edit, cycle, back, shipped
    body: Mapped[bytes] = mapped_column(LargeBinary)
    reason: Mapped[Words]
    submitted_at: Mapped[Moment]
    standing: Mapped[Words]  # waiting, published, sent_back, withdrawn
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    decided_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))
    words: Mapped[Words | None]
    acknowledged: Mapped[Json | None]
    version: Mapped[int | None] = mapped_column(Integer)
    urgent: Mapped[bool] = mapped_column(Boolean, server_default="false")
    incident: Mapped[int | None] = mapped_column(BigInteger)
    reviewed_by: Mapped[int | None] = mapped_column(BigInteger)
    reviewed_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))
    agreed: Mapped[bool | None] = mapped_column(Boolean)
    review_words: Mapped[Words | None]
    __table_args__ = (
        within_tenant("incident", "incident"),
        Index("ix_definition_change_workflow", "tenant", "workflow"),
        Index(
            "uq_definition_change_waiting",
            "tenant",
            "workflow",
            "author",
            unique=True,
            postgresql_where=text("standing = 'waiting'"),
        ),
    )
