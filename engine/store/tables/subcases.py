"""The tenant table that ties a case to those that it opened."""

from sqlalchemy import BigInteger, Boolean, Index, Integer, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant


class SubCaseRow(Base):
    """A case that another one opens, by the event that decided it; `child` is null until then.

    `todo_at` says from when on something is to be done: open it, tell the parent that it ended,
    tell it that the parent left. What that is follows from the other columns.
    """

    __tablename__ = "sub_case"
    tenant: Mapped[Tenant]
    parent: Mapped[Id] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)  # the parent's event
    state: Mapped[Words] = mapped_column(primary_key=True)
    slot: Mapped[Words] = mapped_column(primary_key=True)
    visit: Mapped[int] = mapped_column(Integer)
    workflow: Mapped[Words]
    each: Mapped[Words | None]  # the code that it is opened for
    give: Mapped[Json]  # its field -> the parent's field, or `each`
    waits: Mapped[bool] = mapped_column(Boolean)  # the parent waits for it
    withdraw: Mapped[bool] = mapped_column(Boolean)  # it is withdrawn when the parent leaves
    made_at: Mapped[Moment]
    child: Mapped[int | None] = mapped_column(BigInteger)
    joined_at: Mapped[Moment | None]  # its end was told to the parent, or needs not be
    left_at: Mapped[Moment | None]  # the parent waits for it no longer
    todo_at: Mapped[Moment | None]
    leased_by: Mapped[int | None] = mapped_column(BigInteger)  # a beat; None: a pause
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    __table_args__ = (
        within_tenant("parent", "cases"),
        within_tenant("child", "cases"),
        Index("uq_sub_case_child", "tenant", "child", unique=True),
        Index("ix_sub_case_todo", "todo_at", postgresql_where=text("todo_at IS NOT NULL")),
    )
