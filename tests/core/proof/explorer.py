"""An independent explorer of one kind of case: every person, every act, one after the other.

It knows nothing of the proof: it walks cases as the engine would, with sets of who acted in what.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from engine.core.definition.reviews import Rule
from engine.core.definition.states import Silence
from engine.core.definition.workflow import Definition
from tests.core.test_counting import NO, SILENT, YES, by_hand, every_future

Acted = tuple[tuple[str, int], ...]  # (role, person) of each answer
Seats = dict[str, tuple[tuple[int, ...], ...]]  # role -> the persons of each seat
# role -> for each seat its post, and the other posts of its organisation: name and persons
Posts = dict[str, tuple[tuple[str, tuple[tuple[str, tuple[int, ...]], ...]], ...]]
Slot = tuple[str, int, tuple[int, ...]]  # role, number, who may hold it


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

    def __init__(self, definition: Definition, seats: Seats, kind: str, posts: Posts) -> None:
        self.definition, self.seats, self.kind = definition, seats, kind
        self.posts = posts
        self.apart = {role for roles in definition.never_the_same_person for role in roles}
        panels = (state.panel for state in definition.states.values() if state.panel)
        self.recused = any(r.recused for panel in panels for r in panel.reviews.values())
        fresh = count(-1, -1)
        self.filled = {
            # Whoever fills a vacancy may have a successor: two who did nothing before.
            role: tuple(seat or (next(fresh), next(fresh)) for seat in held)
            for role, held in seats.items()
        }
        self.new = {  # who fills a vacant post beside a seat
            name: (next(fresh), next(fresh))
            for found in posts.values()
            for _, others in found
            for name, persons in others
            if not persons
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
            first: dict[tuple[object, ...], tuple[str, str]] = {}
            for room, name, act, alike in self._deeds(state):
                path = ("states", stand.state, *first.setdefault(alike, (room, name)))
                can = any(True for _ in self._done(stand, room, act, self.seats))
                found[path] = found.get(path, False) or can
            if state.panel is not None:
                ends = {end for end, _ in self._votes(stand, self.seats)}
                for word in ("pass", "fail"):
                    where = "review" if state.review is not None else "outcomes"
                    path = ("states", stand.state, where, word)
                    found[path] = found.get(path, False) or word in ends
        return found

    def _walk(self) -> set[Stand]:
        todo: list[Stand] = []
        seen: dict[tuple[object, ...], list[frozenset[tuple[str, int]]]] = {}

        def come(stand: Stand) -> None:
            known = seen.setdefault((stand.state, stand.opener, stand.typist, stand.typed), [])
            # Whoever acted less is kept from nothing more, unless it lets somebody stand in.
            less = any(
                acted == stand.acted or (not self.recused and acted < stand.acted)
                for acted in known
            )
            if not less:
                known.append(stand.acted)
                todo.append(stand)

        for start in self._starts():
            come(start)
        for stand in todo:  # grows while it is read
            for after in self._next(stand):
                come(after)
        return set(todo)

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
        for room, _, act, _ in self._deeds(state):
            to = getattr(act, "to", None)
            for by in self._done(stand, room, act, self.filled) if to else ():
                yield self._at(stand, to or "", by)
        for outcome in state.outcomes.values() if state.waits_for_cases else ():
            yield self._at(stand, outcome.to)  # the other cases ended so
        if state.panel is not None:
            for end, acted in self._votes(stand, self.filled):
                to = (state.panel.passed if end == "pass" else state.panel.failed).to
                yield self._at(stand, to, acted)
        if isinstance(state.if_silent, Silence) and state.if_silent.to:
            yield self._at(stand, state.if_silent.to)

    def _at(self, stand: Stand, to: str, acted: Iterable[tuple[str, int]] = ()) -> Stand:
        new = frozenset(acted)
        # Roles that nothing keeps apart from another are no matter afterwards.
        by = stand.acted | {each for each in new if each[0] in self.apart}
        return Stand(to, by, stand.opener, stand.typist, stand.typed)

    def _deeds(self, state: Any) -> Iterator[tuple[str, str, Any, tuple[object, ...]]]:
        """Room, name and deed of all that one person does, or several sign, and what makes two of
        them alike: a meeting's outcomes first, duties last, as they stand in the document."""
        for name, outcome in state.outcomes.items() if state.decided_in else ():
            yield "outcomes", name, outcome, ("act", (state.decided_in.recorded_by,))
        for name, act in state.actions.items():
            alike = ("joint", act.by, act.joint) if act.joint else ("act", act.by)
            yield "actions", name, act, alike
        for name, duty in state.duties.items():
            yield "duties", name, duty, ("duty", duty.by)

    def _done(self, stand: Stand, room: str, act: Any, seats: Seats) -> Iterator[Acted]:
        """Every way to do it: who acts in which role. A citizen without an office is nobody."""
        state = self.definition.states[stand.state]
        if getattr(act, "joint", None):
            yield from self._signed(stand, act, seats)
            return
        met = state.decided_in if room == "outcomes" else None
        roles = (met.recorded_by,) if met is not None else act.by
        task = act.by[0] if room == "duties" else self._awaited(state)
        for role in roles:
            handed = room != "duties" and role == task
            for person in self._actors(stand, role, seats, role == task, handed):
                yield () if person is None else ((role, person),)

    def _signed(self, stand: Stand, act: Any, seats: Seats) -> Iterator[Acted]:
        """Somebody begins, in the own post or by a task that was handed on; whoever else is named
        has a task to sign, which is handed on too. One post signs once."""
        state = self.definition.states[stand.state]
        handed = self._hand_to(state)
        for begins in act.by:
            mine = begins == self._awaited(state)
            for late in (False, True) if mine and handed else (False,):
                persons: set[int | None] = set(self._handed(state, seats)) if late else set()
                if not late:
                    persons = self._actors(stand, begins, seats, mine, False)
                rest = [r for r in act.joint if r != begins and not (late and r == handed)]
                for person in persons:
                    if person is None or not self._clashes(stand.acted, begins, person):
                        by = frozenset() if person is None else frozenset({(begins, person)})
                        yield from self._follow(stand, rest, by, seats)

    def _follow(
        self, stand: Stand, rest: list[str], acted: frozenset[tuple[str, int]], seats: Seats
    ) -> Iterator[Acted]:
        if not rest:
            yield tuple(sorted(acted))
            return
        role, state = rest[0], self.definition.states[stand.state]
        able: list[tuple[str, int | None]] = [
            (role, person) for person in self._actors(stand, role, seats, False, False)
        ]
        late = self._hand_to(state)
        if late is not None:  # a vacancy there is filled, too: nobody else may be able to sign
            able += [(late, person) for person in seats[late][0]]
        for acting, person in able:
            if person is None:
                yield from self._follow(stand, rest[1:], acted, seats)
            elif not self._clashes(stand.acted | acted, acting, person):
                yield from self._follow(stand, rest[1:], acted | {(acting, person)}, seats)

    def _awaited(self, state: Any) -> str | None:
        if state.decided_in is not None:
            return str(state.decided_in.recorded_by)
        found = state.waits_for or state.watched_by
        return None if found is None else str(found)

    def _actors(
        self, stand: Stand, key: str, seats: Seats, own: bool, late: bool
    ) -> set[int | None]:
        """Who may act in the role now; None is a citizen without an office. `own`: by the one task
        of it; `late`: also by that task once it was handed on."""
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
            found = {p for seat in (seats[key][:1] if own else seats[key]) for p in seat}
            if late:
                found |= self._handed(state, seats)
        return {p for p in found if p is not None and not self._clashes(stand.acted, key, p)}

    def _hand_to(self, state: Any) -> str | None:
        silence = state.if_silent
        late = isinstance(silence, Silence) and state.due is not None
        return silence.hand_to if late else None

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
        slots = self._asked(stand, rule, seats)
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
                role, _, persons = slots[slot]
                able = [(role, p) for p in persons]
                if isinstance(state.if_silent, Silence) and state.if_silent.hand_to:
                    able += [(state.if_silent.hand_to, p) for p in self._handed(state, seats) if p]
                for acting, person in able:
                    if person in {p for _, p in acted}:
                        continue
                    if rule.recused is not None and person == stand.opener:
                        continue
                    if self._clashes(stand.acted | frozenset(before), acting, person):
                        continue
                    for agrees in (True, False):
                        go((*votes, (slot, agrees)), (*acted, (acting, person)))

        go((), ())
        return found

    def _asked(self, stand: Stand, rule: Rule, seats: Seats) -> list[Slot]:
        """The seats that are asked, with who may answer each, once some stood aside."""
        if rule.mode != "vote":
            role = str(rule.recorded_by)
            every = [(role, 0, seats[role][0])]
        else:
            every = [(role, n, held) for role in rule.seats for n, held in enumerate(seats[role])]
        if rule.recused is None:
            return every
        after: list[Slot] = []
        out: list[Slot] = []
        for role, number, held in every:
            if not held or not all(self._barred(stand, role, person) for person in held):
                after.append((role, number, held))
                continue
            other = self._other(stand, role, number, seats) if rule.recused.substitute else None
            kept = {*rule.must, rule.chair}
            if other is not None:
                after.append((role, number, other))
            elif rule.recused.else_ == "smaller" and rule.mode == "vote" and role not in kept:
                out.append((role, number, held))
            else:
                after.append((role, number, held))
        if out and by_hand(rule, [(role, YES) for role, _, _ in after]) != "pass":
            return [*after, *out]
        return after

    def _barred(self, stand: Stand, role: str, person: int) -> bool:
        return person == stand.opener or self._clashes(stand.acted, role, person)

    def _other(self, stand: Stand, role: str, number: int, seats: Seats) -> tuple[int, ...] | None:
        """Who holds the first other post of the same organisation that can answer."""
        panel = self.definition.states[stand.state].panel
        assert panel is not None
        taken, seated = set(), set()
        for rule in panel.reviews.values():
            for key in rule.answering:
                found = list(zip(self.posts[key], seats[key], strict=True))
                for (name, _), held in found if rule.is_vote else found[:1]:
                    taken.add(name)
                    seated |= set(held)
        for name, persons in self.posts[role][number][1]:
            held = persons if persons or seats is self.seats else self.new[name]
            free = {person for person in held if not self._barred(stand, role, person)}
            if name not in taken and free - seated:
                return held
        return None

    def _fixed(self, rule: Rule, said: list[tuple[str, str]], waiting: list[str]) -> str | None:
        """What these answers have fixed, whatever the others may say."""
        if rule.mode != "vote":
            return "pass" if said[0][1] == YES else "fail"
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
