"""Recommendations side by side: which fields hold what each level recommends, and what was asked.

Read by pages only: a level decides nothing. Never here: a case, or who may see a field.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from engine.core.definition.base import Key, Part, Text
from engine.core.definition.outcomes import Outcome
from engine.core.definition.states import Action, State

MOST_LEVELS = 12  # more than that nobody compares
# What a level may name, in the order in which it is read, and the types of field that fit.
SLOTS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "long_text"),
    "volume": ("integer", "decimal"),
    "unit": ("choice", "text"),
    "amount": ("money",),
    "rank": ("integer",),
}
NOTHING_ALONE = "unit"  # says what a volume counts; levels may share it


class Recommended(Part):
    """One level: the fields that hold its words, volume, amount and rank."""

    title: Text
    asked: Literal[True] | None = None  # what the others are compared with
    text: Key | None = None
    volume: Key | None = None
    unit: Key | None = None
    amount: Key | None = None
    rank: Key | None = None

    @property
    def named(self) -> Mapping[str, str]:
        """Slot -> field, of the slots that the level uses, in the order in which they are read."""
        found = ((slot, getattr(self, slot)) for slot in SLOTS)
        return {slot: key for slot, key in found if key is not None}

    @property
    def fields(self) -> frozenset[str]:
        """The fields that say what this level recommends: without the unit, which may be shared."""
        return frozenset(key for slot, key in self.named.items() if slot != NOTHING_ALONE)


def taken_in(state: State) -> Iterator[str]:
    """What is asked or may be given in a state, by whatever act."""
    verbs: list[Action | Outcome] = [*state.acts.values(), *state.joins.values()]
    if state.panel is not None:
        verbs += (state.panel.passed, state.panel.failed)
        yield from (name for rule in state.panel.reviews.values() for name in rule.given)
        yield from (name for rule in state.panel.reviews.values() for name in rule.given)
    for verb in verbs:
        yield from verb.asks
        if isinstance(verb, Action):
            yield from verb.may_give
