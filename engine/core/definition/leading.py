"""Where a case goes after an act, as its approvals stand: back to the first that a change reopens;
on, past those that still hold; or as the act leads.

All that may be, whatever guards say. Never here: which acts there are, or a case
(core/materiality.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from engine.core.definition.approvals import Ways, rests
from engine.core.definition.places import Again, Held, Place
from engine.core.definition.workflow import Definition

Kind = Literal["straight", "reopen", "onward"]


class Led(NamedTuple):
    """`sent`: the state that the case is sent to (None: it stays); `rest`: where it comes to rest,
    with what holds there and what is asked for again."""

    kind: Kind
    sent: str | None
    rest: str
    held: Held
    again: Again | None


class Leading:
    """The ways of one definition, as approvals lead on them."""

    def __init__(self, definition: Definition, ways: Ways) -> None:
        self._order = {key: number for number, key in enumerate(definition.states)}
        self.rests = cache(lambda key: rests(definition, ways, key))

    def led(
        self, place: Place, target: str | None, approves: bool, reopened: frozenset[str]
    ) -> Iterator[Led]:
        """Everything that an act comes to which leads to the target (None: the case stays) and
        changes what these rest on. `approves`: it is an approval, or one answer of such."""
        here, held = place.state, tuple(one for one in place.held if one[0] not in reopened)
        if target is not None and approves:
            held = (*(one for one in held if one[0] != here), (here, target))
        first = min(reopened, key=self._order.__getitem__, default=None)
        prior = place.again if target is None or approves else None
        asked = {key for key in (prior.states if prior else ()) if target is None or key != here}
        states = tuple(sorted(asked | reopened))
        for rest in (here,) if target is None else self.rests(target):
            left = Again(states, *(prior[1:] if prior else (rest, here)))
            if first is not None and self._order[first] < self._order[rest]:
                for there in self.rests(first):
                    yield Led("reopen", first, there, held, left)
            elif target is None:
                yield Led("straight", None, here, held, left if prior else None)
            elif prior is None:
                yield Led("straight", target, rest, entered(held, rest), None)
            else:
                for sent, there in self._past(target, (rest,), dict(held), left, (here,)):
                    kind: Kind = "straight" if sent == target else "onward"
                    if there in states:
                        yield Led(kind, sent, there, held, left)
                    else:
                        yield Led(kind, sent, there, entered(held, there), None)

    def _past(
        self,
        target: str,
        comes: Iterable[str],
        held: Mapping[str, str],
        left: Again,
        passed: tuple[str, ...],
    ) -> Iterator[tuple[str, str]]:
        """(sent to, comes to rest), past what still holds and what was decided already."""
        for rest in comes:
            if rest in (left.goal, *left.states, *passed):
                yield target, rest
            elif rest == left.origin:
                yield left.goal, left.goal
            elif rest in held:
                on = held[rest]
                yield from self._past(on, self.rests(on), held, left, (*passed, rest))
            else:
                yield target, rest


def entered(held: Held, state: str) -> Held:
    """Coming to a state in the usual way: its approval is asked anew, and so is every later one."""
    keys = [key for key, _ in held]
    return held[: keys.index(state)] if state in keys else held
