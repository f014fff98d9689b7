"""Tenant tables: members, organisations with their SET of areas, offices, terms, bodies."""

import datetime as dt

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Identity, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Moment, Tenant, Words, within_tenant


class Member(Base):
    """A person belongs to a tenant; a person may belong to several."""

    __tablename__ = "member"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    person: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    secretariat: Mapped[bool] = mapped_column(Boolean, server_default="false")
    area: Mapped[Words | None]  # home area; proposers see what is open there
    __table_args__ = (Index("ix_member_person", "person"),)


class Organisation(Base):
    """An agency, a district office, a village office, an RW, a Koramil ..."""

    __tablename__ = "organisation"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    code: Mapped[Words]
    kind: Mapped[Words]
    name: Mapped[Words]
    chain: Mapped[Words] = mapped_column(server_default="civil")  # civil, military, police
    whole_tenant: Mapped[bool] = mapped_column(Boolean, server_default="false")
    __table_args__ = (Index("uq_organisation_code", "tenant", "code", unique=True),)


class OrganisationArea(Base):
    """An organisation covers a set of areas: a Koramil covers several districts."""

    __tablename__ = "organisation_area"
    tenant: Mapped[Tenant]
    organisation: Mapped[Id] = mapped_column(primary_key=True)
    area: Mapped[Words] = mapped_column(primary_key=True)
    __table_args__ = (within_tenant("organisation", "organisation"),)


class OfficeRow(Base):
    """A post of an organisation. `kind` is what roles name: village_head, agency_head ..."""

    __tablename__ = "office"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    organisation: Mapped[Id]
    kind: Mapped[Words]
    name: Mapped[Words]
    __table_args__ = (
        within_tenant("organisation", "organisation"),
        Index("ix_office_organisation", "tenant", "organisation", "kind"),
    )


class OfficeServes(Base):
    """The office works for another organisation too: a planning partner for an agency."""

    __tablename__ = "office_serves"
    tenant: Mapped[Tenant]
    office: Mapped[Id] = mapped_column(primary_key=True)
    organisation: Mapped[Id] = mapped_column(primary_key=True)
    __table_args__ = (
        within_tenant("office", "office"),
        within_tenant("organisation", "organisation"),
    )


class TermRow(Base):
    """Who holds an office from when to when, definitive or acting (Plt, Plh by decree)."""

    __tablename__ = "term"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    office: Mapped[Id]
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    capacity: Mapped[Words] = mapped_column(server_default="definitive")
    decree: Mapped[Words | None]
    from_on: Mapped[dt.date] = mapped_column(Date)
    until_on: Mapped[dt.date | None] = mapped_column(Date)
    __table_args__ = (
        within_tenant("office", "office"),
        Index("ix_term_office", "tenant", "office"),
        Index("ix_term_person", "person", "tenant"),
    )


class AbsenceRow(Base):
    """Days on which a person is away from all their offices here. No cause: nobody needs it."""

    __tablename__ = "absence"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[dt.date] = mapped_column(Date)
    until_on: Mapped[dt.date] = mapped_column(Date)
    ended_at: Mapped[Moment | None]  # taken back before it was over
    __table_args__ = (
        Index("ix_absence_person", "tenant", "person", postgresql_where="ended_at IS NULL"),
    )


class DelegationRow(Base):
    """An office's holder lets somebody act in their place, by date, workflow and amount.

    `when_away`: only while the principal is away. `workflow` NULL: all. `most` NULL: any amount.
    """

    __tablename__ = "delegation"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    office: Mapped[Id]
    principal: Mapped[int] = mapped_column(ForeignKey("person.id"))
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[dt.date] = mapped_column(Date)
    until_on: Mapped[dt.date | None] = mapped_column(Date)
    when_away: Mapped[bool] = mapped_column(Boolean, server_default="false")
    workflow: Mapped[Words | None]
    most: Mapped[int | None] = mapped_column(BigInteger)
    basis: Mapped[Words]  # the letter that it rests on
    made_at: Mapped[Moment]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[Moment | None]  # taken back before it was over
    __table_args__ = (
        within_tenant("office", "office"),
        Index("ix_delegation_office", "tenant", "office", postgresql_where="ended_at IS NULL"),
        Index("ix_delegation_person", "tenant", "person", postgresql_where="ended_at IS NULL"),
    )


class Body(Base):
    """A group of seats, each filled by an office: the budget team (TAPD)."""

    __tablename__ = "body"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    key: Mapped[Words] = mapped_column(primary_key=True)
    name: Mapped[Words]


class BodySeat(Base):
    """One seat of a body."""

    __tablename__ = "body_seat"
    tenant: Mapped[Tenant]
    body: Mapped[Words] = mapped_column(primary_key=True)
    office: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    __table_args__ = (within_tenant("body", "body", "key"), within_tenant("office", "office"))


class Agreement(Base):
    """A logged sharing agreement between tenants: who, which fields, until when."""

    __tablename__ = "agreement"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    with_tenant: Mapped[int] = mapped_column(ForeignKey("tenant.id"))
    workflow: Mapped[Words]
    fields: Mapped[Words]  # canonical JSON list of field keys
    from_on: Mapped[dt.date] = mapped_column(Date)
    until_on: Mapped[dt.date] = mapped_column(Date)
    basis: Mapped[Words]
