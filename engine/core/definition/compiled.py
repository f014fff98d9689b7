"""A definition ready for deciding: its guards compiled, its one machine built, kept by hash.

Nothing is registered in the machine: a case is a state's name and a throw-away subject.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from transitions import EventData, Machine

from engine.core.definition.approvals import approvals
from engine.core.definition.flow import edges
from engine.core.definition.guards import Facts, Guard, GuardFailed, Guards
from engine.core.definition.quick import Quick, quick_of
from engine.core.definition.workflow import Definition

__all__ = ["Compiled", "Facts", "GuardFailed", "compiled"]
KEPT = 64  # definition versions in memory; a regency has some ten


class _Machine(Machine):
    """The library's machine without its way from a text to imported code."""

    @staticmethod
    def resolve_callable(func: Any, event_data: EventData) -> Callable[..., Any]:
        if not callable(func):
            raise TypeError(f"a callback is a function, never a name: {func!r}")
        return func  # type: ignore[no-any-return]


class _Subject:
    """What moves through the machine: a state and nothing else."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class Compiled:
    """One definition version. Immutable; may be shared by threads."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.hash = definition.hash()
        cycle = definition.cycle
        self._guards = Guards(definition.fields, cycle.tiers if cycle else {})
        self._programs: dict[str, tuple[Guard, Quick | None]] = {}
        self._moves: dict[tuple[str, str], str] = {}

    @cached_property
    def approvals(self) -> Mapping[str, frozenset[str]]:
        """The states whose approvals are kept, with the triggers that approve."""
        return approvals(self.definition)

    def holds(self, expression: str, facts: Facts) -> bool:
        """Whether a guard of this definition holds. Raises GuardFailed: it cannot be computed."""
        known = self._programs.get(expression)
        if known is None:
            made = self._guards.compile(expression)
            if not isinstance(made, Guard):
                raise GuardFailed(expression, {"error": made[0].code, **made[0].values})
            # Two threads may compile the same text; either result is right.
            known = made, quick_of(made, self.definition.fields)
            self._programs[expression] = known
        guard, quick = known
        answer = quick(facts) if quick is not None else None
        return self._guards.holds(guard, facts) if answer is None else answer

    @cached_property
    def machine(self) -> Machine:
        """The one machine: all states and triggers, no models, no conditions, no callbacks."""
        definition = self.definition
        machine = _Machine(
            model=None,
            states=list(definition.states),
            initial=definition.initial,
            auto_transitions=False,
            send_event=True,
            queued=False,
        )
        for found in edges(definition).values():
            for edge in found:
                if (
                    edge.kind == "part"
                ):  # the whole does not go there: it opens a case that begins so
                    continue
                machine.add_transition(edge.trigger, edge.start, edge.to)
        return machine

    def move(self, state: str, trigger: str) -> str:
        """The state after the trigger. Raises transitions.MachineError where there is no such way.

        The trigger is an action's key, pass, fail, silence, skip, or route_0 for a route's first
        row.
        """
        found = self._moves.get((state, trigger))
        if found is not None:
            return found
        event = self.machine.events.get(trigger)
        if event is None:
            raise LookupError(f"no trigger {trigger!r} in {self.definition.workflow}")
        subject = _Subject(state)
        event.trigger(subject)
        # The machine has no conditions and no callbacks: its answer is the same every time.
        return self._moves.setdefault((state, trigger), subject.state)


class _Key:
    """A definition as a key of the cache: equal when the hash is."""

    __slots__ = ("definition", "digest")

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.digest = definition.hash()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.digest == self.digest

    def __hash__(self) -> int:
        return hash(self.digest)


# lru_cache is safe to be shared by threads: two may build the same value, none sees half of one.
@lru_cache(maxsize=KEPT)
def _compiled(key: _Key) -> Compiled:
    return Compiled(key.definition)


def compiled(definition: Definition) -> Compiled:
    """The compiled form of this definition, from the cache where its hash is known."""
    return _compiled(_Key(definition))
