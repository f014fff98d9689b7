"""An independent explorer of one kind of case: every person, every act, one after the other.

It knows nothing of the proof: it walks cases as the engine would, with sets of who acted in what.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from engine.core.definition.reviews import Rule
from engine.core.definition.states import Silence
from engine.core.definition.workflow import Definition
from tests.core.test_counting import NO, SILENT, YES, by_hand, every_future

Acted = tuple[tuple[str, int], ...]  # (role, person) of each answer
Seats = dict[str, tuple[tuple[int, ...], ...]]  # role -> the persons of each seat


@dataclass(frozen=True)
class Stand:
    """Where a case stands: `acted` are (role, person); parties are None for a citizen."""

    state: str
    acted: frozenset[tuple[str, int]]
    opener: int | None
    typist: int | None
    typed: bool


class Explorer:
    """All that can happen to a case for which these persons hold these seats."""

    def __init__(self, definition: Definition, seats: Seats, kind: str) -> None:
        self.definition, self.seats, self.kind = definition, seats, kind
        fresh = count(-1, -1)
        self.filled = {
            # Whoever fills a vacancy may have a successor: two who did nothing before.
            role: tuple(seat or (next(fresh), next(fresh)) for seat in held)
            for role, held in seats.items()
        }
        self.futures: dict[tuple[object, ...], frozenset[str | None]] = {}
        self.stands = self._walk()

    def verdicts(self) -> dict[tuple[object, ...], bool]:
        """Path of a deed that can come up -> whether people of today can do it."""
        found: dict[tuple[object, ...], bool] = {}
        for stand in self.stands:
            state = self.definition.states[stand.state]
            if self._skipped(stand.state):
                continue
            first: dict[tuple[str, ...], str] = {}
            for name, action in state.actions.items():
                path = ("states", stand.state, "actions", first.setdefault(action.by, name))
                can = any(self._actors(stand, role, self.seats) for role in action.by)
                found[path] = found.get(path, False) or can
            if state.panel is not None:
                ends = {end for end, _ in self._votes(stand, self.seats)}
                for word in ("pass", "fail"):
                    where = "review" if state.review is not None else "outcomes"
                    path = ("states", stand.state, where, word)
                    found[path] = found.get(path, False) or word in ends
        return found

    def _walk(self) -> set[Stand]:
        todo = list(self._starts())
        seen = set(todo)
        while todo:
            for after in self._next(todo.pop()):
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        return seen

    def _starts(self) -> Iterator[Stand]:
        definition, roles = self.definition, self.definition.roles
        first = definition.initial
        citizen = any(roles[key].party == "opener" for key in definition.opens.by)
        if citizen:
            yield Stand(first, frozenset(), None, None, False)
        for key in definition.opens.by:
            for seat in self.filled.get(key, ()) if roles[key].party is None else ():
                for person in seat:
                    held = {
                        other
                        for other in definition.opens.by
                        if any(person in seat for seat in self.filled.get(other, ()))
                    }
                    if not citizen:
                        acted = held | {k for k, r in roles.items() if r.party == "opener"}
                        by = frozenset((role, person) for role in acted)
                        yield Stand(first, by, person, None, False)
                    if definition.opens.on_behalf:
                        acted = held | {k for k, r in roles.items() if r.party == "typist"}
                        by = frozenset((role, person) for role in acted)
                        yield Stand(first, by, None, person, True)

    def _next(self, stand: Stand) -> Iterator[Stand]:
        key = stand.state
        state = self.definition.states[key]
        if self._skipped(key):
            assert state.level is not None
            yield self._at(stand, state.level.without)
            return
        for row in state.route or ():
            yield self._at(stand, row.to)
        for action in state.actions.values():
            for role in action.by if action.to else ():
                for person in self._actors(stand, role, self.filled):
                    by = () if person is None else ((role, person),)
                    yield self._at(stand, action.to or "", by)
        if state.panel is not None:
            for end, acted in self._votes(stand, self.filled):
                to = (state.panel.passed if end == "pass" else state.panel.failed).to
                yield self._at(stand, to, acted)
        if isinstance(state.if_silent, Silence) and state.if_silent.to:
            yield self._at(stand, state.if_silent.to)

    def _at(self, stand: Stand, to: str, acted: object = ()) -> Stand:
        by = stand.acted | frozenset(acted)  # type: ignore[call-overload]
        return Stand(to, by, stand.opener, stand.typist, stand.typed)

    def _actors(self, stand: Stand, key: str, seats: Seats) -> set[int | None]:
        """Who may act in the role now; None is a citizen without an office."""
        role, state = self.definition.roles[key], self.definition.states[stand.state]
        found: set[int | None]
        if role.party == "opener":
            if stand.opener is None:
                return {None}
            found = {stand.opener}
        elif role.party == "typist":
            found = {stand.typist} if stand.typed else set()
        elif role.party is not None:
            return set()
        else:
            own = key == state.waits_for
            found = {p for seat in (seats[key][:1] if own else seats[key]) for p in seat}
            if own:
                found |= self._handed(state, seats)
        return {p for p in found if p is not None and not self._clashes(stand.acted, key, p)}

    def _handed(self, state: object, seats: Seats) -> set[int | None]:
        silence, due = state.if_silent, state.due  # type: ignore[attr-defined]
        if isinstance(silence, Silence) and silence.hand_to and due:
            # A vacancy of the office that gets it late is nobody's: it was not waited for.
            return set(self.seats[silence.hand_to][0])
        return set()

    def _votes(self, stand: Stand, seats: Seats) -> set[tuple[str, Acted]]:
        """Every way to fix the outcome of the reviews: which, and who acted in which role."""
        panel = self.definition.states[stand.state].panel
        assert panel is not None
        found: set[tuple[str, Acted]] = set()
        open_: list[tuple[tuple[str | None, ...], Acted]] = [((), ())]
        for rule in panel.reviews.values():
            after = []
            for ends, acted in open_:
                after.append(((*ends, None), acted))
                for end, by in _least(self._answers(stand, seats, rule, acted)):
                    after.append(((*ends, end), tuple(dict.fromkeys((*acted, *by)))))
            # Whoever acted less is kept from nothing more.
            open_ = [
                (ends, acted)
                for ends, acted in dict.fromkeys(after)
                if not any(e == ends and set(less) < set(acted) for e, less in after)
            ]
        count = len(panel.reviews)
        for ends, acted in open_:
            late = [
                rule.ends == "when all answered" and end is None
                for rule, end in zip(panel.reviews.values(), ends, strict=True)
            ]
            if any(late):
                continue
            if ends.count("pass") >= panel.needed:
                found.add(("pass", acted))
            if ends.count("fail") > count - panel.needed:
                found.add(("fail", acted))
        return _least(found)

    def _answers(
        self, stand: Stand, seats: Seats, rule: Rule, before: Acted
    ) -> set[tuple[str, Acted]]:
        """Every way to fix the outcome of one review."""
        state = self.definition.states[stand.state]
        slots = [(role, n) for role in rule.seats for n in range(len(seats[role]))]
        found = set()

        def go(votes: tuple[tuple[int, bool], ...], acted: Acted) -> None:
            said = [(slots[s][0], YES if agrees else NO) for s, agrees in votes]
            waiting = [slots[s][0] for s in range(len(slots)) if s not in dict(votes)]
            end = self._fixed(rule, said, waiting) if votes else None
            if end is not None:
                found.add((end, acted))
                return
            if votes and rule.quorum and state.due is not None:
                silent = [*said, *((role, SILENT) for role in waiting)]
                found.update((end, acted) for end in [by_hand(rule, silent)] if end)
            last = max((s for s, _ in votes), default=-1)
            for slot in range(last + 1, len(slots)):
                role, number = slots[slot]
                able = [(role, p) for p in seats[role][number]]
                if isinstance(state.if_silent, Silence) and state.if_silent.hand_to:
                    able += [(state.if_silent.hand_to, p) for p in self._handed(state, seats) if p]
                for acting, person in able:
                    if person in {p for _, p in acted}:
                        continue
                    if self._clashes(stand.acted | frozenset(before), acting, person):
                        continue
                    for agrees in (True, False):
                        go((*votes, (slot, agrees)), (*acted, (acting, person)))

        go((), ())
        return found

    def _fixed(self, rule: Rule, said: list[tuple[str, str]], waiting: list[str]) -> str | None:
        """What these answers have fixed, whatever the others may say."""
        vetoed = any(word == NO and role in rule.veto for role, word in said)
        if vetoed:
            return "fail"
        known = (id(rule), tuple(sorted(said)), tuple(sorted(waiting)))
        if known not in self.futures:
            self.futures[known] = frozenset(every_future(rule, said, waiting))
        futures = self.futures[known]
        waits = waiting and rule.ends == "when all answered"
        return next(iter(futures)) if len(futures) == 1 and not waits else None

    def _clashes(self, acted: frozenset[tuple[str, int]], key: str, person: int) -> bool:
        return any(
            other != key and (other, person) in acted
            for roles in self.definition.never_the_same_person
            if key in roles
            for other in roles
        )

    def _skipped(self, key: str) -> bool:
        level, cycle = self.definition.states[key].level, self.definition.cycle
        if level is None or cycle is None:
            return False
        return level.step not in dict(cycle.ladder).get(self.kind, ())


def _least(found: set[tuple[str, Acted]]) -> set[tuple[str, Acted]]:
    """Without those in which more persons acted than is needed for the same end: whoever acted
    less is kept from nothing more."""
    ways = {(end, frozenset(acted)) for end, acted in found}
    return {
        (end, tuple(sorted(acted)))
        for end, acted in ways
        if not any(other == end and less < acted for other, less in ways)
    }
