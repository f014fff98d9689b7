"""Global tables: a tenant, a person, a login. A person is not a login and not an office holder."""

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Json, Moment, Words


class TenantRow(Base):
    """An office's installation: a regency, a province or an association."""

    __tablename__ = "tenant"
    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    slug: Mapped[Words] = mapped_column(unique=True)
    name: Mapped[Words]
    kind: Mapped[Words]  # regency, city, province, association
    area: Mapped[Words]  # the code its areas nest in
    zone: Mapped[Words] = mapped_column(server_default="Asia/Jakarta")
    # accent, crest, week, hours; closed_offices and closed_organisations: id -> day
    settings: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    directory_version: Mapped[int] = mapped_column(BigInteger, server_default="1")
    created_at: Mapped[Moment] = mapped_column(server_default=text("now()"))


class Person(Base):
    """A human being known to at least one tenant; reachable by mail or only at the counter."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[Words]
    email: Mapped[Words | None]
    phone: Mapped[Words | None]
    language: Mapped[Words] = mapped_column(server_default="id")
    created_at: Mapped[Moment] = mapped_column(server_default=text("now()"))
    erased_at: Mapped[Moment | None]


class PersonAddress(Base):
    """Where a person is reached beside mail, one address a channel. Until it is verified nothing
    but the code goes there. The code stands here as it is for its quarter of an hour: of six
    digits no hash would hide anything."""

    __tablename__ = "person_address"
    person: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    channel: Mapped[Words] = mapped_column(primary_key=True)  # sms, whatsapp, telegram
    address: Mapped[Words]  # a number as +62..., of a chat its digits
    verified_at: Mapped[Moment | None]
    made_by: Mapped[int | None] = mapped_column(BigInteger)  # who typed it at a counter
    code: Mapped[Words | None]
    code_at: Mapped[Moment | None]
    tries: Mapped[int] = mapped_column(Integer, server_default="0")


class Login(Base):
    """How a person proves to be that person. No row: the person cannot log in yet."""

    __tablename__ = "login"
    person: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    username: Mapped[Words] = mapped_column(unique=True)  # lower case
    password_hash: Mapped[Words]  # argon2id
    changed_at: Mapped[Moment]
    locked_until: Mapped[Moment | None]


class WebSession(Base):
    """A session that can be ended: the cookie holds a random token, the row its hash."""

    __tablename__ = "web_session"
    token_hash: Mapped[Words] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    tenant: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"))
    started_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    device: Mapped[Words]
    __table_args__ = (Index("ix_web_session_person", "person"),)


class Slip(Base):
    """A one-time slip: invitation, first password or counter reset; only its hash is kept."""

    __tablename__ = "slip"
    code_hash: Mapped[Words] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[Words]  # invitation, reset
    made_by: Mapped[int | None] = mapped_column(BigInteger)
    made_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    used_at: Mapped[Moment | None]


class SampleMail(Base):
    """What the sample set-up's own mail server received; shown on the mailbox page."""

    __tablename__ = "sample_mail"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    to: Mapped[Words]
    subject: Mapped[Words]
    body: Mapped[Words]
    received_at: Mapped[Moment] = mapped_column(server_default=text("now()"))
    seen_on: Mapped[dt.date | None]
    message_id: Mapped[Words | None] = mapped_column(unique=True)  # a repeated send shows once
