"""The tasks and votes of a case that stands where it stood, under another version of its rules.

A task is kept as it is where role, queue and due say the same; else it is closed and made anew,
and what did not change goes over into it (since when it is open, when it is due).
"""

import datetime as dt
from collections.abc import Collection, Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from engine.core.definition.base import Duration
from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Silence, State
from engine.core.dues import Moments, due_moments
from engine.core.entering import seated as drawn_anew
from engine.core.migrating.alike import due_rule, same_source
from engine.core.migrating.duties import owed
from engine.core.migrating.names import Names, beside, vote_at
from engine.core.recusing import Aside
from engine.core.resolving import Subject
from engine.core.slots import number_of, review_of, role_of, slot_of
from engine.core.values import HANDED, JSON, Case, Inquiry, Task, Value, Vote
from engine.core.world import World

# Where the new due moment has passed already: silence would strike on the spot, so the task is
# due at the end of the next working day.
GRACE = Duration(count=1, unit="working days")


class Seated(Value, frozen=True):
    """All open tasks and counting votes afterwards. `made`: the tasks that are new rows; `told`:
    those of them that another office holds than before."""

    tasks: tuple[Task, ...]
    votes: tuple[Vote, ...]
    made: tuple[Task, ...]
    told: tuple[Task, ...]
    asked: tuple[Inquiry, ...] = ()  # what goes on of it beside these tasks
    aside: dict[str, JSON] = msgspec.field(default_factory=dict)  # of the seats that are drawn anew


class Ground(Value, frozen=True):
    """A case between two versions: everything that seating looks at."""

    old: Compiled
    new: Compiled
    case: Case
    state: str  # the key in the new version
    subject: Subject  # with the answers under their new keys
    world: World
    now: dt.datetime

    @property
    def was(self) -> State:
        """The state as the old version has it."""
        return self.old.definition.states[self.case.state]

    @property
    def here(self) -> State:
        """The state as the new version has it."""
        return self.new.definition.states[self.state]


def seated(at: Ground) -> Seated:
    """1. The seats that the new version wants. 2. Who answered already. 3. Tasks for the rest."""
    tasks, votes, made, told = [], [], [], []
    places: dict[str, str] = {}
    for slot, role, queue, task, vote in _matched(at):
        places |= {each.slot: slot for each in (task, vote) if each is not None}
        if vote is not None:
            votes.append(vote_at(vote, slot))
            continue
        after = _task(at, slot, role, queue, task)
        tasks.append(after)
        if after != task:
            made.append(after)
            if task is None or task.queue != after.queue:
                told.append(after)
    for task, is_made in owed(at.here, at.was, at.case, at.state, at.world, at.now):
        tasks.append(task)
        if is_made:
            made.append(task)
    asked = beside(at.case, places, at.here.panel is not None)
    clock = (at.case.clock.pause, at.case.clock.request)
    beside_it = {one.slot for one in (*asked, *clock) if one is not None}
    for task, is_made in _sides(at, beside_it):
        tasks.append(task)
        if is_made:
            made.append(task)
    return Seated(
        tuple(tasks), tuple(votes), tuple(made), tuple(told), asked, _aside(at, tasks, votes)
    )


def _sides(at: Ground, kept: Collection[str]) -> Iterator[tuple[Task, bool]]:
    """What goes on beside the seats, in the state and role by their new keys."""
    names = Names(at.new.definition)
    moved = at.was.phase != at.here.phase  # the row holds it, for the queue's filter
    for task in at.case.tasks:
        if task.slot in kept:
            after = replace(task, state=at.state, role=names.role(task.role) or task.role)
            is_made = moved or after != task
            yield replace(after, occurrence=at.case.revision + 1) if is_made else task, is_made


def _aside(at: Ground, tasks: list[Task], votes: list[Vote]) -> dict[str, JSON]:
    """Whose seat is left out, and who answers instead of whom, as far as it is drawn here."""
    if at.here.panel is None:
        return {}
    drawn = _drawn(at)
    kept = {*(task.slot for task in tasks), *(vote.slot for vote in votes)}
    before = [*(task.slot for task in at.case.tasks), *(vote.slot for vote in at.case.votes)]
    known = {_renamed(at, slot, _seat_role(at, slot) or "") for slot in before if slot}
    left = tuple(slot for slot in drawn.left if slot not in kept)
    new = {slot: queue for slot, queue in drawn.instead.items() if slot in kept - known}
    return replace(drawn, left=left, instead=new).said()


def _drawn(at: Ground) -> Aside:
    return drawn_anew(at.new, at.state, at.subject, at.world, at.now)


Match = tuple[str, str, str, Task | None, Vote | None]


def _matched(at: Ground) -> Iterator[Match]:
    """(slot, role, queue, its task, its vote) of every seat.

    Where the role's source is the same, the seats stay as they were drawn; else they are drawn
    anew, and whoever holds the same queue keeps their answer or their task.
    """
    old_tasks = {task.slot: task for task in at.case.tasks}
    old_votes = {vote.slot: vote for vote in at.case.votes}
    drawn = _drawn(at).seats
    for review, role in dict.fromkeys((review_of(slot), role) for slot, role, _ in drawn):
        before = [
            slot
            for slot in dict.fromkeys((*old_votes, *old_tasks))
            if _seat_role(at, slot) == role
            and (slot == "") == (at.here.panel is None)
            and _review(at, slot) == review
            and _same_mode(at, slot)
        ]
        here = [one for one in drawn if (review_of(one[0]), one[1]) == (review, role)]
        if review in ended(at):  # it has ended: nobody is asked again
            for was in before:
                vote = old_votes.get(was)
                if vote is not None:
                    yield _renamed(at, was, role), role, vote.queue, None, vote
            continue
        if before and _same_role(at, before[0], role):
            now = {slot: queue for slot, _, queue in here}
            # By the new slot: two roles that became one have one seat, the answered one first.
            stay = {_renamed(at, slot, role): slot for slot in reversed(before)}
            for slot, was in sorted(stay.items()):
                task = old_tasks.get(was)
                held = next(iter(now.values())) if slot not in now else now[slot]
                if task is not None and not _is_handed(at, task):
                    held = task.queue
                yield slot, role, held, task, old_votes.get(was)
            continue
        for slot, _, queue in here:
            vote = next((old_votes[s] for s in before if _queue(old_votes, s) == queue), None)
            task = next((old_tasks[s] for s in before if _queue(old_tasks, s) == queue), None)
            yield slot, role, queue, task, vote


