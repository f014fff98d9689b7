"""One step as the store writes it: the case before and after, its sealed event, what follows.

Values only. Never here: SQL, or any decision.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.chain import Sealed
from engine.core.values import Case, Data, Event, Incident, Task

Key = tuple[str, int, str, int]  # state, visit, slot, occurrence


@dataclass(frozen=True, slots=True)
class Post:
    """An outbox row: tell whoever is behind `queue`, not before that moment (foundation 20)."""

    queue: str
    notice: str
    kind: str
    values: Data
    not_before: dt.datetime


@dataclass(frozen=True, slots=True)
class Form:
    """A form's identity and the hash of what it holds (foundation 17)."""

    key: str
    content_hash: str
    person: int | None


@dataclass(frozen=True, slots=True)
class Birth:
    """What only the first step of a case knows."""

    area_version: int
    secret_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`before` is None, and `birth` given, where the step opens the case. `phase` and `title` are
    read from the definition, for the lists; no title means that it stays."""

    before: Case | None
    after: Case
    event: Event
    sealed: Sealed
    phase: str
    title: str | None
    posts: tuple[Post, ...] = ()
    incidents: tuple[Incident, ...] = ()
    form: Form | None = None
    birth: Birth | None = None


def key(task: Task) -> Key:
    """What makes a task this task within its case (foundation 15)."""
    return task.state, task.visit, task.slot, task.occurrence


def closed(step: Step) -> Iterator[Task]:
    """Open tasks that the step ends."""
    left = {key(task) for task in step.after.tasks}
    return (task for task in _tasks(step.before) if key(task) not in left)


def opened(step: Step) -> Iterator[Task]:
    """Tasks that the step makes."""
    had = {key(task) for task in _tasks(step.before)}
    return (task for task in step.after.tasks if key(task) not in had)


def changed(step: Step) -> Iterator[Task]:
    """Tasks that stay the same piece of work but were reminded of or handed on."""
    had = {key(task): task for task in _tasks(step.before)}
    return (task for task in step.after.tasks if had.get(key(task), task) != task)


def _tasks(case: Case | None) -> tuple[Task, ...]:
    return () if case is None else case.tasks
