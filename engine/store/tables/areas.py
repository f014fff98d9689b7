"""Shared reference: areas, versioned with valid from/to.

A case stores code and version.
"""

import datetime as dt

from sqlalchemy import Date, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Words


class Area(Base):
    """A province, regency, district, village or urban village by its official dotted code."""

    __tablename__ = "area"
    code: Mapped[Words] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[Words]
    kind: Mapped[Words]  # province, regency, city, district, village, urban_village
    parent: Mapped[Words | None]
    sort: Mapped[Words]  # folded name: the collation is C.UTF-8 (foundation 24)
    valid_from: Mapped[dt.date] = mapped_column(Date)
    valid_to: Mapped[dt.date | None] = mapped_column(Date)
    __table_args__ = (Index("ix_area_parent", "parent", "sort"),)
