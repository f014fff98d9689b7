"""What each level recommends in a case, as one reader may see it: by which events, and how far it
is from what was asked. Pure.

Built up from the answers that the reader sees already. Never here: who sees them, or words.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.core.content import history
from engine.core.definition.fields import Field
from engine.core.definition.flow import edges_of
from engine.core.definition.recommendations import Recommended, taken_in
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Case
from engine.store.events import Recorded

COMPARED = ("volume", "amount")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that the reader sees. `public`: everybody may read it."""

    key: str
    field: Field
    value: JSON
    public: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """A level's recommendation. `said`: slot -> answer; empty: it is still to come. `events`: those
    that made the answers what they are, the oldest first. `shares`: slot -> how much of what was
    asked it is, where both are numbers that can be compared."""

    key: str
    rule: Recommended
    said: Mapping[str, Answer]
    events: tuple[int, ...]
    shares: Mapping[str, Decimal]

    @property
    def given(self) -> bool:
        """Whether it has said anything that this reader may see."""
        return bool(self.said)


def recommended(
    definition: Definition,
    case: Case,
    happened: Sequence[Recorded],
    answers: Iterable[Answer],
    official: bool | None,
) -> tuple[Level, ...]:
    """The levels in their order: what was given, and what is still to come.

    `happened`: without what is hidden from this reader (veiled.py); `answers`: all that they see;
    `official`: as an office, as a party, or (None) as anybody.
    """
    if not definition.recommendations or not happened:
        return ()
    pairs = [(one.record, one.words) for one in happened]
    content = history(pairs)[happened[-1].seq]
    seen = {one.key: one for one in answers if _is_said(one)}
    asked = next((one for one in definition.recommendations.values() if one.asked), None)
    ahead = _ahead(definition, case)
    found = []
    for key, rule in definition.recommendations.items():
        said = {slot: seen[name] for slot, name in rule.named.items() if name in seen}
        if said.keys() - {"unit"}:
            own = [one.key for one in said.values() if one.key in rule.fields]
            events = {content[name].since for name in own if name in content}
            shares = dict(_shares(rule, asked, seen)) if asked is not None else {}
            found.append(Level(key, rule, said, tuple(sorted(events)), shares))
        elif not rule.fields & content.keys() and _is_awaited(definition, rule, ahead, official):
            found.append(Level(key, rule, {}, (), {}))
    return tuple(found)


def _is_awaited(
    definition: Definition, rule: Recommended, ahead: Collection[str], official: bool | None
) -> bool:
    """Whether something of it may still be given that this reader would see."""
    fields = [definition.fields[name] for name in rule.fields if name in ahead]
    return any(_may_see(field, official) for field in fields)


def _is_said(one: Answer) -> bool:
    return one.value not in (None, "") or (one.value is None and one.field.unknown)


def _may_see(field: Field, official: bool | None) -> bool:
    return field.see == "public" or bool(official) or (field.see == "parties" and official is False)


def _shares(
    rule: Recommended, asked: Recommended, seen: Mapping[str, Answer]
) -> Iterator[tuple[str, Decimal]]:
    for slot in COMPARED:
        mine, theirs = getattr(rule, slot), getattr(asked, slot)
        if rule is asked or mine not in seen or theirs not in seen:
            continue
        if slot == "volume" and _unit(rule, seen) != _unit(asked, seen):
            continue
        part, whole = seen[mine].value, seen[theirs].value
        if part is not None and whole is not None and Decimal(str(whole)) > 0:
            yield slot, Decimal(str(part)) / Decimal(str(whole))


def _unit(rule: Recommended, seen: Mapping[str, Answer]) -> JSON:
    found = seen.get(rule.unit or "")
    return found.value if found is not None else None


def _ahead(definition: Definition, case: Case) -> frozenset[str]:
    """The fields that may still be asked for, from where the case stands; none once it ended."""
    if case.ending is not None:
        return frozenset()
    came, todo = {case.state}, [case.state]
    while todo:
        key = todo.pop()
        for edge in edges_of(key, definition.states[key]):
            if edge.to not in came:
                came.add(edge.to)
                todo.append(edge.to)
    return frozenset(name for key in came for name in taken_in(definition.states[key]))