def ended(at: Ground) -> dict[str, str]:
    """The reviews of this visit that have ended, by their present keys."""
    found = {Names(at.new.definition).review(key): end for key, end in at.case.closed.items()}
    return {key: end for key, end in found.items() if key is not None}


def _review(at: Ground, slot: str) -> str | None:
    """The present key of the review that the seat belonged to."""
    return Names(at.new.definition).review(review_of(slot))


def _same_mode(at: Ground, slot: str) -> bool:
    """Whether the answers of this review still mean the same: one vote is no consensus."""
    was, now = at.was.panel, at.here.panel
    if was is None or now is None or review_of(slot) not in was.reviews:
        return was is None and now is None
    return was.reviews[review_of(slot)].mode == now.reviews[_review(at, slot) or ""].mode


def _queue(found: dict[str, Vote] | dict[str, Task], slot: str) -> str | None:
    return found[slot].queue if slot in found else None


def _seat_role(at: Ground, slot: str) -> str | None:
    """The present key of the role whose seat this was."""
    was = role_of(slot) if slot else at.was.awaited
    return None if was is None else Names(at.new.definition).role(was)


def _same_role(at: Ground, slot: str, role: str) -> bool:
    was = role_of(slot) if slot else at.was.awaited
    return was is not None and _same(at.old, was, at.new, role)


@lru_cache(maxsize=4096)  # asked for each case; there are few roles
def _same(old: Compiled, was: str, new: Compiled, role: str) -> bool:
    roles = old.definition.roles
    return was in roles and same_source(roles[was], new.definition.roles[role])


def _renamed(at: Ground, slot: str, role: str) -> str:
    return slot and slot_of(_review(at, slot) or "", role, number_of(slot) or None)


def _task(at: Ground, slot: str, role: str, queue: str, task: Task | None) -> Task:
    """The seat's task afterwards: the very same, one that takes over from it, or a new one.

    The occurrence of a task made here is the number of its event: above every earlier one.
    """
    if task is None:
        moments = Moments(at.now, at.now)
        due_at, remind_at = _dues(at, moments)
        return Task(
            at.state, at.case.visit, slot, at.case.revision + 1, role, queue, at.now,
            due_at, remind_at,
        )  # fmt: skip
    if _is_handed(at, task):
        after = _handed(at, role, queue, task)
    else:
        after = replace(_due(at, task), role=role, queue=queue)
    after = replace(after, state=at.state, slot=slot)
    phase_moved = at.was.phase != at.here.phase  # the row holds it, for the queue's filter
    if after == task and not phase_moved:
        return task
    return replace(after, occurrence=at.case.revision + 1)


def _is_handed(at: Ground, task: Task) -> bool:
    seat = role_of(task.slot) if task.slot else at.was.awaited
    return task.stage >= HANDED and task.role != seat


def _handed(at: Ground, role: str, queue: str, task: Task) -> Task:
    """A task that silence handed on stays there if the new version hands it on to the same role;
    else it goes back to whom the state waits for, due as if it had never left."""
    silence, was = at.here.if_silent, at.was.if_silent
    names = Names(at.new.definition)
    if isinstance(silence, Silence) and isinstance(was, Silence):
        to = names.role(task.role)
        source = at.old.definition.roles.get(task.role)
        if (
            to is not None
            and silence.hand_to == to
            and silence.for_ == was.for_
            and source is not None
            and same_source(source, at.new.definition.roles[to])
        ):
            return replace(task, role=to)
    back = replace(task, role=role, queue=queue, opened_at=at.case.entered_at, stage=0)
    return _recounted(at, back, None)


def _due(at: Ground, task: Task) -> Task:
    """Kept, unless the definition says otherwise; then counted anew from when it was opened."""
    subject = Subject(at.case.area, at.case.data, at.case.parties)
    if due_rule(at.old, at.was, subject) == due_rule(at.new, at.here, at.subject):
        return task
    return _recounted(at, task, task.due_at)


def _dues(at: Ground, moments: Moments) -> tuple[dt.datetime | None, dt.datetime | None]:
    due, calendar = at.here.due, at.world.calendar
    return due_moments(due, at.subject, at.new, calendar, moments, at.case.clock)


def _recounted(at: Ground, task: Task, before: dt.datetime | None) -> Task:
    """Due by the new rule, counted from when the task was opened (also where the paper's day
    counts: it lies before that, so the new moment is never too early)."""
    moments = Moments(task.opened_at, task.opened_at)
    due_at, remind_at = _dues(at, moments)
    if due_at is not None and due_at <= at.now:
        if before is not None and before <= at.now:
            return task  # it is late by either rule: so it stays
        due_at, remind_at = at.world.calendar.due(at.now, GRACE, False), None
    if remind_at is not None and remind_at <= at.now:
        remind_at = None
    return replace(task, due_at=due_at, remind_at=remind_at, stage=0, calendar=None)
