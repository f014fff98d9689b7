"""Material changes: what an act changed that approvals rested on, and where the case goes then.

The case goes back to the first approval that is reopened, and on its way afterwards passes the
states whose approval still holds, by the ways that were taken then, until it is where the act
would have led. Everything that was decided stands in the event. Never here: who may act.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from engine.core.approving import part_of, reopening_of
from engine.core.definition.compiled import Compiled
from engine.core.definition.material import Material
from engine.core.entering import HOPS, NoWay, travel
from engine.core.moving import WORDS
from engine.core.resolving import Subject
from engine.core.values import (
    JSON,
    Approval,
    Case,
    Data,
    Reopening,
)


@dataclass(slots=True)
class Turn:
    """What an act comes to. `target`: where the case is sent (None: it stays), after the states of
    `via`; `passes`: those of them whose approval still holds; `told`: fields whose change is only
    to be told."""

    target: str | None
    via: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    body: dict[str, JSON] = field(default_factory=dict)
    words: dict[str, JSON] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def turned(
    compiled: Compiled,
    case: Case,
    trigger: str,
    given: Data,
    target: str | None,
    subject: Subject,
    queues: Iterable[str],
    clock: dt.datetime,
) -> Turn:
    """The turn of an act that gives these fields and leads to `target` (None: it stays).

    1. What was changed materially. 2. The approval that the act itself is. 3. Back to the first
    that is reopened; or on, past those that hold; or as the act leads. Raises NoWay.
    """
    road = _Road(compiled, case, subject, clock)
    changed, reopened, told = _changes(compiled, case, given)
    turn = Turn(target, told=tuple(told) if case.approved else ())
    _say(compiled, case, given, changed, turn)
    approved = dict(case.approved)
    for key in reopened:
        approved.pop(key, None)
    approves = trigger in compiled.approvals.get(case.state, ()) and target is not None
    if approves and target is not None:
        made = _approval(compiled, case, given, target, queues)
        approved[case.state] = made
    if target is None and not reopened:
        return turn
    rest = road.to(target)[0] if target is not None else case.state
    first = next((key for key in compiled.definition.states if key in reopened), None)
    stays = target is None
    held = case.reopening if approves or stays else None
    pending = {k for k in (held.states if held else ()) if stays or k != case.state} | reopened
    goal, origin = (held.goal, held.origin) if held is not None else (rest, case.state)
    left = Reopening(tuple(k for k in compiled.definition.states if k in pending), goal, origin)
    after: Reopening | None = None
    if first is not None and road.before(first, rest):
        turn.target, rest, after = first, first, left
    elif held is not None and target is not None:
        turn.target, rest = road.past(target, approved, left, turn)
        after = left if rest in pending else None
    elif target is None:
        return _settled(turn, case, approved, left if held is not None else None)
    if after is None:
        approved = _entered(approved, rest)
    return _settled(turn, case, approved, after)


@dataclass(frozen=True, slots=True)
class _Road:
    """The ways of a case between states, as they are now."""

    compiled: Compiled
    case: Case
    subject: Subject
    clock: dt.datetime

    def to(self, state: str) -> tuple[str, tuple[str, ...]]:
        """Where a case comes to rest that is sent to the state."""
        visit = self.case.visit + 1
        return travel(self.compiled, state, self.subject, visit, self.clock)

    def before(self, state: str, other: str) -> bool:
        """Whether the state stands before the other: the document is in the order of the way."""
        order = list(self.compiled.definition.states)
        return order.index(state) < order.index(other)

    def past(
        self, target: str, approved: Mapping[str, Approval], left: Reopening, turn: Turn
    ) -> tuple[str, str]:
        """(sent to, comes to rest) from where an approval leads, past those that hold; these are
        noted in the turn."""
        for _ in range(HOPS):
            rest, via = self.to(target)
            if rest in (left.goal, *left.states, *turn.passes, self.case.state):
                return target, rest
            if rest == left.origin:  # there it was decided already that the case goes on
                following = left.goal
            elif rest in approved:
                following = approved[rest].to
            else:
                return target, rest
            turn.via, turn.passes = (*turn.via, *via, rest), (*turn.passes, rest)
            if rest == left.origin:
                return following, following
            target = following
        raise NoWay(target)


def _changes(
    compiled: Compiled, case: Case, given: Data
) -> tuple[dict[str, list[str]], set[str], list[str]]:
    """(field -> approvals that it reopens, all of these, fields that are only told)."""
    changed: dict[str, list[str]] = {}
    told: list[str] = []
    for key, rule in compiled.definition.material.items():
        old = case.data.get(key)
        if key not in given or given[key] == old:
            continue
        if not isinstance(rule, Material):
            told.append(key)
            continue
        found = [
            state
            for state in rule.reopens
            if state in case.approved
            and is_material(rule, case.approved[state].seen.get(key, old), given[key])
        ]
        if found:
            changed[key] = found
    return changed, {state for found in changed.values() for state in found}, told


def is_material(rule: Material, seen: JSON, now: JSON) -> bool:
    """Whether a value matters to who approved that which they saw. What is not known, or was
    not, always does."""
    if rule.any is not None or seen is None or now is None:
        return bool(seen != now)
    before, after = Decimal(str(seen)), Decimal(str(now))
    difference = abs(after - before)
    if rule.amount is not None:
        return difference > rule.amount
    return rule.percent is not None and difference * 100 > rule.percent * abs(before)


def _say(
    compiled: Compiled, case: Case, given: Data, changed: Mapping[str, list[str]], turn: Turn
) -> None:
    """What was material, from what to what; words stand beside the event."""
    said: dict[str, JSON] = {}
    for key in (*changed, *turn.told):
        described = compiled.definition.fields[key]
        part: dict[str, JSON] = {"reopens": changed[key]} if key in changed else {}
        old = case.data.get(key)
        if described.personal or described.type in WORDS:
            if old is not None:
                turn.words[f"was.{key}"] = old
        else:
            first = next((case.approved[state].seen for state in changed.get(key, ())), {})
            part |= {"from": first.get(key, old), "to": given[key]}
        said[key] = part
    if said:
        turn.body["material"] = said


def _approval(
    compiled: Compiled, case: Case, given: Data, target: str, queues: Iterable[str]
) -> Approval:
    """What this approval rests on: the numbers that it saw. Any other change is seen at once."""
    data = {**case.data, **given}
    seen = {
        key: data.get(key)
        for key, rule in compiled.definition.material.items()
        if isinstance(rule, Material) and rule.over is not None and case.state in rule.reopens
    }
    return Approval(case.visit, target, tuple(dict.fromkeys(queues)), seen)


def _entered(approved: dict[str, Approval], state: str | None) -> dict[str, Approval]:
    """Coming to a state in the usual way again: its approval is asked for anew, and so is every
    later one."""
    known = approved.get(state or "")
    if known is None:
        return approved
    return {key: one for key, one in approved.items() if one.visit < known.visit}


def _settled(
    turn: Turn, case: Case, approved: Mapping[str, Approval], after: Reopening | None
) -> Turn:
    """What the fold has to know: approvals given and gone, and what is open again."""
    gone = sorted(key for key in case.approved if key not in approved)
    made = approved.get(case.state)
    if made is not None and made is not case.approved.get(case.state):
        turn.body["approved"] = part_of(made)
    if gone:
        turn.body["gone"] = gone
    if after != case.reopening:
        turn.body["reopening"] = reopening_of(after)
    return turn
