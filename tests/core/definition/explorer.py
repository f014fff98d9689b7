"""An explorer of its own: every value of every field, every guard asked of CEL itself.

It shares nothing with the checker but the definition and the guards. For small fields only.
"""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any, TypeVar

from engine.core.definition.guards import Facts, Guard, Guards
from engine.core.definition.outcomes import Outcome
from engine.core.definition.states import Action, Duty, Result, Silence, State
from engine.core.definition.workflow import Definition

VALUES: dict[str, tuple[Any, ...]] = {"n": (0, 1, 2, 3, 4), "flag": (False, True), "m": (0, 1, 2)}
KEYS = (*VALUES, "c", "kind")
MOST = 5  # of what is counted: no guard tells more of it apart
KINDS = ("urban_village", "village")
NOW = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)
N = TypeVar("N", bound=Hashable)
Real = tuple[str, tuple[Any, ...]]  # a state, and the values of KEYS


@dataclass
class Explored:
    """Every real case, how many turns it is away, and the turns out of it."""

    away: dict[Real, int] = field(default_factory=dict)
    out: dict[Real, list[tuple[str, str, Real]]] = field(default_factory=dict)  # kind, trigger, to


class Explorer:
    """Asks and walks one definition whose fields are those of VALUES."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.guards = Guards(definition.fields, {})
        self.compiled: dict[str, Guard] = {}
        self.holds = lru_cache(maxsize=None)(self._holds)

    def explore(self) -> Explored:
        found = Explored()
        todo: list[Real] = []
        for values in product(*(self._first(key) for key in VALUES), (0,), KINDS):
            real = self._come(self.definition.initial, values)
            found.away[real] = 0
            todo.append(real)
        for here in todo:
            turns = dict.fromkeys(self._turns(*here))
            found.out[here] = [
                (kind, name, to if self._stays(here[0], kind, name) else self._come(*to))
                for kind, name, to in turns
            ]
            for _, _, after in found.out[here]:
                if after not in found.away:
                    found.away[after] = found.away[here] + 1
                    todo.append(after)
        return found

    def _come(self, state: str, values: tuple[Any, ...]) -> Real:
        """The case as it is once it has come to the state."""
        counted = self.definition.fields["c"].counts == state
        return state, (*values[:-2], min(values[-2] + counted, MOST), values[-1])

    def _stays(self, state: str, kind: str, name: str) -> bool:
        here = self.definition.states[state]
        act = here.actions.get(name)
        return kind == "action" and (name in here.duties or (act is not None and act.to is None))

    def _first(self, key: str) -> tuple[Any, ...]:
        asked = self.definition.opens.pages[0].fields
        if key not in asked:
            return (None,)
        return (*VALUES[key], *((None,) if self.definition.fields[key].optional else ()))

    def _holds(self, source: str, values: tuple[Any, ...]) -> bool:
        guard = self.compiled.get(source)
        if guard is None:
            made = self.guards.compile(source)
            assert isinstance(made, Guard), (source, made)
            guard = self.compiled[source] = made
        data = dict(zip(KEYS, values, strict=True))
        return self.guards.holds(guard, Facts(data, NOW, data["kind"], 1))

    def _turns(self, key: str, values: tuple[Any, ...]) -> Iterator[tuple[str, str, Real]]:
        state = self.definition.states[key]
        ladder: Any = self.definition.cycle.ladder if self.definition.cycle else {}
        if state.level is not None and state.level.step not in ladder[values[-1]]:
            yield "skip", "skip", (state.level.without, values)
            return
        if state.route is not None:
            number = self._row(state, values)
            if number is not None:
                yield "route", f"route_{number}", (state.route[number].to, values)
            return
        for name, act, to in self._deeds(key, state):
            when = None if isinstance(act, Duty) else act.when
            if when is None or self.holds(when, values):
                for after in self._set(values, act):
                    yield "action", name, (to, after)
        for word, after in self._answers(state, values):
            if word is not None:
                yield word, word, (self._ends(state)[word].to, after)
            elif isinstance(state.if_silent, Silence) and state.if_silent.to is not None:
                yield "silence", "silence", (state.if_silent.to, after)
        if state.waits_for_cases is not None:
            kind = "opened" if state.waits_for_cases == "none" else "joined"
            for word, outcome in state.outcomes.items():
                yield kind, word, (outcome.to, values)

    def _answers(
        self, state: State, values: tuple[Any, ...], said: tuple[str, ...] = ()
    ) -> Iterator[tuple[str | None, tuple[Any, ...]]]:
        """What the seats can answer one after the other, and what that fixes; None: nothing yet.

        What anybody was asked is kept, also of those who answered otherwise.
        """
        ends = self._ends(state)
        seats = len(state.reviews or ()) or 1
        joined = state.joined
        wanted = joined if isinstance(joined, int) else seats if joined == "all" else 1
        fixed = None
        if said.count("pass") >= wanted:
            fixed = "pass"
        elif said.count("fail") > seats - wanted:
            fixed = "fail"
        yield fixed, values
        own = state.review.gives.get("head", ()) if state.review is not None else ()
        for word, outcome in ends.items() if fixed is None else ():
            asks = (*outcome.asks, *(own if word == "pass" else ()))
            for after in self._set(values, outcome.model_copy(update={"asks": asks})):
                yield from self._answers(state, after, (*said, word))

    def _deeds(self, key: str, state: State) -> Iterator[tuple[str, Action | Result | Duty, str]]:
        """What one person does, or several who sign it together: name, deed, where it leads."""
        for name, action in state.actions.items():
            yield name, action, action.to or key
        for name, outcome in state.outcomes.items() if state.decided_in is not None else ():
            yield name, outcome, outcome.to
        for name, duty in state.duties.items():
            yield name, duty, key

    def _ends(self, state: State) -> dict[str, Outcome]:
        if state.review is not None:
            return {"pass": state.review.passed, "fail": state.review.failed}
        return dict(state.outcomes) if state.reviews is not None else {}

    def _row(self, state: State, values: tuple[Any, ...]) -> int | None:
        held, otherwise = [], None
        for number, way in enumerate(state.route or ()):
            if way.otherwise:
                otherwise = number
            elif self.holds(way.when or "", values):
                held.append(number)
        return (held[0] if len(held) == 1 else None) if held else otherwise

    def _set(
        self, values: tuple[Any, ...], act: Action | Outcome | Duty
    ) -> Iterator[tuple[Any, ...]]:
        may = getattr(act, "may_give", ())
        choices = []
        for key, old in zip(VALUES, values, strict=False):
            open_too = (None,) if self.definition.fields[key].optional else ()
            if key in act.asks:
                kept = (old,) if self.definition.fields[key].optional else ()
                choices.append((*VALUES[key], *open_too, *kept))
            elif key in may:
                choices.append((*VALUES[key], *open_too, old))
            else:
                choices.append((old,))
        return ((*each, *values[-2:]) for each in product(*choices))


def leading(found: Explored, goals: set[Real], kinds: frozenset[str] | None = None) -> set[Real]:
    """The cases from which one of the goals can be come to; with kinds, by those turns only."""
    before: dict[Real, set[Real]] = {}
    for here, out in found.out.items():
        for kind, _, to in out:
            if kinds is None or kind in kinds:
                before.setdefault(to, set()).add(here)
    return behind(before, goals)


def behind(before: Mapping[N, set[N]], goals: set[N]) -> set[N]:
    """The goals and all that leads to them; `before`: what leads to each at once."""
    good, todo = set(goals), list(goals)
    while todo:
        new = before.get(todo.pop(), set()) - good
        good |= new
        todo += new
    return good


def resting(found: Explored, kinds: frozenset[str]) -> set[Real]:
    """The cases that come to rest, or are at rest, where only turns of these kinds happen."""
    still = {
        here for here, out in found.out.items() if all(kind not in kinds for kind, _, _ in out)
    }
    return leading(found, still, kinds)


def stuck(found: Explored, lost: set[Real]) -> set[Real]:
    """Those of the lost cases that stay in their state whatever anybody does."""
    return {
        here
        for here in lost
        if all(to[0] == here[0] and kind != "route" for kind, _, to in found.out[here])
    }
