"""Tenant tables of the durable step: definitions, cases, events, words, tasks, submissions.

The event is the truth; case and task rows are its fold, for reading fast.
"""

import datetime as dt

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Sequence,
    SmallInteger,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables.base import Base, Id, Json, Moment, Tenant, Words, within_tenant

# Drawn before the case is sealed, because its number is part of the sealed bytes.
CASE_ID = Sequence("case_id", metadata=Base.metadata)

# Stands in task.due_at where nothing is due. Not 'infinity', which Python cannot read.
NEVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class DefinitionVersion(Base):
    """A published closed document; immutable. `origin` is shipped or office."""

    __tablename__ = "definition_version"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    hash: Mapped[Words] = mapped_column(primary_key=True)
    workflow: Mapped[Words]
    number: Mapped[int] = mapped_column(Integer)  # 1, 2, 3 ... per workflow
    body: Mapped[bytes] = mapped_column(LargeBinary)  # canonical bytes
    sources: Mapped[Json]  # {file name: text} as the author wrote them
    origin: Mapped[Words]
    parent: Mapped[Words | None]
    published_at: Mapped[Moment]
    published_by: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[Words | None]
    __table_args__ = (
        Index("uq_definition_version_number", "tenant", "workflow", "number", unique=True),
    )


class DefinitionText(Base):
    """A later text of the same version (other scenarios, other comments), given by whoever runs
    the machine; the newest stands in the place of the first one."""

    __tablename__ = "definition_text"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    hash: Mapped[Words]
    sources: Mapped[Json]
    made_at: Mapped[Moment]
    __table_args__ = (
        within_tenant("hash", "definition_version", "hash"),
        Index("ix_definition_text_hash", "tenant", "hash", "id"),
    )


class DefinitionHead(Base):
    """Which version new cases of a workflow start on."""

    __tablename__ = "definition_head"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    workflow: Mapped[Words] = mapped_column(primary_key=True)
    hash: Mapped[Words]
    __table_args__ = (within_tenant("hash", "definition_version", "hash"),)


class Counter(Base):
    """Gapless serials: a missing number names a deleted case."""

    __tablename__ = "counter"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    series: Mapped[Words] = mapped_column(primary_key=True)  # USL-2028
    last: Mapped[int] = mapped_column(BigInteger, server_default="0")


class CaseRow(Base):
    """Where a case stands: the fold of its events."""

    __tablename__ = "cases"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(primary_key=True)  # from the sequence case_id
    number: Mapped[Words]  # USL-2028-000123-7: series, serial, check digit
    secret_hash: Mapped[Words | None]  # private workflows: number and secret
    workflow: Mapped[Words]
    definition: Mapped[Words]
    cycle: Mapped[int | None] = mapped_column(Integer)
    area: Mapped[Words]
    area_version: Mapped[int] = mapped_column(Integer)
    title: Mapped[Words]
    opener: Mapped[int | None] = mapped_column(BigInteger)  # of the parties, for "my cases"
    typist: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[Words]
    visit: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer)
    ending: Mapped[Words | None]
    data: Mapped[Json]
    standing: Mapped[Json]  # parties, votes, acted, unlocked: what decide() needs besides
    opened_at: Mapped[Moment]
    entered_at: Mapped[Moment]
    head: Mapped[bytes] = mapped_column(LargeBinary)  # hash of the last event
    # The revision that the last daily root holds; only says where to look for newer heads.
    rooted: Mapped[int] = mapped_column(Integer, server_default="0")
    # Outbox rows that the last event made: whether all of them still wait says whether it can be
    # taken back. NULL: written by a release that did not count, or the first event.
    posts: Mapped[int | None] = mapped_column(SmallInteger)
    # Begun before this window shut and received after: as its first event says.
    late: Mapped[Words | None]
    __table_args__ = (
        within_tenant("definition", "definition_version", "hash"),
        Index("uq_cases_number", "tenant", "number", unique=True),
        Index("ix_cases_opener", "tenant", "opener", "id"),
        Index(
            "ix_cases_typist",
            "tenant",
            "typist",
            "id",
            postgresql_where=text("typist IS NOT NULL"),
        ),
        Index("ix_cases_late", "tenant", "id", postgresql_where=text("late IS NOT NULL")),
        Index("ix_cases_area", "tenant", "area"),  # C collation: prefix search works
        # Three letters each: a word anywhere in a title or number. At once, since what waits in a
        # pending list would be read whole by every search.
        Index(
            "ix_cases_words",
            "title",
            "number",
            postgresql_using="gin",
            postgresql_ops={"title": "gin_trgm_ops", "number": "gin_trgm_ops"},
            postgresql_with={"fastupdate": "off"},
        ),
        # No index holds what a step changes, and pages keep room: a step rewrites the row in
        # place (HOT) instead of touching every index. Where open cases stand is asked of `task`,
        # what ended lately of `ended`.
        {"postgresql_with": {"fillfactor": "70"}},
    )


class Ended(Base):
    """Cases that came to an end, by when: for lists of the latest outcomes."""

    __tablename__ = "ended"
    tenant: Mapped[Tenant]
    ended_at: Mapped[Moment] = mapped_column(primary_key=True)
    case_id: Mapped[Id] = mapped_column(primary_key=True)
    __table_args__ = (within_tenant("case_id", "cases"),)


