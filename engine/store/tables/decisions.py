"""Decisions outside a case (publish, cycle, role, calendar, agreement): same recipe, one chain."""

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Moment, Tenant, Words


class Decision(Base):
    """One entry of a tenant's register, chained by hash like the events of a case."""

    __tablename__ = "decision"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[Words]
    recorded_at: Mapped[Moment]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
