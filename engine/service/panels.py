"""The reviews of a case as pages show them: the rule, who answered what, and how each ended.

Offices, never persons. What a review hides until it is closed is not in these values. Pure.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.core.definition.base import Text
from engine.core.definition.reviews import Panel, Rule, title_of
from engine.core.definition.workflow import Definition
from engine.core.slots import review_of, role_of
from engine.core.values import Case, Data
from engine.core.world import World
from engine.service.followed import Counted, Who
from engine.service.saying_reviews import SayingReviews
from engine.store.events import Recorded

# How a seat stands: "answered" is all that is said of an opinion that is still hidden.
ANSWERS: Mapping[bool | None, str] = {True: "agreed", False: "refused", None: "abstained"}


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat: `standing` is waiting, answered, agreed, refused, abstained, aside or spared."""

    who: Who
    role: Text | None
    standing: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One review of the present state. `result`: pass or fail where it has ended."""

    title: Text | None
    rule: Text
    seats: tuple[SeatView, ...]
    answered: int
    result: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Spared:
    """A seat of the reader's whose answer is no longer needed since an event."""

    event: Recorded
    role: Text | None


def rule_said(definition: Definition, rule: Rule) -> Text:
    """The rule of a review in both languages."""
    return Text(
        id=SayingReviews(definition, "id").rule(rule) + ".",
        en=SayingReviews(definition, "en").rule(rule) + ".",
    )


def panel_view(
    definition: Definition,
    case: Case,
    events: Sequence[Recorded],
    world: World,
    reader: int | None,
) -> tuple[ReviewView, ...]:
    """The reviews of the state in which the case stands, as this person may see them."""
    panel = definition.states[case.state].panel
    if panel is None or case.ending is not None:
        return ()
    entered = next((e.record for e in reversed(events) if "to" in e.record), {})
    here = [e.record for e in events if e.record.get("seq", 0) >= entered.get("seq", 0)]
    return tuple(
        ReviewView(
            title=title_of(rule),
            rule=rule_said(definition, rule),
            seats=tuple(_seats(definition, case, name, rule, here, world, reader)),
            answered=sum(review_of(vote.slot) == name for vote in case.votes),
            result=case.closed.get(name),
            hidden=rule.hidden is not None and name not in case.closed,
        )
        for name, rule in panel.reviews.items()
    )


def _seats(
    definition: Definition,
    case: Case,
    name: str,
    rule: Rule,
    records: Sequence[Data],
    world: World,
    reader: int | None,
) -> Iterator[SeatView]:
    found: dict[str, SeatView] = {}
    closed = name in case.closed
    for vote in case.votes:
        open_ = closed or rule.hidden is None or vote.person == reader
        standing = ANSWERS[vote.agrees] if open_ else "answered"
        found[vote.slot] = _seat(definition, vote.slot, vote.queue, world, standing)
    for task in case.tasks:
        found[task.slot] = _seat(definition, task.slot, task.queue, world, "waiting")
    for slot in (s for record in records for s in record.get("spared", ())):
        found.setdefault(slot, _seat(definition, slot, "", world, "spared"))
    for slot in (s for record in records for s in record.get("aside", {}).get("left", ())):
        found.setdefault(slot, _seat(definition, slot, "", world, "aside"))
    order = {role: place for place, role in enumerate(rule.seats)}
    for slot in sorted(found, key=lambda one: (order.get(role_of(one), 99), one)):
        if review_of(slot) == name and slot:
            yield found[slot]


def _seat(definition: Definition, slot: str, queue: str, world: World, standing: str) -> SeatView:
    role = definition.roles.get(role_of(slot))
    offices = world.directory.by_queue.get(queue, ())
    title = role.title if role else None
    return SeatView(Who(offices[0].name if offices else None, title), title, standing)


def spared_of(
    definition: Definition, case: Case, events: Sequence[Recorded], mine: Collection[str]
) -> Spared | None:
    """The reader's seat that a review's end closed without an answer, where it was the last thing
    that the case asked of them."""
    held: dict[str, str] = {}
    found: Spared | None = None
    for event in events:
        record = event.record
        queues = {slot: held.get(slot, "") for slot in record.get("spared", ())}
        for slot in record.get("close", ()):
            held.pop(slot, None)
        if "to" in record:
            held = {}
        held |= {part.get("slot", ""): part["queue"] for part in record.get("open", ())}
        if set(held.values()) & set(mine):
            found = None  # the case asks them anew
        for slot, queue in queues.items():
            if queue in mine:
                role = definition.roles.get(role_of(slot))
                found = Spared(event, role.title if role else None)
    asked = any(task.queue in mine for task in case.tasks)
    return None if asked else found


def counted_of(definition: Definition, record: Data) -> Iterator[Counted]:
    """How reviews ended by this event, in the words of the rules that it went by."""
    state = definition.states.get(record.get("from", ""))
    panel = state.panel if state is not None else None
    for name, count in record.get("counted", {}).items():
        yield _counted(panel, name, count)


def _counted(panel: Panel | None, name: str, count: Mapping[str, Any]) -> Counted:
    rule = panel.reviews.get(name) if panel is not None else None
    return Counted(
        title=title_of(rule) if rule is not None else None,
        passed=count["outcome"] == "pass",
        mode=count.get("mode", "vote"),
        agreed=count.get("for", 0),
        refused=count.get("against", 0),
        abstained=count.get("abstained", 0),
        silent=count.get("silent", 0),
        tie=count.get("tie"),
    )


def roles_of(definition: Definition, slots: Sequence[str]) -> tuple[Text, ...]:
    """The titles of the roles whose seats these are, once each."""
    keys = dict.fromkeys(role_of(slot) for slot in slots)
    return tuple(definition.roles[key].title for key in keys if key in definition.roles)