class EventRow(Base):
    """What happened to a case: sealed bytes chained by hash. Never updated, never deleted."""

    __tablename__ = "event"
    tenant: Mapped[Tenant]
    case_id: Mapped[Id] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[Words]
    recorded_at: Mapped[Moment]
    happened_at: Mapped[Moment]
    body: Mapped[bytes] = mapped_column(LargeBinary)  # canonical JSON; the hash covers all of it
    hash: Mapped[bytes] = mapped_column(LargeBinary)  # sha256(previous hash + body)
    __table_args__ = (within_tenant("case_id", "cases"),)


class WordsRow(Base):
    """Free words and personal values of an event; erasing a row leaves the chain valid."""

    __tablename__ = "words"
    tenant: Mapped[Tenant]
    case_id: Mapped[Id] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[Words] = mapped_column(primary_key=True)  # say.words, set.problem
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)  # goes with the value when erased
    value: Mapped[Json | None]
    released_at: Mapped[Moment | None]  # an official let the public read it
    released_by: Mapped[int | None] = mapped_column(BigInteger)
    erased_at: Mapped[Moment | None]
    __table_args__ = (within_tenant("case_id", "cases"),)


class TaskRow(Base):
    """A piece of work of a visit; open while closed_at is null."""

    __tablename__ = "task"
    tenant: Mapped[Tenant]
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    case_id: Mapped[Id]
    state: Mapped[Words]
    visit: Mapped[int] = mapped_column(Integer)
    slot: Mapped[Words]
    occurrence: Mapped[int] = mapped_column(SmallInteger)
    workflow: Mapped[Words]
    phase: Mapped[Words]
    role: Mapped[Words]
    queue: Mapped[Words]
    area: Mapped[Words]
    stage: Mapped[int] = mapped_column(SmallInteger)
    opened_at: Mapped[Moment]
    due_at: Mapped[Moment]  # NEVER where nothing is due: sorts last
    remind_at: Mapped[Moment | None]
    wake_at: Mapped[Moment | None]  # next moment for the clock: reminder or due, or a later try
    leased_until: Mapped[Moment | None]
    leased_by: Mapped[int | None] = mapped_column(BigInteger)  # a beat; None: a pause
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="0")  # failed wakes
    closed_at: Mapped[Moment | None]
    taken_by: Mapped[int | None] = mapped_column(BigInteger)  # who of several took it up
    taken_at: Mapped[Moment | None]
    # By which version of the office's calendar due_at was counted; null: the country's own.
    calendar: Mapped[int | None] = mapped_column(Integer)
    __table_args__ = (
        within_tenant("case_id", "cases"),
        Index(
            "uq_task_key", "tenant", "case_id", "state", "visit", "slot", "occurrence", unique=True
        ),
        Index(
            "ix_task_open",
            "tenant",
            "queue",
            "due_at",
            "id",
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_task_wake", "wake_at", postgresql_where=text("closed_at IS NULL")),
        Index(
            "ix_task_taken",
            "tenant",
            "taken_by",
            "due_at",
            "id",
            postgresql_where=text("closed_at IS NULL AND taken_by IS NOT NULL"),
        ),
    )


class Submission(Base):
    """A form's identity: same identity and same content = the same receipt (foundation 17)."""

    __tablename__ = "submission"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    form: Mapped[Words] = mapped_column(primary_key=True)  # uuid made when first shown
    content_hash: Mapped[Words]
    person: Mapped[int | None] = mapped_column(BigInteger)
    case_id: Mapped[int] = mapped_column(BigInteger)
    seq: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[Moment]
    __table_args__ = (within_tenant("case_id", "cases"),)


class IncidentRow(Base):
    """Something that the secretariat must settle; never a silent fallback."""

    __tablename__ = "incident"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    id: Mapped[Id] = mapped_column(Identity(), primary_key=True)
    case_id: Mapped[int | None] = mapped_column(BigInteger)
    slot: Mapped[Words]
    kind: Mapped[Words]
    values: Mapped[Json]
    raised_at: Mapped[Moment]
    settled_at: Mapped[Moment | None]
    settled_by: Mapped[int | None] = mapped_column(BigInteger)
    assignee: Mapped[int | None] = mapped_column(BigInteger)  # who said that they see to it
    assigned_at: Mapped[Moment | None]
    note: Mapped[Words | None]  # in whose words of what is being done
    __table_args__ = (
        within_tenant("case_id", "cases"),
        Index("ix_incident_open", "tenant", "id", postgresql_where=text("settled_at IS NULL")),
        Index(
            "ix_incident_kind",
            "tenant",
            "kind",
            "id",
            postgresql_where=text("settled_at IS NULL"),
        ),
        Index("ix_incident_case", "tenant", "case_id"),
    )


class DailyRoot(Base):
    """One hash over the heads that changed since the root before and over that root: so over all.

    Printed in minutes and exported; `heads` is its text, compressed.
    """

    __tablename__ = "daily_root"
    tenant: Mapped[Tenant] = mapped_column(ForeignKey("tenant.id"))
    on: Mapped[dt.date] = mapped_column(Date, primary_key=True)
    cases: Mapped[int] = mapped_column(BigInteger)  # heads in the text
    heads: Mapped[bytes] = mapped_column(LargeBinary)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[Moment]
