"""The values that decide() takes and gives: case, task, actor, event, notice, incident.

Frozen, plain, comparable. Never here: how they are stored or shown.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from engine.core.clock import Clock
from engine.core.kinds import Kind
from engine.core.value import JSON, Data, Value

# What stands below is imported from here, and these with it, wherever they were made.
__all__ = ["JSON", "Data", "Value"]

HANDED, SETTLED = 1, 2  # stages of a task: handed on; overdue and said, never woken again
LATER = -1  # stage of a task that nobody has yet: the clock opens it on its day


class Task(Value, frozen=True):
    """An open piece of work. Its key is (case, state, visit, slot, occurrence).

    `queue` is the resolved eligibility rule, e.g. `village_head@33.26.01.2001`: whoever holds an
    office with this queue on the day may act, so a successor sees it at once. `stage` counts what
    silence did so far (0: as made, 1: handed on). `taken_by`: who of several took it up; whether
    that still counts is asked of the day's directory (hands.py). `calendar`: the version by which
    the due moment was counted (0: the country's own); None: as the event says that makes it.
    """

    state: str
    visit: int
    slot: str  # "" for a state with one task, else the seat's key
    occurrence: int
    role: str
    queue: str
    opened_at: dt.datetime
    due_at: dt.datetime | None
    remind_at: dt.datetime | None
    stage: int = 0
    taken_by: int | None = None
    taken_at: dt.datetime | None = None
    calendar: int | None = None

    @property
    def is_later(self) -> bool:
        """Whether its day has not come: nobody has it, and `due_at` is when it opens."""
        return self.stage == LATER


class Vote(Value, frozen=True):
    """One seat's recorded answer in a review."""

    slot: str
    agrees: bool | None  # None: abstained
    person: int
    queue: str
    reason: str | None = None


class Signature(Value, frozen=True):
    """One office's signature under a joint action."""

    slot: str
    role: str
    queue: str
    person: int
    office: int | None
    at: dt.datetime


class Round(Value, frozen=True):
    """A joint action that waits for signatures: exactly these answers take effect, or none.

    `words` by path ("set.title", "say.words"), as beside the event that began it. `codes`: what
    the field named whose offices all sign.
    """

    action: str
    began: int  # number of the event that began it
    fields: Data
    words: Mapping[str, JSON]
    reason: str | None
    codes: tuple[str, ...]
    signed: tuple[Signature, ...]


class Approval(Value, frozen=True):
    """A state was approved: in which visit, where that led, by whom, on what numbers. Kept only
    where the definition says what is material."""

    visit: int
    to: str
    queues: tuple[str, ...]
    seen: Data


class Inquiry(Value, frozen=True):
    """Another office was asked: a question, or its word before the decision. `said`: "" while it
    is open, else answered, agreed, disagreed, turned_down or taken_back."""

    slot: str
    of: str  # the slot of the task that it belongs to
    queue: str
    asker: str  # the queue that asked
    person: int
    said: str = ""
    said_by: int | None = None
    behalf: int | None = None  # in whose place it was asked
    said_for: int | None = None  # in whose place it was answered


class Reopening(Value, frozen=True):
    """Approvals that are asked for anew, and where the case goes once they are given: to `goal`,
    where the act in `origin` would have led."""

    states: tuple[str, ...]
    goal: str
    origin: str


class Case(Value, frozen=True):
    """Where one run of a definition stands: exactly what folding its events gives."""

    tenant: int
    id: int
    number: str
    workflow: str
    definition: str  # hash of the definition version it is pinned to
    state: str
    visit: int
    revision: int  # number of events applied
    area: str
    cycle: int | None
    data: Data
    parties: Mapping[str, int]  # opener, typist, beneficiary -> person id
    tasks: tuple[Task, ...]
    votes: tuple[Vote, ...]  # of the present visit
    acted: Mapping[str, tuple[int, ...]]  # role -> persons who acted in it (separation of duties)
    unlocked: tuple[str, ...]  # fields that remarks opened for the waiting party
    opened_at: dt.datetime
    entered_at: dt.datetime  # arrival in the present state
    ending: str | None = None
    head: str = ""  # hash of the last event
    closed: Mapping[str, str] = {}  # of this visit: reviews side by side that ended -> pass, fail
    round: Round | None = None  # a joint action under way
    approved: Mapping[str, Approval] = msgspec.field(default_factory=dict)  # by state
    reopening: Reopening | None = None
    asked: tuple[Inquiry, ...] = ()  # of this visit
    clock: Clock = Clock()  # of this visit


class Actor(Value, frozen=True):
    """Who asks: a person, or None for the engine itself (the clock)."""

    person: int | None


SYSTEM = Actor(person=None)


class Act(Value, frozen=True):
    """A request to take one action on a case.

    `data` holds field values and, under "reason", "words", "next_step" and "remarks"
    ({field: text}), what the action asks. `revision`: the one that was seen; `begun_at`: when.
    """

    action: str
    actor: Actor
    data: Data = msgspec.field(default_factory=dict)
    revision: int | None = None
    slot: str = ""
    happened_at: dt.datetime | None = None
    begun_at: dt.datetime | None = None


class Parent(Value, frozen=True):
    """The case that opened another one, and for which of its slots. Where the other is a part of
    it: in which state that begins, with which visit, and who has acted on the whole."""

    case: int
    number: str
    slot: str
    begin: str | None = None
    visit: int = 1
    acted: Mapping[str, tuple[int, ...]] = {}


class Open(Value, frozen=True):
    """A request to open a case. `parties` names opener and, if typed by another, typist. `parent`:
    another case opens it, and no person."""

    actor: Actor
    parties: Mapping[str, int]
    data: Data
    happened_at: dt.datetime | None = None
    parent: Parent | None = None
    begun_at: dt.datetime | None = None


class Wake(Value, frozen=True):
    """The engine's request: the task in `slot` has reached its reminder or its due moment, or
    its office is to be found anew (reassign) after offices changed."""

    slot: str
    kind: Literal["remind", "lapse", "reassign"]


class Child(Value, frozen=True):
    """A case that another one opened and waits for. No number: it is not opened yet."""

    slot: str
    number: str | None
    ending: str | None


class Join(Value, frozen=True):
    """The engine's request: some of the cases that this one waits for have `ended` (their slots).
    `cases` are all of them, read from their rows."""

    cases: tuple[Child, ...]
    ended: tuple[str, ...]


class ParentLeft(Value, frozen=True):
    """The engine's request: the case that opened this one waits for it no longer."""

    parent: Parent
    withdraw: bool


class Event(Value, frozen=True):
    """What happened, in the past tense. `body` folds into the case; keys and values only. `words`:
    free words and personal values by path ("set.problem"), which the store keeps in a side table
    and seals into the event by a salted hash, so that erasing them leaves the chain valid."""

    kind: Kind
    at: dt.datetime  # recorded
    happened_at: dt.datetime
    body: Data
    words: Mapping[str, JSON] = msgspec.field(default_factory=dict)


class Notify(Value, frozen=True):
    """Tell whoever is behind `queue` (an office or `person:<id>`); an outbox row."""

    queue: str
    notice: str  # key of the definition's notice
    kind: str  # task, outcome, progress, reminder
    values: Data


class Incident(Value, frozen=True):
    """Something that the secretariat must settle: unstaffed, vacant, silent, no_way,
    cases_too_few, case_not_opened, cannot_withdraw."""

    kind: str
    slot: str
    values: Data


class Why(Value, frozen=True):
    """Why something may not be done: a message key and its values."""

    key: str
    values: Data = msgspec.field(default_factory=dict)
    field: str | None = None  # the input it belongs to


class Accepted(Value, frozen=True):
    """The step: one event, the case after it, and what the world must do about it."""

    event: Event
    case: Case
    notices: tuple[Notify, ...] = ()
    incidents: tuple[Incident, ...] = ()


class Refused(Value, frozen=True):
    """A value with reasons for users; nothing happened."""

    reasons: tuple[Why, ...]


Decision = Accepted | Refused


class Offer(Value, frozen=True):
    """An action as it stands for this actor now: open, or closed with the reasons."""

    action: str
    slot: str
    open: bool
    why: tuple[Why, ...] = ()
    behalf: int | None = None  # the person in whose place it is done
