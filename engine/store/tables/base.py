"""The declarative base and the column shorthands that every table uses."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, ForeignKeyConstraint, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Id = Annotated[int, mapped_column(BigInteger)]
Tenant = Annotated[int, mapped_column(Integer, primary_key=True)]
Moment = Annotated[dt.datetime, mapped_column(DateTime(timezone=True))]
Words = Annotated[str, mapped_column(Text)]
Json = Annotated[Any, mapped_column(JSONB)]


class Base(DeclarativeBase):
    """All tables of Rembuk."""

    metadata = MetaData(naming_convention=NAMES)


def within_tenant(column: str, target: str, key: str = "id") -> ForeignKeyConstraint:
    """A composite foreign key: (tenant, column) -> target(tenant, key)."""
    return ForeignKeyConstraint(["tenant", column], [f"{target}.tenant", f"{target}.{key}"])
