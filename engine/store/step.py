"""One step as the store writes it: the case before and after, its sealed event, what follows.

Values only. Never here: SQL, or any decision.
"""

import datetime as dt
from typing import NamedTuple

from engine.core.chain import Sealed
from engine.core.values import Case, Data, Event, Incident, Task, Value


class Post(Value, frozen=True):
    """An outbox row: tell whoever is behind `queue`, not before that moment (foundation 20)."""

    queue: str
    notice: str
    kind: str
    values: Data
    not_before: dt.datetime


class Form(Value, frozen=True):
    """A form's identity and the hash of what it holds (foundation 17)."""

    key: str
    content_hash: str
    person: int | None


class Birth(Value, frozen=True):
    """What only the first step of a case knows."""

    area_version: int
    secret_hash: str | None = None
    late: str | None = None  # the window that had shut by then


class Step(Value, frozen=True):
    """`before` is None, and `birth` given, where the step opens the case. `phase` and `title` are
    read from the definition, for the lists; no title means that it stays.

    `leaves_cases`: it waits no longer for those that it opened in the visit before.
    `resumes_cases`: it waits for those of this visit by other rules, or again.
    `restores`: an act is taken back, and the tasks that it closed are open as they were.
    """

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
    leaves_cases: bool = False
    resumes_cases: bool = False
    restores: bool = False


class Tasks(NamedTuple):
    """What a step does to the open tasks of its case."""

    closed: tuple[Task, ...]
    opened: tuple[Task, ...]
    changed: tuple[Task, ...]  # the same piece of work, reminded of or handed on


def tasks_of(step: Step) -> Tasks:
    """The difference between the open tasks before and after, by their keys (foundation 15)."""
    if step.before is None:
        return Tasks((), step.after.tasks, ())
    # Entering a state ends every task before.
    if step.before.visit != step.after.visit and not step.restores:
        return Tasks(step.before.tasks, step.after.tasks, ())
    before = {_key(task): task for task in step.before.tasks}
    after = {_key(task): task for task in step.after.tasks}
    closed = tuple(task for key, task in before.items() if key not in after)
    if step.restores:  # every task that stands again has a row
        return Tasks(closed, (), tuple(t for key, t in after.items() if before.get(key) != t))
    return Tasks(
        closed,
        tuple(task for key, task in after.items() if key not in before),
        tuple(t for key, t in after.items() if key in before and before[key] != t),
    )


def _key(task: Task) -> tuple[str, int, str, int]:
    return task.state, task.visit, task.slot, task.occurrence
