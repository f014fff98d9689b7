"""Walking a case through the small definition: each step is decided, stamped and folded."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from engine.core.chain import record, seal
from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.fold import apply
from engine.core.values import Accepted, Act, Actor, Case, Decision, Open, Refused, Wake
from engine.core.world import World
from tests.support.small import ALICE, NOON, form, small, world


@dataclass
class Walk:
    """A case under way, with all its sealed records, so that it can be folded anew."""

    compiled: Compiled = field(default_factory=small)
    world: World = field(default_factory=world)
    now: dt.datetime = NOON
    case: Case | None = None
    records: list[tuple[dict[str, Any], dict[str, Any], str]] = field(default_factory=list)
    last: Accepted | None = None
    head: bytes = b""
    was: Compiled = field(default_factory=small)  # the version before the last move

    def take(self, decision: Decision) -> Accepted:
        """Apply an accepted step as the store would: header, seal, fold."""
        assert isinstance(decision, Accepted), decision
        seq = self.case.revision + 1 if self.case else 1
        stamped = record(decision.event, 1, 77, seq)
        if seq == 1:
            stamped["number"] = "WSH-2028-000001-0"
        sealed = seal(stamped, decision.event.words, self.head, lambda: b"salt")
        self.head = sealed.hash
        words = dict(decision.event.words)
        self.records.append((stamped, words, sealed.hash.hex()))
        self.case = apply(self.case, stamped, words, sealed.hash.hex())
        self.last = decision
        return decision

    def open(
        self, person: int = ALICE, parties: dict[str, int] | None = None, **form_: Any
    ) -> Decision:
        """Ask to open a case with the usual form, changed."""
        request = Open(Actor(person), parties or {"opener": person}, form(**form_))
        return decide(self.compiled, None, request, self.world, self.now)

    def act(self, person: int, action: str, slot: str = "", **data: Any) -> Decision:
        """Ask for an action, having seen the present revision."""
        assert self.case is not None
        request = Act(action, Actor(person), data, self.case.revision, slot)
        return decide(self.compiled, self.case, request, self.world, self.now)

    def wake(self, kind: str, slot: str = "", at: dt.datetime | None = None) -> Decision:
        """The clock's request, at a moved time."""
        assert self.case is not None
        self.now = at or self.now
        return decide(self.compiled, self.case, Wake(slot, kind), self.world, self.now)  # type: ignore[arg-type]


def opened(**form_: Any) -> Walk:
    """A case that Alice just sent."""
    walk = Walk()
    walk.take(walk.open(**form_))
    return walk


def keys(decision: Decision) -> list[str]:
    """The reasons of a refusal, by key; an accepted step has none."""
    assert isinstance(decision, Refused), decision
    return [reason.key for reason in decision.reasons]


def at(walk: Walk, **changes: Any) -> Walk:
    """The same walk with its case changed by hand."""
    assert walk.case is not None
    walk.case = replace(walk.case, **changes)
    return walk
