"""Plain models over the tables of the bench, with relationships, as a page of tasks needs them.

Only what the page shows is mapped: the long columns of a case would slow the anchor alone.
"""

import datetime as dt
from typing import Any

from flask_login import UserMixin
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import DateTime

db = SQLAlchemy()
Moment = DateTime(timezone=True)


class Tenant(db.Model):
    """The office whose name stands above the page."""

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    area: Mapped[str]


class Person(UserMixin, db.Model):
    """Who is logged in; also whoever has a task in hand."""

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    membership: Mapped["Member"] = relationship(back_populates="person")
    terms: Mapped[list["Term"]] = relationship(back_populates="person")


class Member(db.Model):
    """A person as the office knows them."""

    tenant_id: Mapped[int] = mapped_column("tenant", ForeignKey("tenant.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column("person", ForeignKey("person.id"), primary_key=True)
    secretariat: Mapped[bool]
    tenant: Mapped[Tenant] = relationship()
    person: Mapped[Person] = relationship(back_populates="membership")


class WebSession(db.Model):
    """A session that can be ended."""

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column("person", ForeignKey("person.id"))
    seen_at: Mapped[dt.datetime] = mapped_column(Moment)
    ends_at: Mapped[dt.datetime] = mapped_column(Moment)
    person: Mapped[Person] = relationship()


class OrganisationArea(db.Model):
    """An area that an organisation covers."""

    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        "organisation", ForeignKey("organisation.id"), primary_key=True
    )
    area: Mapped[str] = mapped_column(primary_key=True)


class Organisation(db.Model):
    """Where an office is."""

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    areas: Mapped[list[OrganisationArea]] = relationship()


class Office(db.Model):
    """A post, with everybody who holds it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column("organisation", ForeignKey("organisation.id"))
    kind: Mapped[str]
    name: Mapped[str]
    organisation: Mapped[Organisation] = relationship()
    terms: Mapped[list["Term"]] = relationship(back_populates="office")

    @property
    def queues(self) -> list[str]:
        """What waits under these names is this office's."""
        areas = [f"{self.kind}@{one.area}" for one in self.organisation.areas]
        return [*areas, f"{self.kind}@org:{self.organisation.code}"]


class Term(db.Model):
    """Who holds an office from when to when."""

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column("office", ForeignKey("office.id"))
    person_id: Mapped[int] = mapped_column("person", ForeignKey("person.id"))
    from_on: Mapped[dt.date]
    until_on: Mapped[dt.date | None]
    office: Mapped[Office] = relationship(back_populates="terms")
    person: Mapped[Person] = relationship(back_populates="terms")


class Area(db.Model):
    """A place and the one around it."""

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_code: Mapped[str | None] = mapped_column("parent", ForeignKey("area.code"))
    parent: Mapped["Area | None"] = relationship(remote_side=[code])


class Case(db.Model):
    """What a task is about."""

    __tablename__ = "cases"
    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    title: Mapped[str]
    cycle: Mapped[int | None]


class Task(db.Model):
    """A piece of work; open while closed_at is null."""

    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    state: Mapped[str]
    workflow: Mapped[str]
    phase: Mapped[str]
    role: Mapped[str]
    queue: Mapped[str]
    area_code: Mapped[str] = mapped_column("area", ForeignKey("area.code"))
    opened_at: Mapped[dt.datetime] = mapped_column(Moment)
    due_at: Mapped[dt.datetime] = mapped_column(Moment)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    case: Mapped[Case] = relationship()
    area: Mapped[Area] = relationship()
    taker: Mapped[Person | None] = relationship()
    __table_args__ = (ForeignKeyConstraint(["tenant", "case_id"], ["cases.tenant", "cases.id"]),)


class Delivery(db.Model):
    """A letter of the inbox."""

    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column("person", ForeignKey("person.id"))
    channel: Mapped[str]
    read_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class SavedView(db.Model):
    """Filters that a person keeps under a name."""

    __tablename__ = "queue_view"
    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column("person", ForeignKey("person.id"))
    name: Mapped[str]
    sort: Mapped[str]
    filters: Mapped[Any] = mapped_column(JSONB)
    starts: Mapped[bool]


class Workflow(db.Model):
    """A workflow that has a published version."""

    __tablename__ = "definition_head"
    tenant_id: Mapped[int] = mapped_column("tenant", primary_key=True)
    key: Mapped[str] = mapped_column("workflow", primary_key=True)
