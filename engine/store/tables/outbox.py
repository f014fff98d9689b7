"""Tenant tables of sending: outbox rows (made with the step), their deliveries, and wishes."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant


class Outbox(Base):
    """Tell whoever is behind `queue`; persons are resolved by the relay, late."""

    __tablename__ = "outbox"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    # None of both: it tells of the office's own business (a change of rules), of no case.
    case_id: Mapped[int | None] = mapped_column(BigInteger)
    seq: Mapped[int | None] = mapped_column(Integer)  # the event that it tells of
    queue: Mapped[Words]
    notice: Mapped[Words]
    kind: Mapped[Words]  # task, outcome, progress, reminder, office, code
    values: Mapped[Json]  # keys and values, never sentences
    not_before: Mapped[Moment]
    relayed_at: Mapped[Moment | None]
    outcome: Mapped[Words | None]  # with relayed_at: told, closed, joined, nobody, undone
    __table_args__ = (
        within_tenant("case_id", "cases"),
        Index("ix_outbox_waiting", "not_before", postgresql_where=text("relayed_at IS NULL")),
    )


class Delivery(Base):
    """One message to one person over one channel; `page` deliveries are the inbox."""

    __tablename__ = "delivery"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    outbox: Mapped[int] = mapped_column(BigInteger)
    case_id: Mapped[int | None] = mapped_column(BigInteger)
    person: Mapped[int] = mapped_column(BigInteger)
    channel: Mapped[Words]  # page, mail, sms, whatsapp, telegram
    kind: Mapped[Words]
    notice: Mapped[Words]
    values: Mapped[Json]
    made_at: Mapped[Moment]
    # Gathered with other news of the person: 0 until it is, then the first delivery of its digest.
    digest: Mapped[int | None] = mapped_column(BigInteger)
    next_at: Mapped[Moment | None]  # next try; null when sent, shown or given up
    leased_until: Mapped[Moment | None]
    leased_by: Mapped[int | None] = mapped_column(BigInteger)  # a beat; None: a pause
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    sent_at: Mapped[Moment | None]
    read_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    error: Mapped[Words | None]
    # Each row is made from its outbox row and a person by one statement: that key implies the case,
    # and every key less makes the relay a third faster. Persons are erased, never deleted.
    __table_args__ = (
        within_tenant("outbox", "outbox"),
        Index("uq_delivery_once", "tenant", "outbox", "person", "channel", unique=True),
        Index("ix_delivery_next", "next_at", postgresql_where=text("next_at IS NOT NULL")),
        Index("ix_delivery_inbox", "tenant", "person", "id"),
        Index("ix_delivery_case", "tenant", "case_id", "id"),
        Index(
            "ix_delivery_put_off",
            "tenant",
            "next_at",
            "id",
            postgresql_where=text("next_at IS NOT NULL AND error IS NOT NULL"),
        ),
        # For the count in every page's menu: a person's unread ones alone.
        Index(
            "ix_delivery_unread",
            "tenant",
            "person",
            "id",
            postgresql_where=text("channel = 'page' AND read_at IS NULL"),
        ),
    )


_WAYS = "'at_once', 'digest', 'page'"
_CHANNELS = "'mail', 'sms', 'whatsapp', 'telegram'"


class Wish(Base):
    """How a person wants to hear from this office. No row: as the core has it for everybody."""

    __tablename__ = "wish"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    person: Mapped[int] = mapped_column(BigInteger, ForeignKey("person.id"), primary_key=True)
    language: Mapped[Words | None]  # None: the person's own
    needs: Mapped[Words] = mapped_column(server_default="at_once")
    ends: Mapped[Words] = mapped_column(server_default="at_once")
    news: Mapped[Words] = mapped_column(server_default="digest")
    quiet_from: Mapped[dt.time | None]  # both None: mail at any hour
    quiet_until: Mapped[dt.time | None]
    at_once_by: Mapped[Words] = mapped_column(server_default="mail")
    digest_by: Mapped[Words] = mapped_column(server_default="mail")
    changed_at: Mapped[Moment]
    __table_args__ = (
        CheckConstraint(
            f"at_once_by IN ({_CHANNELS}) AND digest_by IN ({_CHANNELS})", name="channels"
        ),
        CheckConstraint(
            f"needs IN ({_WAYS}) AND ends IN ({_WAYS}) AND news IN ({_WAYS})", name="ways"
        ),
    )
