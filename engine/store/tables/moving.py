"""Tenant tables of moving cases to another version: one act, and what became of each case.

The event of a case is the truth; these rows say which cases were chosen and how far the work is.
"""

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant


class Moving(Base):
    """One act of the secretariat on a chosen set. `undoes`: it takes that moving back."""

    __tablename__ = "moving"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    form: Mapped[Words]  # identity of the form: sent twice, it is one act
    workflow: Mapped[Words]
    target: Mapped[Words]  # hash of the version that the cases go to (undoing: that they leave)
    undoes: Mapped[int | None] = mapped_column(BigInteger)
    cases: Mapped[int] = mapped_column(Integer)  # chosen
    reason: Mapped[Words]
    by: Mapped[int] = mapped_column(BigInteger)
    entry: Mapped[int] = mapped_column(BigInteger)  # of the register
    made_at: Mapped[Moment]
    touched_at: Mapped[Moment]  # when the last batch was written
    ended_at: Mapped[Moment | None]
    __table_args__ = (
        within_tenant("target", "definition_version", "hash"),
        within_tenant("undoes", "moving"),
        Index("uq_moving_form", "tenant", "form", unique=True),
        Index("ix_moving_undoes", "tenant", "undoes"),
        Index("ix_moving_under_way", "touched_at", postgresql_where=text("ended_at IS NULL")),
    )


class MovingCase(Base):
    """A chosen case. `outcome`: NULL while it waits; moved, stayed (`whys` say why), failed."""

    __tablename__ = "moving_case"
    tenant: Mapped[Tenant]
    moving: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[Id] = mapped_column(primary_key=True)
    outcome: Mapped[Words | None]
    seq: Mapped[int | None] = mapped_column(Integer)  # the event that moved it
    was: Mapped[Words | None]  # the state that it stood in
    state: Mapped[Words | None]  # the state that it stands in now
    whys: Mapped[Json | None]
    done_at: Mapped[Moment | None]
    __table_args__ = (
        within_tenant("moving", "moving"),
        within_tenant("case_id", "cases"),
        Index(
            "ix_moving_case_waiting",
            "tenant",
            "moving",
            "case_id",
            postgresql_where=text("outcome IS NULL"),
        ),
        Index("ix_moving_case_case", "tenant", "case_id"),
    )
