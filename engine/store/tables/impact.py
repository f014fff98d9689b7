"""Tenant table of impacts: what a version would do to open cases, counted by a job and kept.

Nothing of a case's record: a row can be thrown away and counted anew.
"""

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words


class ImpactRow(Base):
    """One count for one definition, published or not. `stamp` says of which cases: it is another
    as soon as anything happens to one of them."""

    __tablename__ = "impact"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    workflow: Mapped[Words]
    hash: Mapped[Words]
    body: Mapped[bytes] = mapped_column(LargeBinary)  # canonical: it need not be published
    stamp: Mapped[Words]
    cases: Mapped[int] = mapped_column(Integer)  # open when it was begun
    seen: Mapped[int] = mapped_column(Integer, server_default="0")
    after: Mapped[int] = mapped_column(BigInteger, server_default="0")  # the last that was seen
    groups: Mapped[Json]
    made_at: Mapped[Moment]
    touched_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    __table_args__ = (
        Index("ix_impact_of", "tenant", "hash", "id"),
        Index(
            "uq_impact_under_way",
            "tenant",
            "hash",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
