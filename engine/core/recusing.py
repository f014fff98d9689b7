"""Standing aside: seats of a review whose holders must not answer, and what becomes of them.

They must not where they acted in a role that is kept apart from the seat's, or where the case is
their own. Judged when the state is entered, and when an office is found anew. Never here: votes.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from engine.core.counting import at_close
from engine.core.definition.compiled import Compiled
from engine.core.definition.reviews import Panel, Rule
from engine.core.permitting import Standing
from engine.core.resolving import NOBODY, Subject
from engine.core.slots import review_of
from engine.core.values import JSON, Case, Incident, Task, Value, Why
from engine.core.whys import why
from engine.core.world import World

OWN = ("opener", "beneficiary")  # whoever only typed it for somebody has no part in it
Seat = tuple[str, str, str]  # slot, role, queue


class Aside(Value, frozen=True):
    """The seats that are asked after all, those left out, who answers instead of whom, and what
    the secretariat must settle."""

    seats: tuple[Seat, ...]
    left: tuple[str, ...] = ()
    instead: dict[str, str] = msgspec.field(default_factory=dict)  # slot -> queue that is not asked
    stuck: tuple[Incident, ...] = ()

    def said(self) -> dict[str, JSON]:
        """What an event keeps of it; nothing where nobody stands aside."""
        found: dict[str, JSON] = {}
        if self.left:
            found["left"] = list(self.left)
        if self.instead:
            found["instead"] = dict(self.instead)
        return found


class Hall(Value, frozen=True):
    """One case on one day, as far as it says who must stand aside."""

    compiled: Compiled
    subject: Subject
    world: World
    on: dt.date

    def barred(self, role: str, person: int) -> bool:
        """Whether this person must not answer a seat of the role."""
        return self.owns(person) or self.apart(role, person)

    def owns(self, person: int) -> bool:
        """Whether it is this person's own case."""
        return any(self.subject.parties.get(kind) == person for kind in OWN)

    def apart(self, role: str, person: int) -> bool:
        """Whether this person has acted in a role that is kept apart from this one."""
        acted = self.subject.acted
        return any(
            person in acted.get(other, ())
            for roles in self.compiled.definition.never_the_same_person
            if role in roles
            for other in roles
            if other != role
        )

    def free(self, role: str, queue: str) -> list[int]:
        """Those behind the queue who may answer a seat of the role."""
        persons = self.world.directory.persons_behind(queue, self.on)
        return [person for person in persons if not self.barred(role, person)]

    def must_aside(self, role: str, queue: str) -> bool:
        """Whether the seat is held, and only by such as must not answer. A vacancy is another
        matter."""
        held = self.world.directory.persons_behind(queue, self.on)
        return bool(held) and not self.free(role, queue)


def stand_aside(panel: Panel, seats: Sequence[Seat], hall: Hall) -> Aside:
    """What becomes of the seats, review by review, as their rules have it.

    A review becomes smaller only as far as it can still be carried, and never by a mandatory seat
    or the chair; else the seat stays and the secretariat is told.
    """
    kept: list[Seat] = []
    left: list[str] = []
    instead: dict[str, str] = {}
    stuck: list[Incident] = []
    for name, rule in panel.reviews.items():
        mine = [seat for seat in seats if review_of(seat[0]) == name]
        if rule.recused is not None:
            mine, out = _settled(rule, mine, seats, hall, instead, stuck)
            left += out
        kept += mine
        if rule.is_vote and rule.quorum is not None and len(mine) < rule.quorum:
            values = {"role": rule.seats[0], "seats": len(mine), "quorum": rule.quorum}
            stuck.append(Incident("no_quorum", mine[0][0] if mine else "", values))
    return Aside(tuple(kept), tuple(left), instead, tuple(stuck))


def _settled(
    rule: Rule,
    mine: list[Seat],
    every: Sequence[Seat],
    hall: Hall,
    instead: dict[str, str],
    stuck: list[Incident],
) -> tuple[list[Seat], list[str]]:
    """The seats of one review afterwards, and those left out of it."""
    after: list[Seat] = []
    out: list[Seat] = []
    for slot, role, queue in mine:
        if queue.startswith(NOBODY) or not hall.must_aside(role, queue):
            after.append((slot, role, queue))
            continue
        other = _same_office(role, queue, every, hall) if _wants_other(rule) else None
        if other is not None:
            instead[slot] = queue
            after.append((slot, role, other))
        elif _may_be_smaller(rule, role):
            out.append((slot, role, queue))
        else:
            after.append((slot, role, queue))
            stuck.append(_stuck(slot, role, queue))
    if out and at_close(rule, [(role, True) for _, role, _ in after], ()) != "pass":
        stuck += [_stuck(*seat) for seat in out]
        return [*after, *out], []
    return after, [slot for slot, _, _ in out]


def _wants_other(rule: Rule) -> bool:
    return rule.recused is not None and rule.recused.substitute is not None


def _may_be_smaller(rule: Rule, role: str) -> bool:
    smaller = rule.recused is not None and rule.recused.else_ == "smaller"
    return smaller and rule.is_vote and role not in rule.kept


def _stuck(slot: str, role: str, queue: str) -> Incident:
    return Incident("recused", slot, {"role": role, "queue": queue})


def _same_office(role: str, queue: str, every: Sequence[Seat], hall: Hall) -> str | None:
    """The first other post of the same organisation with somebody who may answer, and who has no
    seat here already."""
    directory = hall.world.directory
    posts = directory.by_queue.get(queue, ())
    taken = {other for _, _, other in every}
    seated = {p for other in taken for p in directory.persons_behind(other, hall.on)}
    organisation = posts[0].organisation if posts else None
    for office in directory.offices:
        if office.organisation != organisation or not office.queues or office in posts:
            continue
        found = office.queues[0]
        if found not in taken and set(hall.free(role, found)) - seated:
            return found
    return None


def again(panel: Panel | None, case: Case, task: Task, queue: str, hall: Hall) -> Aside:
    """The same for one seat whose office was found anew. It is never left out by that."""
    if panel is None or review_of(task.slot) not in panel.reviews or not task.slot:
        return Aside(((task.slot, task.role, queue),))
    others = [(t.slot, t.role, t.queue) for t in case.tasks if t.slot != task.slot]
    found = stand_aside(panel, [*others, (task.slot, task.role, queue)], hall)
    mine = next((seat for seat in found.seats if seat[0] == task.slot), None)
    if mine is None:
        return Aside(((task.slot, task.role, queue),), stuck=(_stuck(task.slot, task.role, queue),))
    stuck = tuple(one for one in found.stuck if one.slot == task.slot and one.kind == "recused")
    return Aside((mine,), stuck=stuck)


def party_reasons(at: Standing, slot: str) -> tuple[Why, ...]:
    """Why a person whose own case it is may not answer, where the review says who stands aside."""
    panel = at.compiled.definition.states[at.case.state].panel
    rule = panel.reviews.get(review_of(slot)) if panel is not None else None
    person = at.actor.person
    if rule is None or rule.recused is None or person is None:
        return ()
    own = any(at.case.parties.get(kind) == person for kind in OWN)
    return (why("own_case"),) if own else ()
