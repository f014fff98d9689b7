"""What really happens where changes matter: the engine itself is played, value by value.

Every act is tried with every value that it may give; two cases are one where nothing that follows
can tell them apart. For small fields and few states only; it shares nothing with the checker but
the definition.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import permutations, product
from typing import Any

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.definition.material import approving
from engine.core.definition.states import Silence
from engine.core.values import Accepted, Act, Actor, Case, Open, Wake
from tests.core.definition.explorer import behind
from tests.support.small import ALICE, BOB, CHARLIE, NOON, VILLAGE, world

VALUES: dict[str, tuple[Any, ...]] = {"n": (0, 1, 2), "m": (0, 2)}
WHY = {"reason": "LOW", "words": "It has changed."}  # of a closed case that is reopened
MOST_CASES = 150
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """One step: where it was taken, by what, where the case came, and what it passed on the way.
    `sent`: where it was sent to past all that holds; None: it stayed.
    `reopened`: (field, approval) that it asked for again; `changed`: those of which it changed the
    one while the other held. `approves`: it gave an approval, or was one answer of
    those that may give it."""

    state: str
    trigger: str
    to: str
    sent: str | None
    via: tuple[str, ...] = ()
    reopened: frozenset[tuple[str, str]] = frozenset()
    changed: frozenset[tuple[str, str]] = frozenset()
    approves: bool = False
    skipped: frozenset[str] = frozenset()  # passed though their approval does not hold


@dataclass
class Played:
    """Every case at rest, by all that matters of it, and what happens to it; `whole`: all are."""

    cases: dict[Key, Case] = field(default_factory=dict)
    out: dict[Key, list[tuple[Happened, Key]]] = field(default_factory=dict)
    whole: bool = True

    def after(self, key: Key) -> set[Key]:
        """The case and all that can become of it."""
        seen, todo = {key}, [key]
        for here in todo:
            new = {after for _, after in self.out[here]} - seen
            seen |= new
            todo += new
        return seen

    def steps(self) -> Iterator[tuple[Key, Happened, Key]]:
        for here, found in self.out.items():
            for step, after in found:
                yield here, step, after


class Player:
    """Plays every case of one definition whose fields are those of VALUES."""

    def __init__(self, compiled: Compiled, most: int = MOST_CASES) -> None:
        self.compiled, self.most = compiled, most
        self.definition = compiled.definition
        self.world = world()

    def play(self) -> Played:
        found = Played()
        todo: list[Key] = []
        for case in self._starts():
            self._note(found, case, todo)
        for key in todo:  # grows while it is read
            for step, after in self._steps(found.cases[key]):
                here = self._note(found, after, todo)
                if (step, here) not in found.out[key]:
                    found.out[key].append((step, here))
            if len(found.cases) > self.most:
                found.whole = False
                break
        return found

    def _note(self, found: Played, case: Case, todo: list[Key]) -> Key:
        key = _key(case)
        if key not in found.cases:
            found.cases[key], found.out[key] = case, []
            todo.append(key)
        return key

    def _starts(self) -> Iterator[Case]:
        pages = [key for page in self.definition.opens.pages for key in page.fields]
        asked = [key for key in VALUES if key in pages]
        for values in product(*(VALUES[key] for key in asked)):
            data = {"title": "A", "place": f"{VILLAGE}.001.001"}
            data |= dict(zip(asked, values, strict=True))
            request = Open(Actor(ALICE), {"opener": ALICE}, data)
            decision = decide(self.compiled, None, request, self.world, NOON)
            if isinstance(decision, Accepted):
                yield decision.case

    def _steps(self, case: Case) -> Iterator[tuple[Happened, Case]]:
        """Whatever anybody may do with this case now, and what silence does."""
        state = self.definition.states[case.state]
        for name, act in state.acts.items():
            asked = (*act.asks, *act.may_give, *(VALUES if act.unlocks else ()))
            yield from self._tried(case, BOB, name, asked, "")
        panel = state.panel
        for task in case.tasks if panel is not None else ():
            for word in ("pass", "fail", "abstain"):
                person = BOB if task.role == "head" else CHARLIE
                yield from self._tried(case, person, word, panel.outcome(word).asks, task.slot)
        matters = isinstance(state.if_silent, Silence) or (panel and panel.reviews[""].quorum)
        for task in case.tasks if matters else ():
            request = Wake(task.slot, "lapse")
            decision = decide(self.compiled, case, request, self.world, task.due_at or NOON)
            if isinstance(decision, Accepted):
                yield self._happened(case, decision), decision.case

    def _tried(
        self, case: Case, person: int, name: str, asked: tuple[str, ...], slot: str
    ) -> Iterator[tuple[Happened, Case]]:
        keys = [key for key in VALUES if key in asked]
        fields = self.definition.fields
        choices = [(..., *((None,) if fields[k].optional else ()), *VALUES[k]) for k in keys]
        for values in product(*choices):
            given = zip(keys, values, strict=True)
            data = {key: value for key, value in given if value is not ...}
            data |= {key: value for key, value in WHY.items() if key in asked}
            request = Act(name, Actor(person), data, case.revision, slot)
            decision = decide(self.compiled, case, request, self.world, NOON)
            if isinstance(decision, Accepted):
                yield self._happened(case, decision), decision.case

    def _happened(self, before: Case, decision: Accepted) -> Happened:
        body, after = decision.event.body, decision.case
        trigger = str(body.get("outcome", body.get("act", "")))
        reopened = frozenset(
            (name, state)
            for name, part in body.get("material", {}).items()
            for state in part.get("reopens", ())
        )
        given = [key for key in VALUES if before.data.get(key) != after.data.get(key)]
        changed = frozenset(product(given, before.approved))
        via, passes = tuple(body.get("via", ())), tuple(body.get("passes", ()))
        way = [*via, after.state]
        last = max((n for n, key in enumerate(via) if key in passes), default=-1)
        sent = way[last + 1] if "to" in body else None
        approves = trigger in approving(self.definition.states[before.state]) and "approved" in body
        approves |= "vote" in body and sent is None
        return Happened(
            before.state, trigger, after.state, sent, via, reopened, changed, approves,
            self._skipped(before, passes, {state for _, state in reopened}),
        )  # fmt: skip

    def _skipped(self, before: Case, passes: tuple[str, ...], reopened: set[str]) -> frozenset[str]:
        """Those passed that nobody had approved, or that were asked for again; where the reopening
        began it was decided already, unless that is asked for anew."""
        again = before.reopening
        asked = {*reopened, *(again.states if again else ())} - {before.state}
        origin = again.origin if again is not None else ""
        return frozenset(
            key for key in passes if key in asked or (key not in before.approved and key != origin)
        )


def _key(case: Case) -> Key:
    """All of a case on which something may depend: of visits only which one was before which."""
    order = sorted(case.approved, key=lambda state: case.approved[state].visit)
    approved = tuple(
        (state, case.approved[state].to, tuple(sorted(case.approved[state].seen.items())))
        for state in order
    )
    data = tuple(case.data.get(key) for key in VALUES)
    votes = tuple((vote.slot, vote.agrees) for vote in case.votes)
    stages = tuple((task.slot, task.stage) for task in case.tasks)
    return (case.state, data, approved, case.reopening, tuple(sorted(case.unlocked)), votes, stages)


def leading(played: Played, goals: set[Key]) -> set[Key]:
    """The cases from which one of the goals can be come to."""
    before: dict[Key, set[Key]] = {}
    for here, _, after in played.steps():
        before.setdefault(after, set()).add(here)
    return behind(before, goals)


def circling(played: Played) -> set[frozenset[str]]:
    """The approvals that really can reopen each other for ever, two or more in a circle: giving
    one reopens the next and leads by approvals alone to giving that, and from the last back."""
    ahead: dict[Key, set[Key]] = {key: set() for key in played.cases}
    undoing: dict[Key, list[tuple[str, str, Key]]] = {}
    for here, step, after in played.steps():
        if step.approves:
            ahead[here].add(after)
            for _, state in step.reopened - {(name, step.state) for name in VALUES}:
                undoing.setdefault(here, []).append((step.state, state, after))

    @cache
    def led(start: Key) -> set[Key]:
        seen, todo = {start}, [start]
        for key in todo:
            new = ahead[key] - seen
            seen |= new
            todo += new
        return seen

    found: set[frozenset[str]] = set()
    for start in undoing:
        part = {key for key in led(start) if start in led(key)}
        turns = {
            (one, other)
            for key in part
            for one, other, after in undoing.get(key, ())
            if after in part
        }
        states = {state for turn in turns for state in turn}
        for row in (row for n in range(2, len(states) + 1) for row in permutations(states, n)):
            if all(pair in turns for pair in zip(row, (*row[1:], row[0]), strict=True)):
                found.add(frozenset(row))
    return found
