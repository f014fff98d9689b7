"""Tenant table of lists before a window shuts: which was sent, once each."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Moment, Tenant, Words


class ForumList(Base):
    """The list of a forum so many days before its window shut: of how many places how many had
    held none. Both NULL: a nearer list went out at the same time, and spoke for this one."""

    __tablename__ = "forum_list"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    workflow: Mapped[Words] = mapped_column(primary_key=True)
    state: Mapped[Words] = mapped_column(primary_key=True)
    last_on: Mapped[dt.date] = mapped_column(Date, primary_key=True)  # a moved window is another
    days: Mapped[int] = mapped_column(Integer, primary_key=True)
    told_at: Mapped[Moment]
    places: Mapped[int | None] = mapped_column(Integer)
    missing: Mapped[int | None] = mapped_column(Integer)
